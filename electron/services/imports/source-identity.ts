import { createHash } from "node:crypto";
import type { ParsedReport } from "../../../shared/formats/parsed.ts";
import type { ReadHandle } from "../../storage/database.ts";

/**
 * By what a report is known when it comes again. `id` is the source's own (MISP event UUID, Message-ID) or that of the
 * file and its place in it. `version` holds the source's version and a digest of the content: somebody else's file that
 * claims a known id but says something else is not taken for a repetition (threats row 36).
 */
export interface SourceIdentity {
  readonly id: string;
  readonly version: string;
}

export function sourceIdentity(
  report: ParsedReport,
  fileSha256: string,
  indexInFile: number,
): SourceIdentity {
  const id = report.sourceId ?? `file:${fileSha256}#${String(indexInFile)}`;
  return { id, version: `${report.sourceVersion ?? ""}#${contentDigest(report)}` };
}

/** `same`: this very content is here. `other-edition`: the source is known, with other content. */
export type KnownSource =
  | { readonly kind: "unknown" }
  | { readonly kind: "same" }
  | { readonly kind: "other-edition"; readonly number: string };

export function findSource(read: ReadHandle, identity: SourceIdentity): KnownSource {
  const rows = read.all<{ readonly number: string; readonly version: string | null }>(
    "SELECT number, source_version AS version FROM report WHERE source_id = ? ORDER BY id",
    [identity.id],
  );
  if (rows.some(({ version }) => version === identity.version)) return { kind: "same" };
  const [first] = rows;
  return first === undefined
    ? { kind: "unknown" }
    : { kind: "other-edition", number: first.number };
}

/** Attachments are bytes; their names and sizes stand for them, as the file's own hash covers them. */
function contentDigest(report: ParsedReport): string {
  const { attachments, notices: _notices, ...content } = report;
  const named = attachments.map(({ name, mediaType, bytes }) => [name, mediaType, bytes.length]);
  return createHash("sha256")
    .update(JSON.stringify(content))
    .update(JSON.stringify(named))
    .digest("hex")
    .slice(0, 32);
}
