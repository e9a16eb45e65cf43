import type { Failure } from "../../../shared/contract/failures.ts";
import { buildConstituentIndex } from "../../../shared/domain/constituents/constituent-index.ts";
import { isWithin } from "../../../shared/domain/documents/case-file.ts";
import type { TlpLabel } from "../../../shared/domain/markings/tlp.ts";
import {
  BUILT_IN,
  chooseTemplate,
  composeMessage,
  type ComposedMessage,
} from "../../../shared/domain/notifications/compose.ts";
import {
  planNotifications,
  type NotificationPlan,
  type PlannedMessage,
  type ToldRow,
} from "../../../shared/domain/notifications/plan.ts";
import {
  MOST_CLOSED_FOR_CONSTITUENTS,
  rowKey,
} from "../../../shared/domain/notifications/victim-row.ts";
import { TOKEN_LENGTH, TOKEN_LETTERS } from "../../../shared/domain/notifications/token.ts";
import type {
  Notification,
  NotificationLanguage,
  NotificationSettings,
  NotificationSubject,
} from "../../../shared/model/notification.ts";
import type { Pap, Tlp } from "../../../shared/model/values.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { readConstituents } from "../../storage/tables/constituents.ts";
import {
  readLastTold,
  readNotificationsTo,
  readOptOuts,
} from "../../storage/tables/notifications.ts";
import { gatherRows, type Gathered } from "./gather-rows.ts";
import type { NotificationContext } from "./notification-context.ts";
import { readNotificationSettings } from "./notification-settings.ts";

/** What the analyst asks to be drafted. */
export interface DraftRequest {
  readonly subject: NotificationSubject;
  readonly template: string | null;
  readonly language: NotificationLanguage | null;
  readonly ceiling: TlpLabel | null;
  readonly again: boolean;
}

export interface DraftedMessage {
  readonly planned: PlannedMessage;
  readonly token: string;
  readonly template: string;
  readonly composed: ComposedMessage;
}

/** The whole of a batch, before anything is kept. */
export interface DraftBatch {
  readonly gathered: Gathered;
  readonly ceiling: TlpLabel;
  readonly plan: NotificationPlan;
  readonly recheckOn: string | null;
  readonly messages: readonly DraftedMessage[];
}

const DAY_MS = 86_400_000;

/**
 * Works out who is to be told what. Changes nothing. Fails with `not-found`, `marking-required` or `above-ceiling` as documents
 * do, because the text speaks of the incident, and with `invalid-value` for a template that is not there or does not hold.
 */
export function makePlan(
  context: NotificationContext,
  read: ReadHandle,
  request: DraftRequest,
): Result<DraftBatch, Failure> {
  const gathered = gatherRows(read, request.subject);
  if (!gathered.ok) return gathered;
  const { number, tlp, pap, rsitClass, rows } = gathered.value;
  if (tlp === null || pap === null) return err({ kind: "marking-required", id: number });
  const ceiling = request.ceiling ?? MOST_CLOSED_FOR_CONSTITUENTS;
  if (!isWithin(tlp, ceiling)) return err({ kind: "above-ceiling", number, tlp, ceiling });
  const settings = readNotificationSettings(read);
  const register = readConstituents(read);
  const lastTold = readLastTold(read);
  const nowMs = context.actor().nowMs();
  const plan = planNotifications(rows, {
    index: buildConstituentIndex(register),
    constituents: new Map(register.map((one) => [one.id, one])),
    rsitClass,
    ceiling,
    language: request.language,
    optOuts: new Set(readOptOuts(read).map(({ address }) => address)),
    told: (id) => toldRows(readNotificationsTo(read, id)),
    lastToldMs: (id) => lastTold.get(id) ?? null,
    hoursBetween: settings.hoursBetween,
    nowMs,
    again: request.again,
  });
  const recheckOn =
    settings.recheckDays === 0
      ? null
      : new Date(nowMs + settings.recheckDays * DAY_MS).toISOString().slice(0, 10);
  const messages = composeAll(context, settings, request, {
    plan,
    recheckOn,
    gathered: { ...gathered.value, tlp, pap },
  });
  if (!messages.ok) return messages;
  const batch = { gathered: gathered.value, ceiling, plan, recheckOn };
  return ok({ ...batch, messages: messages.value });
}

function toldRows(earlier: readonly Notification[]): ReadonlyMap<string, ToldRow> {
  return new Map(
    earlier.flatMap((one) => {
      const hasLeft = one.state !== "drafted" && one.state !== "queued";
      const { token, subjectNumber, updatedAt: at, rsitClass } = one;
      const told: ToldRow = { token, subjectNumber, at, hasLeft };
      return one.rows.map((row) => [rowKey(row, rsitClass), told] as const);
    }),
  );
}

interface ToCompose {
  readonly plan: NotificationPlan;
  readonly recheckOn: string | null;
  readonly gathered: Gathered & { readonly tlp: Tlp; readonly pap: Pap };
}

function composeAll(
  context: NotificationContext,
  { senderMail, senderPhone, templates }: NotificationSettings,
  request: DraftRequest,
  { plan, recheckOn, gathered }: ToCompose,
): Result<readonly DraftedMessage[], Failure> {
  const messages: DraftedMessage[] = [];
  for (const planned of plan.messages) {
    const { constituent, recipient, language, rows } = planned;
    const { number, rsitClass, tlp, pap } = gathered;
    const template = chooseTemplate(templates, language, rsitClass, request.template);
    if (template === undefined) {
      const found = request.template ?? "";
      const names = templates.filter((one) => one.language === language).map(({ name }) => name);
      const expected = `${[BUILT_IN, ...names].join(", ")} (${language})`;
      return err({ kind: "invalid-value", field: "template", found, expected });
    }
    const token = newToken(context);
    const composed = composeMessage(template, {
      organisation: context.settings().organisationName,
      senderMail,
      senderPhone,
      isExercise: context.vaultKind === "exercise",
      number,
      token,
      constituent: constituent.name,
      recipient,
      language,
      rsitClass,
      rows,
      tlp,
      pap,
      recheckOn,
    });
    if (!composed.ok) {
      const { template: name, line, found, expected } = composed.error;
      const field = `template ${name}, line ${String(line)}`;
      return err({ kind: "invalid-value", field, found, expected });
    }
    messages.push({ planned, token, template: template.name, composed: composed.value });
  }
  return ok(messages);
}

/** 57 random bits: who was told can't be guessed from another token. */
function newToken({ random }: NotificationContext): string {
  let token = "";
  while (token.length < TOKEN_LENGTH) {
    for (const byte of random(TOKEN_LENGTH)) {
      // 243 is 9 times 27: what is above would make some letters likelier.
      if (byte >= 243 || token.length === TOKEN_LENGTH) continue;
      token += TOKEN_LETTERS[byte % TOKEN_LETTERS.length] ?? "";
    }
  }
  return `N-${token}`;
}
