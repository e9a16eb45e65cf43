import type { Failure } from "../../../shared/contract/failures.ts";
import {
  QUESTION,
  QUESTION_MESSAGE,
  releaseSubjectOf,
  type Question,
  type QuestionMessage,
  type QuestionMessageKind,
} from "../../../shared/exchange/release/question/question.ts";
import { decideRelease } from "../../../shared/exchange/release/rule/decide-release.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { TLP_LABELS } from "../../../shared/domain/markings/tlp.ts";
import { tlpSchema, type Tlp } from "../../../shared/model/values.ts";
import { compartmentOf } from "../../exchange/compartment.ts";
import {
  isoOf,
  logicalNowMs,
  recordAct,
  type IdentityDesk,
} from "../../exchange/identity/identity-context.ts";
import { readPeer } from "../../exchange/identity/stored-peers.ts";
import { knowledgeOf } from "../../exchange/records/disclosures.ts";
import { ownerOfRecord } from "../../exchange/records/record-owner.ts";
import { signStatement } from "../../exchange/statements/sign-statement.ts";
import { subjectsOfRefs } from "../../exchange/statements/statement-act.ts";
import { insertStatement, type StoredStatement } from "../../exchange/statements/statement-rows.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { recordDefinition } from "../../storage/records/record-definitions-table.ts";
import { readRecordFields } from "../../storage/records/record-rows.ts";

export interface QuestionOrder {
  readonly peerId: string;
  readonly incidentId: string;
  /** Null: the title of the incident stays here, and the beginning of the question stands for it. */
  readonly subject: string | null;
  readonly text: string;
  readonly dueAt: string;
  /** Null: the label of the incident. */
  readonly tlp: Tlp | null;
}

/** Writes a question to a peer, signed, for the next bundle; in the caller's transaction. Gives its id. */
export function writeQuestion(
  write: WriteHandle,
  desk: IdentityDesk,
  order: QuestionOrder,
): Result<string, Failure> {
  const { peerId, incidentId, dueAt } = order;
  const text = order.text.trim();
  if (text === "") return err({ kind: "reason-required", act: "question" });
  const nowMs = logicalNowMs(write, desk);
  const askedAt = isoOf(nowMs);
  if (dueAt <= askedAt) {
    return err({ kind: "invalid-value", field: "by", found: dueAt, expected: `> ${askedAt}` });
  }
  const tlp = order.tlp ?? labelOfIncident(write, incidentId);
  if (tlp === null) {
    return err({
      kind: "invalid-value",
      field: "tlp",
      found: "–",
      expected: TLP_LABELS.join(", "),
    });
  }
  const questionId = desk.actor().ids.newId();
  const knows = isKnownTo(write, desk, peerId, incidentId);
  const members = {
    questionId,
    sender: desk.organisationId(),
    recipient: peerId,
    purpose: compartmentOf(desk.vaultKind),
    tlp,
    pap: null,
    // What the peer has never had it does not learn of by its id.
    incidentId: knows ? incidentId : null,
    subject: (order.subject?.trim() ?? "") || firstLine(text),
    text,
    askedAt,
    dueAt,
  } satisfies Omit<Question, "$domain">;
  const refusal = refuseRelease(write, { ...members, $domain: "watchpost question v1" });
  if (refusal !== undefined) return err(refusal);
  const signed = signStatement(write, desk, QUESTION, {
    ...members,
    purpose: { ...members.purpose },
  });
  if (!signed.ok) return signed;
  insertStatement(write, {
    ...signed.value,
    id: questionId,
    kind: "question",
    direction: "sent",
    organisationId: peerId,
    threadId: questionId,
    tlp,
    atMs: nowMs,
    refusal: null,
    incidentId,
  });
  note(write, desk, "question-asked", incidentId, peerId, questionId);
  return ok(questionId);
}

