import type { RsitMachineValue } from "../../domain/rsit/rsit.ts";
import type { ParsedObservable } from "../parsed.ts";
import { readAddresses } from "./address.ts";
import { readMailDate } from "./date.ts";
import type { HeaderField } from "./headers.ts";

/** The fields of a message/feedback-report part (RFC 5965 §3, RFC 6591 §3). */
export interface FeedbackReport {
  readonly feedbackType: string | null;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly observables: readonly ParsedObservable[];
  readonly occurredAtIso: string | null;
  readonly classification: readonly RsitMachineValue[];
}

/** What the registered feedback types of RFC 5965 §7.3 say in RSIT's terms; the others say nothing about a class. */
const CLASS_OF_TYPE: ReadonlyMap<string, RsitMachineValue> = new Map([
  ["abuse", 'rsit:abusive-content="spam"'],
  ["fraud", 'rsit:fraud="phishing"'],
]);

/** Reads the fields of the middle part of an abuse report. */
export function readFeedbackReport(fields: readonly HeaderField[], part: string): FeedbackReport {
  const first = (key: string): string | null =>
    fields.find((field) => field.key === key)?.value.trim() ?? null;
  const feedbackType = first("feedback-type")?.toLowerCase() ?? null;
  const classification = CLASS_OF_TYPE.get(feedbackType ?? "");
  return {
    feedbackType,
    fields: fields.map((field) => ({ name: field.name, value: field.value })),
    observables: fields.flatMap((field) => observablesOf(field, part)),
    occurredAtIso: readMailDate(first("arrival-date") ?? first("received-date") ?? ""),
    classification: classification === undefined ? [] : [classification],
  };
}

function observablesOf(field: HeaderField, part: string): readonly ParsedObservable[] {
  const value = field.value.trim();
  const of = (type: string, text: string): readonly ParsedObservable[] =>
    text === "" ? [] : [{ type, value: text, comment: field.name, toIds: false, place: { part } }];
  switch (field.key) {
    case "source-ip":
      return of("ip-src", value.replace(/^\[(?:IPv6:)?|\]$/gi, ""));
    case "reported-domain":
      return of("domain", value);
    case "reported-uri":
      return /^mailto:/i.test(value) ? of("email-src", value.slice(7)) : of("url", value);
    case "original-mail-from":
      return of("email-src", readAddresses(value)[0]?.address ?? "");
    default:
      return [];
  }
}
