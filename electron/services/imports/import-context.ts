import type { Pap, Tlp } from "../../../shared/model/values.ts";
import type { BlobStore } from "../../blobs/blob-store.ts";
import type { Database } from "../../storage/database.ts";
import type { Actor } from "../../storage/journal/action-stamp.ts";

/** What storing imported reports needs. */
export interface ImportContext {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly actor: () => Actor;
  readonly organisationId: string;
  readonly numberPrefix: () => string;
  readonly defaultPap: () => Pap;
}

/** The file that reports are read from, sealed already. */
export interface ImportedFile {
  readonly runId: string;
  readonly name: string;
  readonly format: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Marking for reports that carry none; null asks the analyst later. */
  readonly tlp: Tlp | null;
  readonly pap: Pap | null;
}

/** An attachment of a report after its bytes were sealed. */
export interface SealedAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}
