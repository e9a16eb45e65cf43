import type { Failure } from "../../../shared/contract/failures.ts";
import { tokensIn } from "../../../shared/domain/notifications/token.ts";
import { repliesTo } from "../../../shared/formats/mail/replies-to.ts";
import type { Notification } from "../../../shared/model/notification.ts";
import type { Report } from "../../../shared/model/report.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { findByToken } from "../../storage/tables/notifications.ts";
import { readReport } from "../../storage/tables/reports.ts";
import { notFound, type CaseContext } from "../case-context.ts";
import { recordActs } from "./record-acts.ts";

/** The message that a report answers, and by what that was found: the thread of the mail, or the token that somebody kept. */
export interface AnsweredNotification {
  readonly notification: Notification;
  readonly by: "header" | "token";
}

/** undefined: it answers none of ours. */
export function answeredBy(read: ReadHandle, report: Report): AnsweredNotification | undefined {
  const ofThread = findByToken(read, repliesTo(report.detailsJson).flatMap(tokensIn));
  if (ofThread !== undefined) return { notification: ofThread, by: "header" };
  const ofText = findByToken(read, [...tokensIn(report.title), ...tokensIn(report.body)]);
  return ofText === undefined ? undefined : { notification: ofText, by: "token" };
}

/**
 * Notes at the victim that it answered, by a report that came in. A header can be forged, so it is the analyst who says so. Fails
 * with `not-found` when the report answers no message of ours, and `transition-refused`.
 */
export function noteAnswer(
  context: CaseContext,
  reportId: string,
): Result<AnsweredNotification & { readonly actionId: number }, Failure> {
  const { read } = context.database;
  const report = readReport(read, reportId);
  if (report === undefined) return err(notFound("report", reportId));
  const answered = answeredBy(read, report);
  if (answered === undefined) return err(notFound("notification", report.number));
  const noted = recordActs(context, [
    {
      id: answered.notification.id,
      type: "answered",
      channel: "mail",
      recipient: report.sender ?? "",
      detail: report.number,
      digest: "",
      at: report.receivedAt,
    },
  ]);
  return noted.ok ? ok({ ...answered, actionId: noted.value.actionId }) : noted;
}
