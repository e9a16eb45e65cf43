import { asRecord, asText, type JsonRecord, type JsonValue } from "../json/value.ts";
import { LIMITS } from "../limits.ts";
import type { EventDraft } from "./event-draft.ts";
import { listOf } from "./members.ts";

/** Members of an event that become fields of the report, or that only mean something inside the sending instance. */
const MAPPED_MEMBERS = new Set([
  "Attribute",
  "Object",
  "Tag",
  "EventTag",
  "ShadowAttribute",
  "Galaxy",
  "Sighting",
  "RelatedEvent",
  "EventReport",
  "info",
  "uuid",
  "id",
  "org_id",
  "orgc_id",
  "attribute_count",
]);

/**
 * JSON text of what the report's own fields do not hold: facts of the event, galaxies, related events, proposals,
 * and every member that this version does not know. Too much galaxy text is cut down to names; a notice says so.
 */
export function detailsOf(event: JsonRecord, draft: EventDraft): string {
  const facts: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(event)) {
    if (!MAPPED_MEMBERS.has(name)) facts[name] = value;
  }
  const details = {
    format: "misp",
    event: facts,
    galaxies: event["Galaxy"] ?? [],
    relatedEvents: listOf(event["RelatedEvent"]).map(relatedEvent),
    proposals: draft.proposals,
    unplacedReferences: draft.unplacedReferences,
    objectTemplates: draft.templates,
    attributeTimestamps: draft.timestamps,
  };
  const full = JSON.stringify(details);
  if (full.length <= LIMITS.detailsCharacters) return full;
  draft.notices.add(
    "details-shortened",
    "The details were too long: galaxy texts and unknown members are only in the original file.",
  );
  const short = {
    ...details,
    event: {},
    galaxies: galaxyNames(event),
    proposals: [],
    unplacedReferences: [],
  };
  const text = JSON.stringify(short);
  return text.length <= LIMITS.detailsCharacters ? text : JSON.stringify({ format: "misp" });
}

/** Names of the clusters that are attached, as `galaxy: cluster` lines for the readable text. */
export function clusterLines(event: JsonRecord): readonly string[] {
  return galaxyNames(event).flatMap(({ galaxy, clusters }) =>
    clusters.length === 0 ? [] : [`${galaxy}: ${clusters.join(", ")}`],
  );
}

function galaxyNames(
  event: JsonRecord,
): readonly { readonly galaxy: string; readonly clusters: readonly string[] }[] {
  return listOf(event["Galaxy"])
    .slice(0, 1_000)
    .map((item) => {
      const galaxy = asRecord(item);
      const clusters = listOf(galaxy?.["GalaxyCluster"]).slice(0, 1_000);
      return {
        galaxy: (asText(galaxy?.["name"]) ?? "").slice(0, 255),
        clusters: clusters.map((cluster) =>
          (asText(asRecord(cluster)?.["value"]) ?? "").slice(0, 255),
        ),
      };
    });
}

function relatedEvent(item: JsonValue): JsonValue {
  const related = asRecord(asRecord(item)?.["Event"]) ?? asRecord(item);
  if (related === null) return null;
  return [related["uuid"] ?? null, related["info"] ?? null, related["date"] ?? null];
}
