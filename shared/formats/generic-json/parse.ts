import { err, ok, type Result } from "../../result.ts";
import type { ParseFailure, ParseSummary, ReadOptions } from "../format.ts";
import { LIMITS } from "../limits.ts";
import { addJsonNotices } from "../json/notices.ts";
import type { JsonDocument } from "../json/read.ts";
import { asArray, asRecord, asText, type JsonValue } from "../json/value.ts";
import { noticeList } from "../notice-list.ts";
import type { ParsedReport } from "../parsed.ts";
import { baseName, cutText, emptyReport } from "../report-draft.ts";
import { indicatorsInJson } from "./indicators-in-json.ts";

/**
 * A JSON document of no known format: one report, kept verbatim, with the indicators that its strings hold. One item.
 * Failure kind `empty` for a document without any value.
 */
export function* parseGenericJson(
  document: JsonDocument,
  options: ReadOptions,
): Generator<ParsedReport, Result<ParseSummary, ParseFailure>> {
  if (isEmpty(document.value)) {
    return err({
      kind: "empty",
      message: "The JSON document holds no data.",
      place: { pointer: "" },
      found: document.text.trim().slice(0, 12),
      expected: "an object or a list with content",
    });
  }
  const notices = noticeList();
  addJsonNotices(document, notices);
  notices.add(
    "json-kept-verbatim",
    "JSON of no known format: kept as it is, and searched for indicators.",
  );
  const name = baseName(options.sourceName);
  const body = cutText(document.text, LIMITS.bodyCharacters);
  if (body.length < document.text.length) {
    notices.add("body-shortened", "The text was cut; the original file holds all of it.");
  }
  const observables = indicatorsInJson(document.value, "", notices);
  yield {
    ...emptyReport("json", titleOf(document.value) ?? name),
    body,
    observables: [...observables],
    detailsJson: JSON.stringify({ format: "json", members: membersOf(document.value) }),
    foundItems: 1,
    notices: notices.all(),
  };
  return ok({ format: "json", reportCount: 1, foundItems: 1, skippedItems: 0, notices: [] });
}

function isEmpty(value: JsonValue): boolean {
  if (value === null || value === "") return true;
  if (asArray(value)?.length === 0) return true;
  const record = asRecord(value);
  return record !== null && Object.keys(record).length === 0;
}

/** A title that the document gives itself. */
function titleOf(value: JsonValue): string | null {
  const record = asRecord(value);
  for (const member of ["title", "name", "subject", "info"]) {
    const text = asText(record?.[member]);
    if (text !== null && text.trim() !== "") return text;
  }
  return null;
}

function membersOf(value: JsonValue): readonly string[] {
  const record = asRecord(value);
  return record === null
    ? []
    : Object.keys(record)
        .slice(0, 200)
        .map((name) => name.slice(0, 255));
}
