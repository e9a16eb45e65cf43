import type { VaultKind } from "../../../shared/vault/header.ts";
import type { DownloadTickets } from "../../rpc/download-tickets.ts";
import type { CaseContext } from "../case-context.ts";

/** What making documents needs beside the cases. */
export interface DocumentsContext extends CaseContext {
  readonly vaultKind: VaultKind;
  readonly tickets: DownloadTickets;
}
