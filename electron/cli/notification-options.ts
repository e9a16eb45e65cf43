import type { Client } from "../../shared/contract/index.ts";
import {
  notificationIdSchema,
  reportIdSchema,
  type NotificationId,
} from "../../shared/model/ids.ts";
import type { NotificationSubject } from "../../shared/model/notification.ts";
import { answer } from "./call.ts";
import { UsageError } from "./usage-error.ts";

export interface SubjectOptions {
  readonly incident?: string;
  readonly report?: string;
}

/** The incident or report that is meant; null where neither is named. */
export async function subjectOf(
  client: Client,
  { incident, report }: SubjectOptions,
): Promise<NotificationSubject | null> {
  if (incident !== undefined && report !== undefined)
    throw new UsageError("an incident or a report, not both");
  if (incident !== undefined) {
    const { id } = await answer(client.incidents.resolve({ reference: incident }));
    return { kind: "incident", id };
  }
  if (report === undefined) return null;
  const id = reportIdSchema.safeParse(report);
  if (!id.success) throw new UsageError(`not the id of a report: ${report}`);
  return { kind: "report", id: id.data };
}

export function parseNotificationIds(texts: readonly string[]): NotificationId[] {
  return texts.map((text) => {
    const id = notificationIdSchema.safeParse(text);
    if (!id.success) throw new UsageError(`not the id of a notification: ${text}`);
    return id.data;
  });
}
