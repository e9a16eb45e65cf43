import type { Failure } from "../../../shared/contract/failures.ts";
import type { ObservableSubject } from "../../../shared/model/observable.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { StoredBlob } from "../../blobs/put-blob.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { Fields } from "../../storage/records/json-value.ts";
import { recordDefinition } from "../../storage/records/record-definitions-table.ts";
import { readRecordFields } from "../../storage/records/record-rows.ts";
import { fileNameOf } from "../uploads/uploads.ts";
import type { EvidencePorts } from "./evidence.ts";
import { evidenceFields } from "./evidence-fields.ts";

/** Seals uploads and adds them to an incident or report in one action; marked as what they are added to. */
export async function addEvidence(
  { database, actor, uploads }: EvidencePorts,
  subject: ObservableSubject,
  uploadIds: readonly string[],
  description: string,
): Promise<Result<{ actionId: number; ids: readonly string[] }, Failure>> {
  const sealed: { readonly name: string; readonly blob: StoredBlob }[] = [];
  for (const uploadId of uploadIds) {
    const upload = uploads.get(uploadId);
    if (!upload.ok) return upload;
    const blob = await upload.value.store();
    if (!blob.ok) return blob;
    sealed.push({ name: upload.value.name, blob: blob.value });
  }
  const owner = readRecordFields(
    database.read,
    recordDefinition(subject.kind),
    subject.id,
    OWNER_FIELDS,
  );
  if (owner === undefined)
    return err({ kind: "not-found", recordKind: subject.kind, id: subject.id });
  const { title, ...markings } = owner.fields;
  const { ids, nowMs, name } = actor();
  const at = nowMs();
  const base: Fields = { ...markings, createdAt: new Date(at).toISOString() };
  const items = sealed.map(({ name: path, blob }) => ({
    id: ids.newId(),
    fields: evidenceFields({
      base,
      incidentId: subject.kind === "incident" ? subject.id : null,
      reportId: subject.kind === "report" ? subject.id : null,
      item: {
        name: fileNameOf(path),
        mediaType: "application/octet-stream",
        sizeBytes: blob.sizeBytes,
        sha256: blob.sha256Hex,
        description,
      },
      received: { atMs: at, actor: name, detail: fileNameOf(path) },
    }),
  }));
  const { actionId } = database.transaction((write) =>
    applyAction(write, actor(), {
      verb: "evidence-added",
      subjects: [
        {
          subject: { ...subject, title: typeof title === "string" ? title : "" },
          changes: items.map((item) => ({ op: "create", kind: "evidence", ...item })),
        },
      ],
    }),
  );
  uploads.forget(uploadIds);
  return ok({ actionId, ids: items.map(({ id }) => id) });
}

const OWNER_FIELDS = ["title", "ownerOrganisationId", "tlp", "pap"];
