import { err, ok, type Result } from "../../result.ts";
import type { ParseFailure } from "../format.ts";
import { instantFromText, instantFromUnix } from "../instant.ts";
import { asRecord, asText, type JsonRecord, type JsonValue } from "../json/value.ts";
import { LIMITS } from "../limits.ts";
import { factsOfTags } from "../marking-tags.ts";
import type { ParsedReport } from "../parsed.ts";
import { cutText, emptyReport, titleText } from "../report-draft.ts";
import { mapAttribute, mapSightings } from "./attribute.ts";
import { clusterLines, detailsOf } from "./details.ts";
import type { EnvelopedEvent } from "./envelope.ts";
import { EventDraft } from "./event-draft.ts";
import { isSet, listOf } from "./members.ts";
import { tagNames } from "./tags.ts";
import { uuidOf } from "./uuid.ts";

/** `threat_level_id` (facts 5): 1 high, 2 medium, 3 low; 4 is undefined. */
const SEVERITIES: ReadonlyMap<string, "high" | "medium" | "low"> = new Map([
  ["1", "high"],
  ["2", "medium"],
  ["3", "low"],
]);

/**
 * Maps one event to a report. Items are its attributes, those inside objects included; proposals are not counted.
 * Failure kind `limit` when the event holds more attributes or objects than `LIMITS` allows.
 */
export function mapEvent(
  source: EnvelopedEvent,
  sourceName: string,
): Result<ParsedReport, ParseFailure> {
  const { event, pointer } = source;
  const overflow = overflowOf(event, pointer);
  if (overflow !== null) return err(overflow);
  const draft = new EventDraft();
  for (const [index, attribute] of listOf(event["Attribute"]).entries()) {
    mapAttribute(attribute, { pointer: `${pointer}/Attribute/${index}` }, draft);
  }
  for (const [index, object] of listOf(event["Object"]).entries()) {
    mapObject(object, `${pointer}/Object/${index}`, draft);
  }
  mapSightings(event["Sighting"], { pointer: `${pointer}/Sighting` }, draft, null);
  draft.addProposals(event["ShadowAttribute"], pointer);
  addSourceNotices(source, draft);
  return ok(reportOf(source, sourceName, draft));
}

function reportOf(source: EnvelopedEvent, sourceName: string, draft: EventDraft): ParsedReport {
  const { event, pointer } = source;
  const info = asText(event["info"]) ?? "";
  const uuid = uuidOf(asText(event["uuid"]));
  const timestamp = asText(event["timestamp"]);
  const tags = tagNames(event, LIMITS.mispTagsPerEvent);
  const facts = factsOfTags(tags, draft.notices, { pointer });
  const sender = asText(asRecord(event["Orgc"])?.["name"]);
  const detailsJson = detailsOf(event, draft);
  draft.finishNotes();
  return {
    ...emptyReport("misp-event", info === "" ? sourceName : info),
    title: titleText(info === "" ? (uuid === null ? sourceName : `MISP event ${uuid}`) : info),
    sourceId: uuid,
    sourceVersion: timestamp === null ? null : timestamp.slice(0, 64),
    body: bodyOf(event, info),
    sender: sender === null || sender === "" ? null : cutText(sender, 1_024),
    reportedAtIso:
      instantFromUnix(asText(event["publish_timestamp"])) ?? instantFromUnix(timestamp),
    occurredAtIso: instantFromText(asText(event["date"])),
    tlp: facts.tlp,
    pap: facts.pap,
    classification: [...facts.classification],
    severity: SEVERITIES.get(asText(event["threat_level_id"]) ?? "") ?? null,
    tags: [...tags],
    observables: draft.observables,
    objects: draft.objects,
    relations: draft.relations,
    sightings: draft.sightings,
    attachments: draft.attachments,
    detailsJson,
    foundItems: draft.foundItems,
    skippedItems: draft.skippedItems,
    notices: draft.notices.all(),
  };
}

