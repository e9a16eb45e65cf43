import { pointerSegment } from "../json/read.ts";
import { asArray, asRecord, asText, type JsonRecord, type JsonValue } from "../json/value.ts";

/** A value and its place in the document. */
export interface Placed<T = JsonValue> {
  readonly path: string;
  readonly value: T;
}

/**
 * Values under a path such as `/vulnerabilities/[]/notes`, in the order of the document. `[]` stands for every item of a list;
 * what is not there, or is no list, gives nothing.
 */
export function select(document: JsonValue, path: string): readonly Placed[] {
  let found: readonly Placed[] = [{ path: "", value: document }];
  for (const step of path.split("/").slice(1)) found = found.flatMap((one) => into(one, step));
  return found;
}

/** As {@link select}, only what is text. */
export function selectTexts(document: JsonValue, path: string): readonly Placed<string>[] {
  return select(document, path).flatMap(({ path: place, value }) =>
    typeof value === "string" ? [{ path: place, value }] : [],
  );
}

/** As {@link select}, only what is an object. */
export function selectRecords(document: JsonValue, path: string): readonly Placed<JsonRecord>[] {
  return select(document, path).flatMap(({ path: place, value }) => {
    const record = asRecord(value);
    return record === null ? [] : [{ path: place, value: record }];
  });
}

/** The one text at a path without `*`, or an empty one. */
export function textAt(document: JsonValue, path: string): string {
  return asText(select(document, path)[0]?.value) ?? "";
}

function into({ path, value }: Placed, step: string): readonly Placed[] {
  if (step === "[]") {
    const items = asArray(value) ?? [];
    return items.map((item, index) => ({ path: path + pointerSegment(index), value: item }));
  }
  const member = asRecord(value)?.[step];
  return member === undefined ? [] : [{ path: path + pointerSegment(step), value: member }];
}
