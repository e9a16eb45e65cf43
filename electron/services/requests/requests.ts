import type { Failure } from "../../../shared/contract/failures.ts";
import { parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import {
  isTheirsToWrite,
  readThread,
  type QuestionState,
  type ThreadedMessage,
} from "../../../shared/exchange/release/question/question-thread.ts";
import {
  QUESTION,
  QUESTION_MESSAGE,
  type Question,
  type QuestionMessage,
} from "../../../shared/exchange/release/question/question.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { compartmentOf } from "../../exchange/compartment.ts";
import { ensureIdentity } from "../../exchange/identity/ensure-identity.ts";
import { logicalNowMs, type IdentityDesk } from "../../exchange/identity/identity-context.ts";
import { readPeer } from "../../exchange/identity/stored-peers.ts";
import type { KeptRefusal } from "../../exchange/statements/finding.ts";
import {
  journeyOf,
  listStatements,
  readThreadRows,
  type StatementJourney,
  type StoredStatement,
} from "../../exchange/statements/statement-rows.ts";
import { refusalOf } from "../../exchange/statements/take-statements.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { changeVault } from "../case-context.ts";
import {
  writeMessage,
  writeQuestion,
  type MessageOrder,
  type QuestionOrder,
} from "./write-question.ts";

/** A request for information as the desk sees it. */
export interface RequestView {
  readonly id: string;
  /** `asked`: by us. `received`: from a peer. */
  readonly direction: "asked" | "received";
  readonly peer: { readonly id: string; readonly name: string };
  /** Incident of this desk. */
  readonly incidentId: string | null;
  /** Null when it came in a form that nobody can read. */
  readonly question: Question | null;
  /** Null when it has no effect. */
  readonly state: QuestionState | null;
  readonly messages: readonly ThreadedMessage[];
  readonly refusal: KeptRefusal | null;
  readonly journey: StatementJourney;
}

/** Questions between CERTs: signed, with a deadline; the answers stand with the incident of the desk that asked. */
export interface RequestService {
  readonly create: (order: QuestionOrder) => Promise<Result<RequestView, Failure>>;
  /** Both directions, newest first. */
  readonly list: () => readonly RequestView[];
  /** Answers, asks on, withdraws or closes; which of it is ours to do follows from who asked. */
  readonly write: (id: string, order: MessageOrder) => Promise<Result<RequestView, Failure>>;
}

export function createRequests(desk: IdentityDesk): RequestService {
  const { database } = desk;
  const view = (read: ReadHandle, row: StoredStatement): RequestView =>
    viewOf(read, row, logicalNowMs(read, desk));
  return {
    create: async (order) => {
      await ensureIdentity(desk);
      return changeVault(database, (write) => {
        const written = writeQuestion(write, desk, order);
        return written.ok ? viewById(write, written.value, view) : written;
      });
    },
    list: () =>
      listStatements(database.read, ["question"])
        .toReversed()
        .map((row) => view(database.read, row)),
    write: async (id, order) => {
      await ensureIdentity(desk);
      return changeVault(database, (write) => {
        const written = writeTo(write, desk, id, order);
        return written.ok ? viewById(write, id, view) : written;
      });
    },
  };
}

function viewById(
  read: ReadHandle,
  id: string,
  view: (read: ReadHandle, row: StoredStatement) => RequestView,
): Result<RequestView, Failure> {
  const row = rowOf(read, id);
  return row === undefined ? err({ kind: "unknown-question", id }) : ok(view(read, row));
}

/** One that has no effect is shown in the list, and nobody can answer it. */
function rowOf(read: ReadHandle, id: string): StoredStatement | undefined {
  return readThreadRows(read, id).find(
    ({ kind, refusal }) => kind === "question" && refusal === null,
  );
}

function writeTo(
  write: WriteHandle,
  desk: IdentityDesk,
  id: string,
  order: MessageOrder,
): Result<string, Failure> {
  const row = rowOf(write, id);
  const question = row && questionOf(row);
  if (row === undefined || question === undefined) return err({ kind: "unknown-question", id });
  const nowMs = logicalNowMs(write, desk);
  const { state, messages } = readThread(question, messagesOf(write, row), nowMs);
  const isOurs = isTheirsToWrite(question, {
    ...DRAFT,
    ...order,
    tlp: question.tlp,
    questionId: id,
    sender: desk.organisationId(),
    recipient: row.organisationId,
    purpose: compartmentOf(desk.vaultKind),
  });
  if (!isOurs) return err({ kind: "question-not-ours-to-do", id, act: order.kind });
  if (FINAL.has(state.kind)) return err({ kind: "question-ended", id, state: state.kind });
  const last = messages.findLast(({ message }) => message.sender === row.organisationId);
  return writeMessage(write, desk, { row, question }, last?.message.messageId ?? null, order);
}

/** What is not decided yet does not count for whose it is to write. */
const DRAFT = {
  $domain: "watchpost question message v1",
  messageId: "",
  inReplyTo: null,
  pap: null,
  writtenAt: "",
} as const;

const FINAL: ReadonlySet<QuestionState["kind"]> = new Set(["declined", "withdrawn", "closed"]);

function questionOf({ statement }: StoredStatement): Question | undefined {
  const parsed = parseStatement(statement, QUESTION);
  return parsed.ok ? parsed.value.body : undefined;
}

/** Messages on a question that count, in both directions. */
function messagesOf(read: ReadHandle, question: StoredStatement): readonly QuestionMessage[] {
  return readThreadRows(read, question.threadId).flatMap((row) => {
    const isHere = row.kind === "question-message" && row.refusal === null;
    if (!isHere || row.organisationId !== question.organisationId) return [];
    const parsed = parseStatement(row.statement, QUESTION_MESSAGE);
    return parsed.ok ? [parsed.value.body] : [];
  });
}

function viewOf(read: ReadHandle, row: StoredStatement, nowMs: number): RequestView {
  const question = questionOf(row);
  const refusal = refusalOf(row);
  const thread =
    question === undefined || refusal !== null
      ? null
      : readThread(question, messagesOf(read, row), nowMs);
  return {
    id: row.threadId,
    direction: row.direction === "sent" ? "asked" : "received",
    peer: {
      id: row.organisationId,
      name: readPeer(read, row.organisationId)?.name ?? row.organisationId,
    },
    incidentId: row.incidentId,
    question: question ?? null,
    state: thread?.state ?? null,
    messages: thread?.messages ?? [],
    refusal,
    journey: row.direction === "sent" ? journeyOf(read, row) : "delivered",
  };
}
