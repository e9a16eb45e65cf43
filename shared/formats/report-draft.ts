import { LIMITS } from "./limits.ts";
import type { IntakeKind, ParsedReport } from "./parsed.ts";

/** A report with nothing in it: what a format does not know stays so. */
export function emptyReport(intakeKind: IntakeKind, title: string): ParsedReport {
  return {
    intakeKind,
    sourceId: null,
    sourceVersion: null,
    title: titleText(title),
    body: "",
    sender: null,
    reportedAtIso: null,
    occurredAtIso: null,
    tlp: null,
    pap: null,
    classification: [],
    severity: null,
    tags: [],
    observables: [],
    objects: [],
    relations: [],
    sightings: [],
    attachments: [],
    detailsJson: "{}",
    foundItems: 0,
    skippedItems: 0,
    notices: [],
  };
}

/** One line of at most `LIMITS.titleCharacters`, never empty. */
export function titleText(text: string): string {
  const line = text
    .slice(0, LIMITS.titleCharacters * 4)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return cutText(line === "" ? "(no title)" : line, LIMITS.titleCharacters);
}

/** The first `maximum` UTF-16 units at most, never ending in half a character. */
export function cutText(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  const last = text.charCodeAt(maximum - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? maximum - 1 : maximum);
}

/** Last part of a path as the user gave it, whatever the separator. */
export function baseName(sourceName: string): string {
  return sourceName.slice(Math.max(sourceName.lastIndexOf("/"), sourceName.lastIndexOf("\\")) + 1);
}