export interface MessageOrder {
  readonly kind: QuestionMessageKind;
  readonly text: string;
  /** Null: the label of the question. */
  readonly tlp: Tlp | null;
}

/** Writes a message on a question; the caller knows that it is ours to write. */
export function writeMessage(
  write: WriteHandle,
  desk: IdentityDesk,
  { row, question }: { readonly row: StoredStatement; readonly question: Question },
  inReplyTo: string | null,
  order: MessageOrder,
): Result<string, Failure> {
  const text = order.text.trim();
  if (text === "") return err({ kind: "reason-required", act: order.kind });
  const nowMs = logicalNowMs(write, desk);
  const messageId = desk.actor().ids.newId();
  const members = {
    messageId,
    questionId: question.questionId,
    inReplyTo,
    kind: order.kind,
    sender: desk.organisationId(),
    recipient: row.organisationId,
    purpose: compartmentOf(desk.vaultKind),
    tlp: order.tlp ?? question.tlp,
    pap: null,
    text,
    writtenAt: isoOf(nowMs),
  } satisfies Omit<QuestionMessage, "$domain">;
  const refusal = refuseRelease(write, { ...members, $domain: "watchpost question message v1" });
  if (refusal !== undefined) return err(refusal);
  const signed = signStatement(write, desk, QUESTION_MESSAGE, {
    ...members,
    purpose: { ...members.purpose },
  });
  if (!signed.ok) return signed;
  insertStatement(write, {
    ...signed.value,
    id: messageId,
    kind: "question-message",
    direction: "sent",
    organisationId: row.organisationId,
    threadId: row.threadId,
    tlp: members.tlp,
    atMs: nowMs,
    refusal: null,
    incidentId: row.incidentId,
  });
  const verb = ENDING.has(order.kind) ? "question-closed" : "question-answered";
  note(write, desk, verb, row.incidentId, row.organisationId, question.questionId);
  return ok(messageId);
}

const ENDING: ReadonlySet<QuestionMessageKind> = new Set(["closed", "withdrawn"]);

/** Whoever is asked is named for it by that; TLP:RED still needs persons. */
function refuseRelease(read: ReadHandle, message: Question | QuestionMessage): Failure | undefined {
  const peer = readPeer(read, message.recipient);
  if (peer === undefined) return { kind: "not-found", recordKind: "peer", id: message.recipient };
  const compartment = compartmentOf(peer.verified.card.vaultKind);
  const standing = { kind: "named-organisation", compartment } as const;
  const { effect } = decideRelease(releaseSubjectOf(message), standing, "bundle");
  return effect === "refused" ? { kind: "question-withheld", tlp: message.tlp } : undefined;
}

function labelOfIncident(read: ReadHandle, incidentId: string): Tlp | null {
  const stored = readRecordFields(read, recordDefinition("incident"), incidentId, ["tlp"]);
  return tlpSchema.nullable().parse(stored?.fields["tlp"] ?? null);
}

function isKnownTo(
  read: ReadHandle,
  desk: IdentityDesk,
  peerId: string,
  incidentId: string,
): boolean {
  const ref = { kind: "incident", id: incidentId };
  return (
    knowledgeOf(read, peerId).hadAs(ref) !== null ||
    ownerOfRecord(read, ref, desk.organisationId()) === peerId
  );
}

function firstLine(text: string): string {
  return (text.split("\n", 1)[0] ?? "").replaceAll("\t", " ").slice(0, 200);
}

function note(
  write: WriteHandle,
  desk: IdentityDesk,
  verb: string,
  incidentId: string | null,
  peerId: string,
  questionId: string,
): void {
  const refs = incidentId === null ? [] : [{ kind: "incident", id: incidentId }];
  const acts = subjectsOfRefs(write, refs, peerId).map((subject) => ({
    subject,
    changes: [],
    isAct: true,
  }));
  recordAct(write, desk, verb, acts, `question ${questionId} with ${peerId}`);
}
