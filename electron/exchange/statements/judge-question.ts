import { parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import { isTheirsToWrite } from "../../../shared/exchange/release/question/question-thread.ts";
import {
  QUESTION,
  QUESTION_MESSAGE,
  type Question,
} from "../../../shared/exchange/release/question/question.ts";
import { isSameCompartment } from "../../../shared/exchange/release/rule/compartment.ts";
import type { TravellingStatement } from "../../../shared/exchange/release/statement-record.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { findRowId } from "../../storage/records/record-rows.ts";
import { compartmentOf } from "../compartment.ts";
import type { IdentityContext } from "../identity/identity-context.ts";
import type { Finding } from "./finding.ts";
import { readThreadRows, type StoredStatement } from "./statement-rows.ts";
import { verifyStatement } from "./verify-statement.ts";

/** Is it a peer's question to us? */
export function judgeQuestion(
  read: ReadHandle,
  desk: IdentityContext,
  one: TravellingStatement,
): Finding {
  const verified = verifyStatement(read, one, QUESTION, ({ askedAt }) => askedAt);
  if (!verified.ok) return refused(one.id, verified.error);
  const { body } = verified.value;
  const refusal = refuseAddress(desk, body) ?? refuseOtherText(read, body, one);
  if (refusal !== undefined) return refused(body.questionId, refusal);
  const { incidentId } = body;
  const isHere = incidentId !== null && findRowId(read, "incident", incidentId) !== undefined;
  return foundAbout(body.questionId, isHere ? incidentId : null);
}

/** Is it a message on a question between its sender and us, and theirs to write? */
export function judgeQuestionMessage(
  read: ReadHandle,
  desk: IdentityContext,
  one: TravellingStatement,
): Finding {
  const verified = verifyStatement(read, one, QUESTION_MESSAGE, ({ writtenAt }) => writtenAt);
  if (!verified.ok) return refused(one.id, verified.error);
  const { body, signedBy } = verified.value;
  const { questionId } = body;
  const address = refuseAddress(desk, body);
  if (address !== undefined) return refused(questionId, address);
  const asked = questionBetween(read, questionId, signedBy);
  if (asked === undefined) return refused(questionId, "other-question");
  if (!isTheirsToWrite(asked.question, body)) return refused(questionId, "not-theirs-to-write");
  return foundAbout(questionId, asked.row.incidentId);
}

/** A question by its id between us and one peer, whoever asked. */
export function questionBetween(
  read: ReadHandle,
  questionId: string,
  peerId: string,
): { readonly row: StoredStatement; readonly question: Question } | undefined {
  const row = readThreadRows(read, questionId).find(
    (one) => one.kind === "question" && one.organisationId === peerId && one.refusal === null,
  );
  const parsed = row && parseStatement(row.statement, QUESTION);
  return row !== undefined && parsed?.ok === true
    ? { row, question: parsed.value.body }
    : undefined;
}

function refuseAddress(
  desk: IdentityContext,
  { recipient, purpose }: Pick<Question, "recipient" | "purpose">,
): string | undefined {
  if (recipient !== desk.organisationId()) return "not-addressed-to-us";
  const isHere = isSameCompartment(purpose, compartmentOf(desk.vaultKind));
  return isHere ? undefined : "other-compartment";
}

/** A question can't be put in other words under the same id: the first stands. */
function refuseOtherText(
  read: ReadHandle,
  { questionId, sender }: Question,
  { statement }: TravellingStatement,
): string | undefined {
  const known = questionBetween(read, questionId, sender);
  return known === undefined || known.row.statement === statement ? undefined : "other-text";
}

function foundAbout(threadId: string, incidentId: string | null): Finding {
  const refs = incidentId === null ? [] : [{ kind: "incident", id: incidentId }];
  return { threadId, refusal: null, refs, incidentId };
}

function refused(threadId: string, kind: string): Finding {
  return { threadId, refusal: { kind }, refs: [] };
}
