import { assertNever } from "../../assert-never.ts";
import type { Language } from "../../text/language.ts";
import type { LocalisedText } from "../language/localised-text.ts";
import { ANCHOR_EVENTS } from "./anchor-text-data.ts";
import { CLOCK_STATE_NAMES, DUTY_NAMES, REASON_TEXTS, UNIT_NAMES } from "./clock-text-data.ts";
import type { Anchor, Duty, Stage, Term } from "./instrument.ts";
import type { Reading } from "./national-reading.ts";
import type { Due } from "./periods/due-of.ts";
import type { ClockReason, ClockState } from "./stage-clock.ts";

export function stateName(state: ClockState, language: Language): string {
  return CLOCK_STATE_NAMES[state][language];
}

export function dutyName(duty: Duty, language: Language): string {
  return DUTY_NAMES[duty][language];
}

/** `72 h`, `1 calendar month`, or that the act names no time. */
export function termText(term: Term | null, language: Language): string {
  if (term === null) return REASON_TEXTS.noTerm[language];
  const unit = term.calendar ?? term.unit;
  return `${String(term.amount)} ${UNIT_NAMES[unit][language]}`;
}

/** What a stage counts from: `became aware`, `incident notification sent`. */
export function anchorText(anchor: Anchor, stages: readonly Stage[], language: Language): string {
  if (anchor.kind === "event") return ANCHOR_EVENTS[anchor.event][language];
  return `${stageNames(anchor.stages, stages, language)} ${REASON_TEXTS.sentWord[language]}`;
}

/** The reason of a clock in words; `formatTime` puts instants as the reader wants them. */
export function reasonText(
  reason: ClockReason,
  { stages, instrument }: Reading,
  language: Language,
  formatTime: (instantMs: number) => string,
): string {
  const say = (text: LocalisedText, value: string): string => text[language].replace("{}", value);
  switch (reason.kind) {
    case "waits-for-event":
      return say(REASON_TEXTS.waitsFor, ANCHOR_EVENTS[reason.event][language]);
    case "waits-for-condition":
      return say(REASON_TEXTS.onlyIf, ANCHOR_EVENTS[reason.event][language]);
    case "waits-for-stage": {
      const anchor = anchorText({ kind: "sent", stages: reason.stages }, stages, language);
      return say(REASON_TEXTS.waitsFor, anchor);
    }
    case "counted":
      return countedText(reason.due, language, formatTime);
    case "no-term":
      return REASON_TEXTS.noTerm[language];
    case "paused": {
      const known = instrument.pauseReasons.find(({ id }) => id === reason.reason);
      const why = known?.name[language] ?? reason.reason;
      return `${say(REASON_TEXTS.pausedSince, formatTime(reason.sinceMs))}: ${why}`;
    }
    case "sent":
      return say(REASON_TEXTS.sentAt, formatTime(reason.atMs));
    case "replaced":
      return say(REASON_TEXTS.replaced, ANCHOR_EVENTS[reason.event][language]);
    case "said-so":
      return reason.detail;
    case "before-it-applied":
      return say(REASON_TEXTS.beforeItApplied, reason.appliesFrom);
    default:
      return assertNever(reason);
  }
}

function countedText(
  { rule, extendedMs }: Due,
  language: Language,
  formatTime: (instantMs: number) => string,
): string {
  const counted = REASON_TEXTS[rule][language];
  if (extendedMs === null) return counted;
  return `${counted} ${REASON_TEXTS.extended[language].replace("{}", formatTime(extendedMs))}`;
}

function stageNames(ids: readonly string[], stages: readonly Stage[], language: Language): string {
  return ids.map((id) => stages.find((stage) => stage.id === id)?.name[language] ?? id).join(" / ");
}
