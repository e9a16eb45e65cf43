import { assertNever } from "../../../assert-never.ts";
import { compareText } from "../compare-text.ts";
import { isSameCompartment } from "../rule/compartment.ts";
import type { Question, QuestionMessage, QuestionMessageKind } from "./question.ts";

/** `answered` waits for the asker to close it or to ask on; `declined`, `withdrawn` and `closed` are final. */
export type QuestionState =
  | { readonly kind: "open"; readonly dueAt: string; readonly remainingMs: number }
  | { readonly kind: "overdue"; readonly dueAt: string; readonly overdueMs: number }
  | { readonly kind: "answered"; readonly at: string; readonly isLate: boolean }
  | { readonly kind: "declined"; readonly at: string }
  | { readonly kind: "withdrawn"; readonly at: string }
  | { readonly kind: "closed"; readonly at: string };

/** A message in its place: answers stand under what they answer, the oldest first. */
export interface ThreadedMessage {
  readonly message: QuestionMessage;
  readonly depth: number;
  /** True while the message that it answers has not arrived. */
  readonly isParentMissing: boolean;
}

export interface QuestionThread {
  readonly state: QuestionState;
  readonly messages: readonly ThreadedMessage[];
  /** Messages that are not from one of the two, or not theirs to write: shown apart, without effect. */
  readonly refused: readonly QuestionMessage[];
}

/** The thread and its state from whatever has arrived, in any order and any number of times. */
export function readThread(
  question: Question,
  arrived: readonly QuestionMessage[],
  nowMs: number,
): QuestionThread {
  const byId = new Map<string, QuestionMessage>();
  // Two texts with one id: the smaller one in canonical order stands, on every desk the same.
  for (const message of arrived.toSorted(compareMessages)) {
    if (message.questionId === question.questionId && !byId.has(message.messageId)) {
      byId.set(message.messageId, message);
    }
  }
  const known = [...byId.values()];
  const accepted = known.filter((message) => isTheirsToWrite(question, message));
  return {
    state: stateOf(question, accepted, nowMs),
    messages: inPlace(accepted),
    refused: known.filter((message) => !isTheirsToWrite(question, message)),
  };
}

/** May this party write such a message into the thread? */
export function isTheirsToWrite(question: Question, message: QuestionMessage): boolean {
  const asker = question.sender;
  const asked = question.recipient;
  const [from, to] = isFromAsked(message.kind) ? [asked, asker] : [asker, asked];
  return (
    message.sender === from &&
    message.recipient === to &&
    isSameCompartment(message.purpose, question.purpose)
  );
}

function isFromAsked(kind: QuestionMessageKind): boolean {
  switch (kind) {
    case "answer":
    case "partial":
    case "declined":
      return true;
    case "follow-up":
    case "withdrawn":
    case "closed":
      return false;
    default:
      return assertNever(kind);
  }
}

function stateOf(
  question: Question,
  messages: readonly QuestionMessage[],
  nowMs: number,
): QuestionState {
  const first = (kind: QuestionMessageKind) => messages.find((message) => message.kind === kind);
  const closed = first("closed");
  if (closed !== undefined) return { kind: "closed", at: closed.writtenAt };
  const withdrawn = first("withdrawn");
  if (withdrawn !== undefined) return { kind: "withdrawn", at: withdrawn.writtenAt };
  const last = messages.findLast(({ kind }) => kind !== "partial");
  if (last?.kind === "declined") return { kind: "declined", at: last.writtenAt };
  if (last?.kind === "answer") {
    return { kind: "answered", at: last.writtenAt, isLate: last.writtenAt > question.dueAt };
  }
  const { dueAt } = question;
  const remainingMs = Date.parse(dueAt) - nowMs;
  return remainingMs >= 0
    ? { kind: "open", dueAt, remainingMs }
    : { kind: "overdue", dueAt, overdueMs: -remainingMs };
}

/** Depth first. A message that answers itself, or one that answers it, hangs from nothing and is shown at the top. */
function inPlace(messages: readonly QuestionMessage[]): readonly ThreadedMessage[] {
  const ids = new Set(messages.map(({ messageId }) => messageId));
  const children = new Map<string, QuestionMessage[]>();
  const tops: QuestionMessage[] = [];
  for (const message of messages) {
    const { inReplyTo } = message;
    if (inReplyTo === null || !ids.has(inReplyTo)) tops.push(message);
    else children.set(inReplyTo, [...(children.get(inReplyTo) ?? []), message]);
  }
  const placed: ThreadedMessage[] = [];
  const seen = new Set<string>();
  const place = (top: QuestionMessage) => {
    const waiting = [{ message: top, depth: 0 }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { message, depth } = next;
      if (seen.has(message.messageId)) continue;
      seen.add(message.messageId);
      const isTop = depth === 0;
      placed.push({ message, depth, isParentMissing: isTop && message.inReplyTo !== null });
      const below = children.get(message.messageId) ?? [];
      waiting.push(...below.toReversed().map((one) => ({ message: one, depth: depth + 1 })));
    }
  };
  tops.forEach(place);
  messages.forEach(place);
  return placed;
}

function compareMessages(left: QuestionMessage, right: QuestionMessage): number {
  return (
    compareText(left.writtenAt, right.writtenAt) ||
    compareText(left.messageId, right.messageId) ||
    compareText(JSON.stringify(left), JSON.stringify(right))
  );
}
