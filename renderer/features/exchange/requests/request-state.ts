import type { RequestRow } from "../../../../shared/contract/exchange-questions.ts";
import { QUESTION_STATE_NAMES } from "../../../../shared/exchange/release/question/question-text-data.ts";
import type { Language } from "../../../../shared/text/language.ts";
import type { Texts } from "../../../../shared/text/index.ts";
import type { StatusTone } from "../../../ui/status/status-badge.tsx";

type StateKind = NonNullable<RequestRow["state"]>["kind"];

/** Waits for an answer of this desk. */
export function isForUs({ direction, state }: RequestRow): boolean {
  return direction === "received" && (state?.kind === "open" || state?.kind === "overdue");
}

/** Something may still be written on it. */
export function isGoingOn({ state }: RequestRow): boolean {
  return state !== null && GOING_ON.has(state.kind);
}

const GOING_ON: ReadonlySet<StateKind> = new Set(["open", "overdue", "answered"]);

export function stateWords(
  { state }: RequestRow,
  text: Texts["requests"],
  language: Language,
): string {
  if (state === null) return text.invalid;
  const name = QUESTION_STATE_NAMES[state.kind][language];
  return state.kind === "answered" && state.isLate ? `${name}, ${text.late}` : name;
}

/** What the state means for the work. */
export function toneOfRequest({ state }: RequestRow): StatusTone {
  return state === null ? "closed" : TONES[state.kind];
}

const TONES: Readonly<Record<StateKind, StatusTone>> = {
  open: "waiting",
  overdue: "active",
  answered: "done",
  declined: "failed",
  withdrawn: "closed",
  closed: "closed",
};
