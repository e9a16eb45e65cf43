import type { ArchiveManifest } from "../../../shared/exchange/archive/archive-manifest.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { LongWork } from "../bundle/bundle-environment.ts";
import type { ExchangeDesk } from "../records/write-release.ts";
import type { ArchiveTrouble, OpenedArchive } from "./open-archive.ts";

/** Evidence of an archive, by where its bytes are. */
export interface Blobs {
  readonly found: number;
  readonly present: number;
  /** In the archive, and not here. */
  readonly missing: readonly { readonly sha256: string; readonly sizeBytes: number }[];
  /** Neither here nor in the archive. */
  readonly absent: number;
}

export async function lookForBlobs(
  { blobs }: ExchangeDesk,
  { members, absentBlobs }: ArchiveManifest,
): Promise<Blobs> {
  const carried = members.slice(2);
  const missing: ArchiveManifest["members"] = [];
  for (const member of carried) if (!(await blobs.has(member.sha256))) missing.push(member);
  let absent = 0;
  for (const sha256 of absentBlobs) if (!(await blobs.has(sha256))) absent += 1;
  const found = carried.length + absentBlobs.length;
  return { found, present: found - missing.length - absent, missing, absent };
}

/** Before the records: a row must never name evidence that is not there. What was stored before it failed goes again. */
export async function storeBlobs(
  desk: ExchangeDesk,
  archive: OpenedArchive,
  missing: Blobs["missing"],
  { signal }: LongWork,
): Promise<Result<void, ArchiveTrouble>> {
  let isWhole = false;
  try {
    for (const { sha256 } of missing) {
      const content = archive.blob(sha256);
      if (content === undefined) throw new Error("the manifest names every piece of evidence");
      const stored = await desk.blobs.put(content, signal === undefined ? {} : { signal });
      if (stored.ok) continue;
      const { error } = stored;
      if (error.kind !== "too-large") return err({ kind: error.kind });
      return err({ kind: "limit-exceeded", limit: error.what, allowed: error.limit });
    }
    isWhole = true;
    return ok(undefined);
  } finally {
    if (!isWhole) await removeUnnamed(desk, missing);
  }
}

async function removeUnnamed(
  { database, blobs }: ExchangeDesk,
  stored: Blobs["missing"],
): Promise<void> {
  for (const { sha256 } of stored) {
    const sql = "SELECT 1 FROM evidence WHERE sha256 = ? LIMIT 1";
    if (database.read.get(sql, [sha256]) === undefined) await blobs.remove(sha256);
  }
}
