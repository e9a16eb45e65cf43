import { basename } from "node:path";
import type { ImportNotice } from "../../../shared/formats/parsed.ts";
import type { ImportFileResult } from "../../../shared/model/import-run.ts";
import type { ReadFile } from "./import-file.ts";

/** Notices of one kind that a ledger line lists one by one. */
const MAX_NAMED = 20;

/**
 * Holds the manifests of MISP feeds against the event files of the same run: events that are missing and files whose bytes
 * are not those that the manifest vouches for (`integrity:sha256`) are named on the manifest's line.
 */
export function checkManifests(read: readonly ReadFile[]): readonly ImportFileResult[] {
  const byName = new Map(
    read.map(({ result, sha256 }) => [basename(result.path.replaceAll("\\", "/")), sha256]),
  );
  return read.map(({ result, summary }) => {
    const entries = summary?.manifest;
    if (entries === undefined) return result;
    const missing = entries.filter(({ uuid }) => !byName.has(`${uuid}.json`));
    const altered = entries.filter(({ uuid, sha256 }) => {
      const found = byName.get(`${uuid}.json`);
      return sha256 !== null && found !== undefined && found !== null && found !== sha256;
    });
    return {
      ...result,
      warnings: [
        ...result.warnings,
        ...notices("manifest-event-missing", "is listed but not part of this import", missing),
        ...notices("manifest-hash-differs", "has other bytes than the manifest states", altered),
      ],
    };
  });
}

function notices(
  kind: string,
  what: string,
  entries: readonly { readonly uuid: string }[],
): readonly ImportNotice[] {
  const named = entries
    .slice(0, MAX_NAMED)
    .map(({ uuid }) => ({ kind, message: `Event ${uuid} ${what}.` }));
  const more = entries.length - named.length;
  return more > 0
    ? [...named, { kind, message: `The same is true of ${String(more)} more events.` }]
    : named;
}
