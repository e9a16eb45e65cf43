import type { z } from "zod";

import type { notificationItemSchema } from "../../../shared/contract/notifications.ts";
import type { NotificationState } from "../../../shared/model/notification.ts";
import { isSelected, type RowSelection } from "../../ui/grid/selection.ts";

export type NotificationItem = z.output<typeof notificationItemSchema>;

/** What the list can be narrowed to. */
export const LANES = ["all", "waiting", "told", "open", "recheck", "fixed"] as const;
export type Lane = (typeof LANES)[number];

const STATES: Readonly<Record<Exclude<Lane, "all" | "recheck">, readonly NotificationState[]>> = {
  waiting: ["drafted", "queued"],
  told: ["exported", "told"],
  open: ["exported", "told", "answered", "not-fixed"],
  fixed: ["fixed"],
};

/** The messages of a lane whose words are all found in name, token, sector or country. */
export function shownItems(
  items: readonly NotificationItem[],
  lane: Lane,
  query: string,
  today: string,
): readonly NotificationItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(
    (one) => isInLane(one, lane, today) && words.every((word) => holds(one, word)),
  );
}

export function isInLane(one: NotificationItem, lane: Lane, today: string): boolean {
  if (lane === "all") return true;
  if (lane === "recheck")
    return STATES.open.includes(one.state) && one.recheckOn !== null && one.recheckOn <= today;
  return STATES[lane].includes(one.state);
}

function holds(one: NotificationItem, word: string): boolean {
  const { constituentName, token, sector, country, subjectNumber } = one;
  return [constituentName, token, sector ?? "", country ?? "", subjectNumber].some((text) =>
    text.toLowerCase().includes(word),
  );
}

/** The marked messages; where none is marked, the one that has the cursor. */
export function meantItems(
  items: readonly NotificationItem[],
  selection: RowSelection,
  cursor: NotificationItem | undefined,
): readonly NotificationItem[] {
  const marked = items.filter(({ id }) => isSelected(selection, id));
  if (marked.length > 0) return marked;
  return cursor === undefined ? [] : [cursor];
}
