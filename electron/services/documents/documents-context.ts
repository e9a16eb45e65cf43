import type { HandOverView } from "../../../shared/domain/custody/hand-over-view.ts";
import type { Evidence } from "../../../shared/model/case-parts.ts";
import type { VaultKind } from "../../../shared/vault/header.ts";
import type { DownloadTickets } from "../../rpc/download-tickets.ts";
import type { CaseContext } from "../case-context.ts";

/** What making documents needs beside the cases. */
export interface DocumentsContext extends CaseContext {
  readonly vaultKind: VaultKind;
  readonly tickets: DownloadTickets;
  /** Signed hand-overs of a file, verified. */
  readonly handOversOf: (item: Evidence) => readonly HandOverView[];
}
