import type { NotificationActType, NotificationState } from "../../model/notification.ts";

const BEFORE_LEAVING: readonly NotificationState[] = ["drafted", "queued"];

/** States from which an act may be noted; what has not left can neither be answered nor fixed. */
const ALLOWED_FROM: Readonly<Record<NotificationActType, readonly NotificationState[]>> = {
  queued: ["drafted"],
  exported: ["drafted", "queued", "exported", "told", "answered", "not-fixed"],
  told: ["drafted", "queued", "exported", "told", "answered", "not-fixed"],
  answered: ["exported", "told", "answered", "not-fixed", "fixed"],
  "not-fixed": ["exported", "told", "answered", "fixed", "not-fixed"],
  fixed: ["exported", "told", "answered", "not-fixed"],
  "opted-out": ["drafted", "queued", "exported", "told", "answered", "not-fixed", "fixed"],
};

/** Where a message stands after an act; null: the act does not fit where it stands. */
export function nextState(
  state: NotificationState,
  act: NotificationActType,
): NotificationState | null {
  if (!ALLOWED_FROM[act].includes(state)) return null;
  // Who is told once more after an answer has still answered.
  const isToldAgain = act === "exported" || act === "told";
  return isToldAgain && (state === "answered" || state === "not-fixed") ? state : act;
}

/** Whether nothing of it has left the desk yet. */
export function isDraft(state: NotificationState): boolean {
  return BEFORE_LEAVING.includes(state);
}
