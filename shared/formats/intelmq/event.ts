import type { Detection } from "../format.ts";
import { asArray, asRecord, asText, type JsonRecord, type JsonValue } from "../json/value.ts";

/** Groups of the harmonisation (facts 8) that tell an IntelMQ event from any other object with dots in its names. */
const TELLING =
  /^(?:source|destination|classification|time|feed|malware|event_description|protocol)\.[a-z_0-9.]+$/;

/** True for an object with at least two harmonised names, one of which says what or when. */
export function isIntelmqEvent(value: JsonValue): boolean {
  const record = asRecord(value);
  if (record === null) return false;
  const names = Object.keys(record).slice(0, 200);
  const telling = names.filter((name) => TELLING.test(name));
  return (
    telling.length >= 2 &&
    telling.some((name) => name.startsWith("classification.") || name.startsWith("time."))
  );
}

/** Says whether a JSON document is a list of IntelMQ events, or one. */
export function detectIntelmq(document: JsonValue): Detection | null {
  const items = asArray(document) ?? [document];
  const events = items.filter((item) => isIntelmqEvent(item)).length;
  if (events === 0 || events < items.length) return null;
  return { score: 90, reason: `${events} IntelMQ event(s)` };
}

/** The fields of an event as text; `__type` is IntelMQ's own, nested values (`extra`) are written as JSON. */
export function intelmqFields(event: JsonRecord): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const name of Object.keys(event)) {
    if (name === "__type") continue;
    const value = event[name] ?? null;
    const text = asText(value) ?? (value === null ? "" : JSON.stringify(value));
    fields.set(name, text);
  }
  return fields;
}
