import type { z } from "zod";
import type {
  notificationItemSchema,
  plannedMessageSchema,
} from "../../../shared/contract/notifications.ts";
import { notificationIdSchema } from "../../../shared/model/ids.ts";
import type { Notification } from "../../../shared/model/notification.ts";
import type { DraftBatch } from "./make-plan.ts";

type Item = z.output<typeof notificationItemSchema>;

/** A message without its text and rows. */
export function toItem({ rows, body: _body, ...one }: Notification): Item {
  return { ...one, rowCount: rows.length };
}

/** A batch as the contract shows it. */
export function toBatch({ gathered, ceiling, plan, messages }: DraftBatch) {
  const { withheld, unmatched, repeated, joined } = plan;
  return {
    number: gathered.number,
    ceiling,
    messages: messages.map(toPlanned),
    withheld,
    unmatched,
    repeated,
    joined,
  };
}

function toPlanned({
  planned,
  token,
  template,
  composed,
}: DraftBatch["messages"][number]): z.output<typeof plannedMessageSchema> {
  const { constituent, recipient, language, rows, notBefore, steps, matchSteps } = planned;
  const { id, name, country, sector } = constituent;
  return {
    constituent: { id, name, country, sector },
    recipient,
    language,
    template,
    ...composed,
    token,
    rows,
    notBefore,
    contactSteps: steps,
    matchSteps,
  };
}

/** How many there are of each, the most first. */
export function countBy(
  items: readonly Notification[],
  nameOf: (one: Notification) => string | null,
): { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const one of items) {
    const name = nameOf(one) ?? "";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .toSorted((left, right) => right.count - left.count || (left.name < right.name ? -1 : 1));
}

export const asNotificationId = (id: string) => notificationIdSchema.parse(id);
