import type { Result } from "../../result.ts";
import { err, ok } from "../../result.ts";
import type { RsitClass, RsitClassification, RsitMachineValue } from "./rsit.ts";
import { isRsitClass, isRsitMachineValue, isRsitType, rsitClassOf } from "./rsit.ts";

/**
 * `not-rsit`: no RSIT spelling at all. `unknown-class` / `unknown-type`: RSIT, but not in version 1003.
 * `type-of-other-class`: both exist, but the type belongs to `expectedClass`.
 */
export type RsitParseError =
  | { readonly kind: "not-rsit"; readonly found: string }
  | { readonly kind: "unknown-class"; readonly found: string }
  | { readonly kind: "unknown-type"; readonly found: string; readonly class: RsitClass }
  | {
      readonly kind: "type-of-other-class";
      readonly found: string;
      readonly expectedClass: RsitClass;
    };

/** Twice the longest machine value; the rest of a hostile tag is never looked at. */
const MAX_MACHINE_VALUE_LENGTH = 160;

/** Machine form: `rsit:fraud="phishing"`, or `rsit:fraud` without a type. The MISP tag is spelled the same. */
export function formatRsit(classification: RsitClassification): RsitMachineValue {
  const text =
    classification.type === null
      ? `rsit:${classification.class}`
      : `rsit:${classification.class}="${classification.type}"`;
  // A type of another class can't be formatted; the class alone is still true then.
  return isRsitMachineValue(text) ? text : `rsit:${classification.class}`;
}

/** Takes a valid machine value apart. */
export function rsitParts(value: RsitMachineValue): RsitClassification {
  const type = /="([^"]*)"$/.exec(value)?.[1] ?? "";
  const name = value.slice("rsit:".length).split("=")[0] ?? "";
  return { class: isRsitClass(name) ? name : "other", type: isRsitType(type) ? type : null };
}

/**
 * Reads the machine form as MISP, IntelMQ, people and scripts spell it: any case, with or without quotes (straight
 * or typographic), `:` or `=` before the type, spaces or underscores for hyphens, and IntelMQ's American
 * `unauthorized`. The prefix `rsit:` is needed.
 */
export function parseRsit(text: string): Result<RsitMachineValue, RsitParseError> {
  const found = text.slice(0, MAX_MACHINE_VALUE_LENGTH);
  const body = /^\s*rsit\s*:(.*)$/is.exec(found)?.[1];
  if (body === undefined) return err({ kind: "not-rsit", found });
  const [className = "", ...rest] = body.split(/[=:]/);
  return parseRsitParts(className, rest.length === 0 ? null : rest.join("="));
}

/**
 * Reads class and type given apart, as IntelMQ's `classification.taxonomy` and `classification.type` are.
 * An empty class is filled in from the type.
 */
export function parseRsitParts(
  classText: string | null,
  typeText: string | null,
): Result<RsitMachineValue, RsitParseError> {
  const type = rsitWord(typeText ?? "");
  const name = rsitWord(classText ?? "");
  if (name === "") {
    return isRsitType(type)
      ? ok(formatRsit({ class: rsitClassOf(type), type }))
      : err({ kind: "not-rsit", found: type });
  }
  if (!isRsitClass(name)) return err({ kind: "unknown-class", found: name });
  if (type === "") return ok(formatRsit({ class: name, type: null }));
  if (!isRsitType(type)) return err({ kind: "unknown-type", found: type, class: name });
  const expectedClass = rsitClassOf(type);
  return expectedClass === name
    ? ok(formatRsit({ class: name, type }))
    : err({ kind: "type-of-other-class", found: type, expectedClass });
}

/** IntelMQ's spelling of a type: the same but for the American `unauthorized` of one type. */
export function formatIntelmqType(classification: RsitClassification): string | null {
  return classification.type === "unauthorised-use-of-resources"
    ? "unauthorized-use-of-resources"
    : classification.type;
}

function rsitWord(text: string): string {
  return text
    .slice(0, MAX_MACHINE_VALUE_LENGTH)
    .replaceAll(/["'“”„«»]/g, "")
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-")
    .replaceAll("unauthorized", "unauthorised");
}
