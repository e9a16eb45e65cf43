import type { Detection, ManifestEntry } from "../format.ts";
import { asRecord, asText, type JsonValue } from "../json/value.ts";
import { titleText } from "../report-draft.ts";
import { isUuid } from "./uuid.ts";

/** Says whether a JSON document is the manifest of a MISP feed (MISP core format, "manifest"): an object keyed by UUID. */
export function detectManifest(document: JsonValue): Detection | null {
  const record = asRecord(document);
  if (record === null) return null;
  const members = Object.entries(record);
  const isManifest =
    members.length > 0 &&
    members.every(([uuid, entry]) => isUuid(uuid) && typeof asRecord(entry)?.["info"] === "string");
  return isManifest
    ? { score: 96, reason: `manifest of a MISP feed with ${members.length} event(s)` }
    : null;
}

/** The event files that a manifest names; call it for documents that {@link detectManifest} takes. */
export function readManifest(document: JsonValue): readonly ManifestEntry[] {
  return Object.entries(asRecord(document) ?? {}).map(([uuid, value]) => {
    const entry = asRecord(value);
    const sha256 = asText(entry?.["integrity:sha256"])?.toLowerCase() ?? null;
    return {
      uuid: uuid.toLowerCase(),
      info: titleText(asText(entry?.["info"]) ?? ""),
      timestamp: asText(entry?.["timestamp"])?.slice(0, 64) ?? null,
      sha256: sha256 !== null && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : null,
    };
  });
}
