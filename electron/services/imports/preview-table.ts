import type { Failure } from "../../../shared/contract/failures.ts";
import { LIMITS } from "../../../shared/formats/limits.ts";
import { previewTable } from "../../../shared/formats/table/preview.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Uploads } from "../uploads/uploads.ts";
import type { ImportContext } from "./import-context.ts";

export interface UploadPreview {
  readonly columns: string[];
  readonly rows: string[][];
  readonly mappingJson: string;
  readonly recognisedAs: string | null;
}

/**
 * Head of an uploaded table with the proposed mapping. Only the first kilobytes are looked at, by the same total reader
 * that the parser process uses; the import itself reads the file over there.
 */
export async function previewUpload(
  { blobs }: ImportContext,
  uploads: Uploads,
  uploadId: string,
): Promise<Result<UploadPreview, Failure>> {
  const upload = uploads.get(uploadId);
  if (!upload.ok) return upload;
  const sealed = await upload.value.store();
  if (!sealed.ok) return sealed;
  const { sha256Hex, sizeBytes } = sealed.value;
  const head = await blobs.readRange(sha256Hex, 0, Math.min(sizeBytes, LIMITS.headBytes));
  if (!head.ok) return head;
  const isWhole = head.value.length === sizeBytes;
  const preview = previewTable({ bytes: head.value, name: upload.value.name, isWhole });
  if (!preview.ok) {
    return err({
      kind: "invalid-value",
      field: upload.value.name,
      found: preview.error.message,
      expected: "a table",
    });
  }
  const { columns, rows, mapping } = preview.value;
  return ok({
    columns: [...columns],
    rows: rows.map((row) => [...row]),
    mappingJson: JSON.stringify(mapping, null, 2),
    recognisedAs: mapping.recognisedAs,
  });
}
