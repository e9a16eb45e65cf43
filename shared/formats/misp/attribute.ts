import { decodeBase64Text } from "../base64.ts";
import { instantFromText, instantFromUnix } from "../instant.ts";
import { asRecord, asText, type JsonRecord, type JsonValue } from "../json/value.ts";
import { LIMITS } from "../limits.ts";
import { factsOfTags } from "../marking-tags.ts";
import { quoted } from "../notice-list.ts";
import type { ParsedObservable } from "../parsed.ts";
import { cutText } from "../report-draft.ts";
import type { EventDraft } from "./event-draft.ts";
import { isSet, listOf } from "./members.ts";
import { tagNames } from "./tags.ts";
import { uuidOf } from "./uuid.ts";

/** Where an attribute belongs: `objectIndex` only for those inside a MISP object. */
export interface AttributeContext {
  readonly pointer: string;
  readonly objectIndex?: number;
  /** The object around it was deleted by its author. */
  readonly isInDeleted?: boolean;
}

/**
 * Maps one attribute (MISP core format, "attribute") into the draft. An attribute without type or value is
 * skipped and named; everything else about it that can't be read is a notice, never a loss of the attribute.
 */
export function mapAttribute(value: JsonValue, context: AttributeContext, draft: EventDraft): void {
  draft.countItem();
  const attribute = asRecord(value);
  const type = asText(attribute?.["type"]);
  const text = asText(attribute?.["value"]) ?? compositeValue(attribute);
  if (attribute === null || type === null || type === "" || type.length > 64 || text === null) {
    draft.skip("misp-attribute-incomplete", "An attribute has no type or no value.", context);
    return;
  }
  if (text.length > LIMITS.observableCharacters || text === "") {
    const why = text === "" ? "is empty" : "is longer than a value may be";
    draft.skip("misp-attribute-value", `The value of a ${quoted(type)} attribute ${why}.`, context);
    return;
  }
  const observable: ParsedObservable = { type, value: text };
  addIdentity(observable, attribute, context);
  addTimes(observable, attribute);
  addTags(observable, attribute, context, draft);
  addData(observable, attribute, context, draft);
  if (isDeleted(attribute, context)) draft.note("misp-deleted", context);
  draft.addObservable(observable, attribute);
  mapSightings(attribute["Sighting"], context, draft, observable.sourceUuid ?? null);
  draft.addProposals(attribute["ShadowAttribute"], context.pointer);
}

/**
 * Sightings of one attribute, or of an event that names their attributes (MISP core format, "sighting"); types 0 seen,
 * 1 false positive, 2 expired.
 */
export function mapSightings(
  sightings: JsonValue | undefined,
  context: AttributeContext,
  draft: EventDraft,
  attributeUuid: string | null,
): void {
  for (const item of listOf(sightings)) {
    const sighting = asRecord(asRecord(item)?.["Sighting"]) ?? asRecord(item);
    const observableUuid = attributeUuid ?? uuidOf(asText(sighting?.["attribute_uuid"]));
    const atIso = instantFromUnix(asText(sighting?.["date_sighting"]));
    if (sighting === null || observableUuid === null || atIso === null) {
      draft.note("misp-sighting-incomplete", context);
      continue;
    }
    const type = asText(sighting["type"]) ?? "0";
    const kind = type === "1" ? "false-positive" : type === "2" ? "expired" : "seen";
    const source =
      asText(sighting["source"]) || asText(asRecord(sighting["Organisation"])?.["name"]);
    draft.addSighting({
      observableUuid,
      kind,
      atIso,
      ...(source ? { source: cutText(source, 255) } : {}),
    });
  }
}

/** Attribute search answers may carry a composite value as `value1` and `value2`. */
function compositeValue(attribute: JsonRecord | null): string | null {
  const first = asText(attribute?.["value1"]);
  const second = asText(attribute?.["value2"]);
  return first !== null && second ? `${first}|${second}` : first;
}

function addIdentity(
  observable: ParsedObservable,
  attribute: JsonRecord,
  context: AttributeContext,
): void {
  const target = observable;
  const uuid = uuidOf(asText(attribute["uuid"]));
  if (uuid !== null) target.sourceUuid = uuid;
  const category = asText(attribute["category"]);
  if (category !== null && category !== "" && category.length <= 64) target.category = category;
  // What its author deleted must not raise alarms.
  target.toIds = !isDeleted(attribute, context) && isSet(attribute["to_ids"]);
  const comment = asText(attribute["comment"]);
  if (comment) target.comment = cutText(comment, LIMITS.commentCharacters);
  if (context.objectIndex !== undefined) {
    target.objectIndex = context.objectIndex;
    const relation = asText(attribute["object_relation"]);
    if (relation) target.objectRelation = cutText(relation, 128);
  }
  target.place = { pointer: context.pointer };
}

function addTimes(observable: ParsedObservable, attribute: JsonRecord): void {
  const target = observable;
  const first = instantOf(attribute["first_seen"]);
  const last = instantOf(attribute["last_seen"]);
  if (first !== null) target.firstSeenIso = first;
  if (last !== null) target.lastSeenIso = last;
}

/** Text by the standard, Unix seconds or microseconds in the database's own dumps. */
function instantOf(value: JsonValue | undefined): string | null {
  const text = asText(value);
  const isMicroseconds = text !== null && /^[0-9]{16}$/.test(text);
  const seconds = isMicroseconds ? `${text.slice(0, 10)}.${text.slice(10)}` : text;
  return instantFromText(text) ?? instantFromUnix(seconds);
}

function isDeleted(attribute: JsonRecord, context: AttributeContext): boolean {
  return context.isInDeleted === true || isSet(attribute["deleted"]);
}

function addTags(
  observable: ParsedObservable,
  attribute: JsonRecord,
  context: AttributeContext,
  draft: EventDraft,
): void {
  const target = observable;
  const tags = tagNames(attribute, LIMITS.mispTagsPerAttribute);
  if (tags.length === 0) return;
  target.tags = [...tags];
  const { tlp } = factsOfTags(tags, draft.notices, { pointer: context.pointer });
  if (tlp !== null) target.tlp = tlp;
}

function addData(
  observable: ParsedObservable,
  attribute: JsonRecord,
  context: AttributeContext,
  draft: EventDraft,
): void {
  const data = asText(attribute["data"]);
  if (!data) return;
  if (data.length > LIMITS.attachmentBytes * 1.4) {
    draft.note("attachment-too-large", context);
    return;
  }
  const decoded = decodeBase64Text(data);
  if (decoded.strayCharacters > 0 || decoded.isCut) draft.note("misp-data-damaged", context);
  const index = draft.addAttachment({
    name: cutText(attachmentName(observable), LIMITS.attachmentNameCharacters),
    mediaType: "application/octet-stream",
    bytes: new Uint8Array(decoded.bytes),
    place: { pointer: context.pointer },
  });
  const target = observable;
  if (index === null) draft.note("attachment-limit", context);
  else target.attachmentIndex = index;
}

/** A `malware-sample` is `name|md5`; its data is a ZIP archive with the password `infected`. */
function attachmentName(observable: ParsedObservable): string {
  const bar = observable.value.lastIndexOf("|");
  return observable.type === "malware-sample" && bar > 0
    ? `${observable.value.slice(0, bar)}.zip`
    : observable.value;
}
