import type { CheckDepth } from "../check-database.ts";
import type { RecordsReport } from "./check-records.ts";

/** What the checking thread is started with. */
export interface CheckerData {
  readonly path: string;
  /** Raw key of the database; moved to the thread, which wipes it once the database is open. */
  readonly key: Uint8Array<ArrayBuffer>;
  readonly depth: CheckDepth;
}

/** What it says: how far it is, at last what it found. */
export type CheckerMessage =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "report"; readonly report: RecordsReport };
