import type { z } from "zod";
import type { downloadTicketSchema, progressSchema } from "../../../shared/contract/call.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { evidenceIdSchema, type EvidenceId } from "../../../shared/model/ids.ts";
import type { Evidence } from "../../../shared/model/case-parts.ts";
import type { ObservableSubject } from "../../../shared/model/observable.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { BlobStore } from "../../blobs/blob-store.ts";
import { encryptedZip } from "../../files/encrypted-zip.ts";
import type { DownloadTickets } from "../../rpc/download-tickets.ts";
import type { Database } from "../../storage/database.ts";
import type { Actor } from "../../storage/journal/action-stamp.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { JsonValue } from "../../storage/records/json-value.ts";
import { fileNameOf, type Uploads } from "../uploads/uploads.ts";
import { addEvidence } from "./add-evidence.ts";
import { custodyFields, custodyLog } from "./evidence-fields.ts";
import { historySubject } from "./history-subject.ts";
import { listEvidence, readEvidence, referencedBlobs } from "./read-evidence.ts";

export interface EvidencePorts {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly actor: () => Actor;
  readonly uploads: Uploads;
  readonly tickets: DownloadTickets;
}

type Changed = Result<{ actionId: number; changed: number }, Failure>;

/** Files of cases: sealed, hashed, with a custody log that grows with every act on them. */
export interface EvidenceService {
  readonly list: (subject: ObservableSubject) => readonly Evidence[];
  readonly get: (id: EvidenceId) => Result<Evidence, Failure>;
  readonly add: (
    subject: ObservableSubject,
    uploadIds: readonly string[],
    description: string,
  ) => Promise<Result<{ actionId: number; ids: readonly EvidenceId[] }, Failure>>;
  readonly update: (
    id: EvidenceId,
    patch: { readonly name?: string | undefined; readonly description?: string | undefined },
  ) => Changed;
  /** Reads files back and compares their hashes; each result goes into the custody log. */
  readonly verify: (
    ids: readonly EvidenceId[],
    report: (progress: z.infer<typeof progressSchema>) => void,
    signal: AbortSignal,
  ) => Promise<Result<{ verified: number; damaged: EvidenceId[] }, Failure>>;
  /** Verified once more before it leaves, as it came in or in a sealed archive. */
  readonly export: (
    id: EvidenceId,
    reason: string,
    archive: { readonly password: string } | null,
  ) => Promise<Result<z.infer<typeof downloadTicketSchema>, Failure>>;
  readonly peek: (
    id: EvidenceId,
    offset: number,
    length: number,
  ) => Promise<Result<{ bytes: Uint8Array; sizeBytes: number }, Failure>>;
  readonly referencedBlobs: () => Iterable<string>;
}

export function createEvidence(ports: EvidencePorts): EvidenceService {
  const { database, blobs } = ports;
  const get = (id: EvidenceId): Result<Evidence, Failure> => {
    const found = readEvidence(database.read, id);
    return found ? ok(found) : err({ kind: "not-found", recordKind: "evidence", id });
  };
  return {
    list: (subject) => listEvidence(database.read, subject),
    get,
    add: async (subject, uploadIds, description) => {
      const added = await addEvidence(ports, subject, uploadIds, description);
      if (!added.ok) return added;
      const { actionId, ids } = added.value;
      return ok({ actionId, ids: ids.map((id) => evidenceIdSchema.parse(id)) });
    },
    update: (id, patch) => {
      const found = get(id);
      if (!found.ok) return found;
      const fields = Object.fromEntries(
        Object.entries(patch).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value] as const],
        ),
      );
      return ok(change(ports, found.value, "evidence-updated", fields));
    },
    verify: (ids, report, signal) => verifyAll(ports, get, ids, report, signal),
    export: async (id, reason, archive) => {
      const found = get(id);
      return found.ok ? exportFile(ports, found.value, reason, archive) : found;
    },
    peek: async (id, offset, length) => {
      const found = get(id);
      if (!found.ok) return found;
      const bytes = await blobs.readRange(found.value.sha256, offset, length);
      if (bytes.ok) return ok({ bytes: bytes.value, sizeBytes: found.value.sizeBytes });
      return err({ kind: "evidence-damaged", name: found.value.name, detail: bytes.error.kind });
    },
    referencedBlobs: () => referencedBlobs(database.read),
  };
}

