import { z } from "zod";
import {
  STATEMENT_KINDS,
  type StatementLineKind,
  type TravellingStatement,
} from "../../../shared/exchange/release/statement-record.ts";
import { tlpSchema, type Tlp } from "../../../shared/model/values.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";

/** A signed text that we wrote to a peer or that came from one. */
export interface StoredStatement extends Omit<TravellingStatement, "sender"> {
  readonly rowId: number;
  readonly direction: "sent" | "received";
  /** The other organisation. */
  readonly organisationId: string;
  /** The notice or question that it is, or answers. */
  readonly threadId: string;
  /** SHA-256 of the body, in hexadecimal. */
  readonly digest: string;
  /** Label under which it travels. */
  readonly tlp: Tlp;
  /** When it was signed here, or came. */
  readonly atMs: number;
  /** Why it has no effect here; null as it should be. */
  readonly refusal: string | null;
  /** Incident of this desk that a question is about; the peer may not know it. */
  readonly incidentId: string | null;
}

export type NewStatement = Omit<StoredStatement, "rowId" | "incidentId"> &
  Partial<Pick<StoredStatement, "incidentId">>;

/** Keeps it once; false when the very same text from or to the same organisation is there already. */
export function insertStatement(write: WriteHandle, one: NewStatement): boolean {
  const { changes } = write.run(
    `INSERT OR IGNORE INTO statement
       (uuid, kind, direction, organisation, thread, statement, digest, certificate, tlp, at, refusal, incident)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      uuidBytes(one.id),
      one.kind,
      one.direction,
      uuidBytes(one.organisationId),
      uuidBytes(one.threadId),
      one.statement,
      one.digest,
      one.certificate,
      one.tlp,
      one.atMs,
      one.refusal,
      one.incidentId === undefined || one.incidentId === null ? null : uuidBytes(one.incidentId),
    ],
  );
  return changes > 0;
}

/** All of some kinds, oldest first. */
export function listStatements(
  read: ReadHandle,
  kinds: readonly StatementLineKind[],
): readonly StoredStatement[] {
  const wanted = kinds.map(() => "?").join(", ");
  return read
    .all<RawStatement>(`${SELECT} WHERE kind IN (${wanted}) ORDER BY id`, [...kinds])
    .map(toStatement);
}

/** A notice or question with everything that answers it, oldest first. */
export function readThreadRows(read: ReadHandle, threadId: string): readonly StoredStatement[] {
  return read
    .all<RawStatement>(`${SELECT} WHERE thread = ? ORDER BY id`, [uuidBytes(threadId)])
    .map(toStatement);
}

export function hasStatement(
  read: ReadHandle,
  { direction, organisationId, digest }: NewStatement,
): boolean {
  const key = [direction, uuidBytes(organisationId), digest];
  return (
    read.get(
      "SELECT 1 FROM statement WHERE direction = ? AND organisation = ? AND digest = ?",
      key,
    ) !== undefined
  );
}

/**
 * What a peer has not confirmed and what is not on its way to it: as with records, a bundle that waits in the outbox or was confirmed
 * covers what it carries, and what was lost goes again.
 */
export function statementsDueTo(read: ReadHandle, peerId: string): readonly StoredStatement[] {
  return read
    .all<RawStatement>(
      `${SELECT} AS s WHERE direction = 'sent' AND organisation = ? AND NOT EXISTS (
         SELECT 1 FROM statement_sent t WHERE t.statement_id = s.id AND (
           EXISTS (SELECT 1 FROM delivery d WHERE d.bundle_id = t.bundle_id AND d.organisation = s.organisation)
           OR EXISTS (SELECT 1 FROM outbox o WHERE o.bundle_id = t.bundle_id AND o.state = 'waiting')))
       ORDER BY id`,
      [uuidBytes(peerId)],
    )
    .map(toStatement);
}

export function noteStatementsSent(
  write: WriteHandle,
  bundleRowId: number,
  statementRowIds: readonly number[],
): void {
  for (const rowId of statementRowIds) {
    write.run("INSERT INTO statement_sent (statement_id, bundle_id) VALUES (?, ?)", [
      rowId,
      bundleRowId,
    ]);
  }
}

/** How far one of ours has got. */
export type StatementJourney = "not-sent" | "sent" | "delivered";

export function journeyOf(
  read: ReadHandle,
  { rowId, organisationId }: StoredStatement,
): StatementJourney {
  const row = read.get<{ readonly sent: number; readonly delivered: number }>(
    `SELECT count(*) AS sent, count(d.bundle_id) AS delivered FROM statement_sent t
       LEFT JOIN delivery d ON d.bundle_id = t.bundle_id AND d.organisation = ? WHERE t.statement_id = ?`,
    [uuidBytes(organisationId), rowId],
  );
  if (row === undefined || row.sent === 0) return "not-sent";
  return row.delivered > 0 ? "delivered" : "sent";
}

interface RawStatement {
  readonly id: number;
  readonly uuid: Uint8Array;
  readonly kind: string;
  readonly direction: "sent" | "received";
  readonly organisation: Uint8Array;
  readonly thread: Uint8Array;
  readonly statement: string;
  readonly digest: string;
  readonly certificate: string;
  readonly tlp: string;
  readonly at: number;
  readonly refusal: string | null;
  readonly incident: Uint8Array | null;
}

const SELECT = `
SELECT id, uuid, kind, direction, organisation, thread, statement, digest, certificate, tlp, at, refusal, incident
  FROM statement`;

const kindSchema = z.enum(STATEMENT_KINDS);

function toStatement({
  id,
  uuid,
  organisation,
  thread,
  at,
  incident,
  ...row
}: RawStatement): StoredStatement {
  return {
    ...row,
    kind: kindSchema.parse(row.kind),
    tlp: tlpSchema.parse(row.tlp),
    rowId: id,
    id: uuidText(uuid),
    organisationId: uuidText(organisation),
    threadId: uuidText(thread),
    atMs: at,
    incidentId: incident === null ? null : uuidText(incident),
  };
}

/** Of ours that nobody has seen. */
export function deleteStatement(write: WriteHandle, rowId: number): void {
  write.run("DELETE FROM statement WHERE id = ?", [rowId]);
}
