import type { VaultKind } from "../../../shared/vault/header.ts";
import type { RandomPort } from "../../crypto/random.ts";
import type { DownloadTickets } from "../../rpc/download-tickets.ts";
import type { CaseContext } from "../case-context.ts";

/** What telling constituents needs beside the cases. */
export interface NotificationContext extends CaseContext {
  readonly vaultKind: VaultKind;
  readonly tickets: DownloadTickets;
  readonly random: RandomPort;
}