async function exportFile(
  ports: EvidencePorts,
  item: Evidence,
  reason: string,
  archive: { readonly password: string } | null,
): ReturnType<EvidenceService["export"]> {
  const { blobs, tickets } = ports;
  const { sha256, name, sizeBytes } = item;
  const verified = await blobs.verify(sha256);
  if (!verified.ok) {
    noteDamage(ports, item, verified.error.kind);
    return err({ kind: "evidence-damaged", name, detail: verified.error.kind });
  }
  const fileName = fileNameOf(name);
  const read = () => blobs.read(sha256);
  const download =
    archive === null
      ? { name: fileName, sizeBytes, stream: read }
      : {
          name: `${fileName}.zip`,
          ...(await encryptedZip(fileName, sizeBytes, archive.password, read)),
        };
  const act = archive === null ? "exported" : "exported-sealed";
  note(ports, item, "evidence-exported", { act, detail: reason });
  return ok({
    ticket: tickets.issue(download),
    name: download.name,
    sizeBytes: download.sizeBytes,
  });
}

async function verifyAll(
  ports: EvidencePorts,
  get: EvidenceService["get"],
  ids: readonly EvidenceId[],
  report: (progress: z.infer<typeof progressSchema>) => void,
  signal: AbortSignal,
): Promise<Result<{ verified: number; damaged: EvidenceId[] }, Failure>> {
  const items: Evidence[] = [];
  for (const id of ids) {
    const found = get(id);
    if (!found.ok) return found;
    items.push(found.value);
  }
  const total = items.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const damaged: EvidenceId[] = [];
  let before = 0;
  for (const item of items) {
    if (signal.aborted) return err({ kind: "cancelled" });
    const verified = await ports.blobs.verify(item.sha256, (done) => {
      report({ done: before + done, total, what: item.name });
    });
    before += item.sizeBytes;
    if (verified.ok) noteVerified(ports, item);
    else {
      damaged.push(item.id);
      noteDamage(ports, item, verified.error.kind);
    }
  }
  return ok({ verified: items.length - damaged.length, damaged });
}

function noteVerified(ports: EvidencePorts, item: Evidence): void {
  const verifiedAt = new Date(ports.actor().nowMs()).toISOString();
  note(
    ports,
    item,
    "evidence-verified",
    { act: "verified", detail: "" },
    { verifiedAt, isDamaged: false },
  );
}

function noteDamage(ports: EvidencePorts, item: Evidence, detail: string): void {
  note(
    ports,
    item,
    "evidence-found-damaged",
    { act: "found-damaged", detail },
    { isDamaged: true },
  );
}

/** Adds a line to the custody log. It stands whatever happens: undo doesn't take a hand-over back. */
function note(
  ports: EvidencePorts,
  item: Evidence,
  verb: string,
  entry: { readonly act: string; readonly detail: string },
  fields: Readonly<Record<string, JsonValue>> = {},
): { actionId: number; changed: number } {
  const actor = ports.actor();
  const custody = [
    ...custodyLog(item.custody),
    custodyFields({ atMs: actor.nowMs(), actor: actor.name, sha256: item.sha256, ...entry }),
  ];
  return change(ports, item, verb, { ...fields, custody }, false);
}

function change(
  { database, actor }: EvidencePorts,
  item: Evidence,
  verb: string,
  fields: Readonly<Record<string, JsonValue>>,
  isUndoable = true,
): { actionId: number; changed: number } {
  return database.transaction((write) =>
    applyAction(write, actor(), {
      verb,
      isUndoable,
      subjects: [
        {
          subject: historySubject(item),
          changes: [{ op: "update", kind: "evidence", id: item.id, fields }],
        },
      ],
    }),
  );
}
