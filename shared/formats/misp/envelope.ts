import type { Detection } from "../format.ts";
import { asArray, asRecord, JsonRecord, type JsonValue } from "../json/value.ts";
import { listOf } from "./members.ts";

/** One event of a document and where it stands. `isFragment`: attributes or objects without an event around them. */
export interface EnvelopedEvent {
  readonly event: JsonRecord;
  readonly pointer: string;
  readonly isFragment: boolean;
}

/** The events of a document; `strangers` are pointers to list members that are no events. */
export interface Envelope {
  readonly events: readonly EnvelopedEvent[];
  readonly strangers: readonly string[];
}

/**
 * Finds MISP events in the envelopes that MISP and its clients write: `{Event}`, `{response: [{Event}]}`,
 * `{response: {Attribute}}`, `[{Event}]`, bare events, and lists of attributes or objects alone.
 * Null when the document is none of these.
 */
export function openEnvelope(document: JsonValue): Envelope | null {
  const record = asRecord(document);
  const response = record?.["response"];
  if (response !== undefined) return openList(response, "/response");
  const events = asArray(record?.["Event"]);
  if (events !== null) return openList(events, "/Event");
  return openList(document, "");
}

/** Says whether a JSON document is MISP's, and by what. */
export function detectMisp(document: JsonValue): Detection | null {
  const envelope = openEnvelope(document);
  const [first] = envelope?.events ?? [];
  if (envelope === null || first === undefined) return null;
  if (first.isFragment) {
    return { score: 70, reason: "MISP attributes or objects without an event around them" };
  }
  return { score: 95, reason: `${envelope.events.length} MISP event(s)` };
}

function openList(value: JsonValue, pointer: string): Envelope | null {
  const items = asArray(value);
  if (items === null) {
    const single = openOne(value, pointer);
    return single === null ? null : { events: [single], strangers: [] };
  }
  const loose = looseAttributes(items, pointer);
  if (loose !== null) return { events: [loose], strangers: [] };
  const events: EnvelopedEvent[] = [];
  const strangers: string[] = [];
  for (const [index, item] of items.entries()) {
    const opened = openOne(item, `${pointer}/${index}`);
    if (opened === null) strangers.push(`${pointer}/${index}`);
    else events.push(opened);
  }
  // A list in which events are the exception is something else that happens to hold some.
  return events.length > strangers.length ? { events, strangers } : null;
}

/** One member of a list as an event; null when it is none. */
export function openOne(value: JsonValue, pointer: string): EnvelopedEvent | null {
  const record = asRecord(value);
  if (record === null) return null;
  const wrapped = asRecord(record["Event"]);
  if (wrapped !== null) return { event: wrapped, pointer: `${pointer}/Event`, isFragment: false };
  if (isBareEvent(record)) return { event: record, pointer, isFragment: false };
  return isFragment(record) ? { event: record, pointer, isFragment: true } : null;
}

function isBareEvent(record: JsonRecord): boolean {
  if (typeof record["info"] !== "string") return false;
  const hasContent = record["Attribute"] !== undefined || record["Object"] !== undefined;
  const hasState = record["threat_level_id"] !== undefined && record["analysis"] !== undefined;
  return hasContent || hasState || asRecord(record["Orgc"]) !== null;
}

function isFragment(record: JsonRecord): boolean {
  const attributes = listOf(record["Attribute"]);
  if (attributes.length > 0) return attributes.every(isAttribute);
  const objects = listOf(record["Object"]);
  return objects.length > 0 && objects.every(isObject);
}

/** Attributes in a list of their own, as attribute look-ups answer; the category tells them from other records. */
function looseAttributes(items: readonly JsonValue[], pointer: string): EnvelopedEvent | null {
  const isCategorised = (item: JsonValue): boolean =>
    isAttribute(item) && typeof asRecord(item)?.["category"] === "string";
  if (items.length === 0 || !items.every(isCategorised)) return null;
  const event = new JsonRecord();
  event["Attribute"] = items;
  return { event, pointer, isFragment: true };
}

function isAttribute(value: JsonValue): boolean {
  const record = asRecord(value);
  return typeof record?.["type"] === "string" && record["value"] !== undefined;
}

function isObject(value: JsonValue): boolean {
  const record = asRecord(value);
  return typeof record?.["name"] === "string" && record["Attribute"] !== undefined;
}