/** A MISP object: its attributes are items like any other; the object itself groups them. */
function mapObject(value: JsonValue, pointer: string, draft: EventDraft): void {
  const object = asRecord(value);
  const name = asText(object?.["name"]);
  const attributes = listOf(object?.["Attribute"]);
  const isInDeleted = isSet(object?.["deleted"]);
  const context = { pointer };
  if (object === null || name === null || name === "") {
    draft.notices.add(
      "misp-object-unnamed",
      "An object without a name; its attributes were kept.",
      {
        pointer,
      },
    );
  }
  const uuid = uuidOf(asText(object?.["uuid"]));
  const objectIndex = draft.objects.length;
  draft.templates.push([object?.["template_uuid"] ?? null, object?.["template_version"] ?? null]);
  const metaCategory = asText(object?.["meta-category"]) ?? asText(object?.["meta_category"]);
  const comment = asText(object?.["comment"]);
  draft.objects.push({
    name: cutText(name === null || name === "" ? "(unnamed)" : name, 255),
    ...(uuid === null ? {} : { sourceUuid: uuid }),
    ...(metaCategory ? { metaCategory: cutText(metaCategory, 255) } : {}),
    ...(comment ? { comment: cutText(comment, LIMITS.commentCharacters) } : {}),
  });
  for (const [index, attribute] of attributes.entries()) {
    mapAttribute(
      attribute,
      { pointer: `${pointer}/Attribute/${index}`, objectIndex, isInDeleted },
      draft,
    );
  }
  for (const item of listOf(object?.["ObjectReference"])) {
    mapReference(asRecord(item), uuid, draft, context);
  }
}

function mapReference(
  reference: JsonRecord | null,
  objectUuid: string | null,
  draft: EventDraft,
  context: { readonly pointer: string },
): void {
  const fromUuid = objectUuid ?? uuidOf(asText(reference?.["object_uuid"]));
  const toUuid = uuidOf(asText(reference?.["referenced_uuid"]));
  if (reference === null || fromUuid === null || toUuid === null) {
    draft.note("misp-reference-incomplete", context);
    if (reference !== null) draft.unplacedReferences.push(reference);
    return;
  }
  const comment = asText(reference["comment"]);
  const type = asText(reference["relationship_type"]) ?? "";
  draft.addRelation({
    fromUuid,
    toUuid,
    type: cutText(type === "" ? "related-to" : type, 255),
    ...(comment ? { comment: cutText(comment, LIMITS.commentCharacters) } : {}),
  });
}

function bodyOf(event: JsonRecord, info: string): string {
  const reports = listOf(event["EventReport"]).map((item) => {
    const report = asRecord(item);
    return `${asText(report?.["name"]) ?? ""}\n\n${asText(report?.["content"]) ?? ""}`;
  });
  const text = [info, clusterLines(event).join("\n"), ...reports].filter((part) => part !== "");
  return cutText(text.join("\n\n"), LIMITS.bodyCharacters);
}

function overflowOf(event: JsonRecord, pointer: string): ParseFailure | null {
  const objects = listOf(event["Object"]);
  let attributes = listOf(event["Attribute"]).length;
  for (const object of objects) {
    attributes += listOf(asRecord(object)?.["Attribute"]).length;
  }
  if (attributes > LIMITS.mispAttributesPerEvent) {
    return limitFailure("mispAttributesPerEvent", attributes, "attributes", pointer);
  }
  return objects.length > LIMITS.mispObjectsPerEvent
    ? limitFailure("mispObjectsPerEvent", objects.length, "objects", pointer)
    : null;
}

function limitFailure(
  limit: "mispAttributesPerEvent" | "mispObjectsPerEvent",
  count: number,
  what: string,
  pointer: string,
): ParseFailure {
  return {
    kind: "limit",
    limit,
    message: `The event holds ${count} ${what}, more than the ${LIMITS[limit]} allowed.`,
    place: { pointer },
    found: String(count),
    expected: `at most ${LIMITS[limit]}`,
  };
}

function addSourceNotices({ event, pointer, isFragment }: EnvelopedEvent, draft: EventDraft): void {
  if (isFragment) {
    draft.notices.add(
      "misp-no-event",
      "No MISP event envelope: the attributes and objects were kept as one report.",
      { pointer },
    );
  } else if (uuidOf(asText(event["uuid"])) === null) {
    draft.notices.add(
      "misp-no-uuid",
      "The event has no valid UUID: only an identical file is known as a repetition.",
      { pointer },
    );
  }
  const extended = uuidOf(asText(event["extends_uuid"]));
  if (extended !== null) {
    draft.notices.add("misp-extends", `The event extends event ${extended}.`, { pointer });
  }
  if (draft.proposals.length > 0) {
    draft.notices.add(
      "misp-proposals",
      `${draft.proposals.length} proposals (ShadowAttribute) were kept in the details only.`,
      { pointer },
    );
  }
}
