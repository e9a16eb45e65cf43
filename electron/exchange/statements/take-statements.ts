import { z } from "zod";
import { assertNever } from "../../../shared/assert-never.ts";
import { NOTICE, NOTICE_ANSWER } from "../../../shared/exchange/release/notice/notice.ts";
import {
  receiveNotice,
  receiveNoticeAnswer,
} from "../../../shared/exchange/release/notice/receive-notice.ts";
import { recordRefSchema, type RecordRef } from "../../../shared/exchange/release/record-ref.ts";
import type {
  StatementLineKind,
  TravellingStatement,
} from "../../../shared/exchange/release/statement-record.ts";
import { strictestTlp } from "../../../shared/domain/markings/tlp.ts";
import { parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import type { Manifest } from "../../../shared/exchange/bundle/manifest.ts";
import { tlpSchema, type Tlp } from "../../../shared/model/values.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { compartmentOf } from "../compartment.ts";
import { ownerOfRecord } from "../records/record-owner.ts";
import type { IdentityDesk } from "../identity/identity-context.ts";
import { recordStatementAct } from "./statement-act.ts";
import { judgeQuestion, judgeQuestionMessage } from "./judge-question.ts";
import type { Finding, KeptRefusal } from "./finding.ts";
import { digestOf } from "./sign-statement.ts";
import {
  hasStatement,
  insertStatement,
  readThreadRows,
  type NewStatement,
} from "./statement-rows.ts";
import { verifyStatement, type StatementRefusal } from "./verify-statement.ts";

/** Why a signed text has no effect here. `records`: those that it may not speak of, the first hundred of them. */
const statementRefusalSchema = z.object({
  kind: z.string(),
  records: z.array(recordRefSchema).readonly().optional(),
}) satisfies z.ZodType<KeptRefusal>;

/** What comes of a signed text of a bundle. */
export interface TakenStatement {
  readonly kind: StatementLineKind;
  readonly id: string;
  readonly threadId: string;
  readonly outcome: "new" | "known" | "refused";
  readonly refusal: KeptRefusal | null;
}

type Origin = Pick<Manifest, "sender" | "counts">;

/** Says what would come of them. Nothing is written. */
export function planStatements(
  read: ReadHandle,
  desk: IdentityDesk,
  origin: Origin,
  statements: readonly TravellingStatement[],
): readonly TakenStatement[] {
  return statements.map((one) => shown(read, judge(read, desk, origin, one)));
}

/** Keeps them, also those that have no effect: that somebody tried is worth knowing. In the transaction that takes the bundle in. */
export function takeStatements(
  write: WriteHandle,
  desk: IdentityDesk,
  origin: Origin,
  statements: readonly TravellingStatement[],
): readonly TakenStatement[] {
  return statements.map((one) => {
    const judged = judge(write, desk, origin, one);
    const taken = shown(write, judged);
    if (insertStatement(write, judged.row)) {
      recordStatementAct(write, desk, { ...judged.row, refs: judged.refs });
    }
    return taken;
  });
}

interface Judged {
  readonly row: NewStatement;
  /** Records that it speaks of. */
  readonly refs: readonly RecordRef[];
}

function shown(read: ReadHandle, { row }: Judged): TakenStatement {
  const { kind, id, threadId } = row;
  const isKnown = hasStatement(read, row);
  const refusal = refusalOf(row);
  const outcome = isKnown ? "known" : refusal === null ? "new" : "refused";
  return { kind, id, threadId, outcome, refusal };
}

/** The stored reason, read again. */
export function refusalOf({ refusal }: Pick<NewStatement, "refusal">): KeptRefusal | null {
  return refusal === null ? null : statementRefusalSchema.parse(JSON.parse(refusal));
}

function judge(
  read: ReadHandle,
  desk: IdentityDesk,
  origin: Origin,
  one: TravellingStatement,
): Judged {
  const found = findingOf(read, desk, one);
  const { organisationId } = origin.sender;
  // A bundle carries nobody else's words.
  const isForeign = one.sender !== organisationId;
  const refusal = isForeign ? { kind: "not-signed-by-sender" } : found.refusal;
  const [bodyText = ""] = one.statement.split("\n", 1);
  const row: NewStatement = {
    ...one,
    direction: "received",
    organisationId,
    threadId: found.threadId,
    digest: digestOf(bodyText),
    tlp: labelOf(origin, one.kind),
    atMs: desk.actor().nowMs(),
    refusal: refusal === null ? null : JSON.stringify(refusal),
    incidentId: found.incidentId ?? null,
  };
  return { row, refs: found.refs };
}

/** The strictest under which such texts came; that of a single one is not told. */
function labelOf({ counts }: Origin, kind: StatementLineKind): Tlp {
  const labels = Object.keys(counts[kind] ?? {}).map((label) => tlpSchema.parse(label));
  return strictestTlp(labels) ?? "TLP:AMBER+STRICT";
}

function findingOf(read: ReadHandle, desk: IdentityDesk, one: TravellingStatement): Finding {
  switch (one.kind) {
    case "notice":
      return judgeNotice(read, desk, one);
    case "notice-answer":
      return judgeNoticeAnswer(read, one);
    case "question":
      return judgeQuestion(read, desk, one);
    case "question-message":
      return judgeQuestionMessage(read, desk, one);
    default:
      return assertNever(one.kind);
  }
}

function judgeNotice(read: ReadHandle, desk: IdentityDesk, one: TravellingStatement): Finding {
  const verified = verifyStatement(read, one, NOTICE, ({ issuedAt }) => issuedAt);
  if (!verified.ok) return refused(one, verified.error);
  const { body, signedBy } = verified.value;
  const ours = desk.organisationId();
  const received = receiveNotice(body, {
    signedBy,
    ownOrganisationId: ours,
    compartment: compartmentOf(desk.vaultKind),
    ownerOf: (ref) => ownerOfRecord(read, ref, ours),
  });
  const refusal = received.ok ? null : keptRefusal(received.error);
  return { threadId: body.noticeId, refusal, refs: received.ok ? received.value.present : [] };
}

function keptRefusal(error: {
  readonly kind: string;
  readonly records?: readonly RecordRef[];
}): KeptRefusal {
  const { kind, records } = error;
  return records === undefined ? { kind } : { kind, records: records.slice(0, MAX_NAMED) };
}

const MAX_NAMED = 100;

function judgeNoticeAnswer(read: ReadHandle, one: TravellingStatement): Finding {
  const verified = verifyStatement(read, one, NOTICE_ANSWER, ({ answeredAt }) => answeredAt);
  if (!verified.ok) return refused(one, verified.error);
  const { body, signedBy } = verified.value;
  const asked = readThreadRows(read, body.noticeId).find(
    ({ kind, direction }) => kind === "notice" && direction === "sent",
  );
  const notice = asked && parseStatement(asked.statement, NOTICE);
  if (asked === undefined || notice?.ok !== true) return refused(one, "other-notice");
  const answer = receiveNoticeAnswer(notice.value.body, asked.digest, body, signedBy);
  const refusal = answer.ok ? null : { kind: answer.error };
  return { threadId: body.noticeId, refusal, refs: notice.value.body.records };
}

function refused({ id }: TravellingStatement, kind: StatementRefusal | "other-notice"): Finding {
  return { threadId: id, refusal: { kind }, refs: [] };
}
