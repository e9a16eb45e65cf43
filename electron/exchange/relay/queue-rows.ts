import { NEVER_FAILED, type Standing } from "../../../shared/exchange/relay/back-off.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";

/** How far a bundle of the outbox is on its way to a mailbox. */
export interface QueuedBundle {
  readonly mailbox: string;
  /** When the relay had all of it; null until then. It counts for nothing but the display: delivered is what the peer confirms. */
  readonly storedAtMs: number | null;
  readonly standing: Standing;
  /** Kind of the failure that ended the last attempt. */
  readonly problem: string | null;
}

export function queuedBundle(read: ReadHandle, bundleRowId: number): QueuedBundle | undefined {
  const row = read.get<RawRow>(
    `SELECT mailbox, stored_at AS storedAtMs, failures, next_at AS nextAtMs, problem FROM relay_bundle WHERE bundle_id = ?`,
    [bundleRowId],
  );
  if (row === undefined) return undefined;
  const { failures, nextAtMs, ...facts } = row;
  return { ...facts, standing: { failures, nextAtMs } };
}

/** Attempts to another mailbox of the peer say nothing about this one. */
export function standingFor(read: ReadHandle, bundleRowId: number, mailbox: string): Standing {
  const queued = queuedBundle(read, bundleRowId);
  return queued?.mailbox === mailbox ? queued.standing : NEVER_FAILED;
}

export function noteStored(
  write: WriteHandle,
  bundleRowId: number,
  mailbox: string,
  atMs: number,
): void {
  put(write, bundleRowId, mailbox, { storedAtMs: atMs, standing: NEVER_FAILED, problem: null });
}

export function noteNotStored(
  write: WriteHandle,
  bundleRowId: number,
  mailbox: string,
  standing: Standing,
  problem: string,
): void {
  put(write, bundleRowId, mailbox, { storedAtMs: null, standing, problem });
}

function put(
  write: WriteHandle,
  bundleRowId: number,
  mailbox: string,
  { storedAtMs, standing, problem }: Omit<QueuedBundle, "mailbox">,
): void {
  write.run(
    `INSERT INTO relay_bundle (bundle_id, mailbox, stored_at, failures, next_at, problem)
       VALUES (:id, :mailbox, :stored, :failures, :next, :problem)
     ON CONFLICT (bundle_id) DO UPDATE SET mailbox = excluded.mailbox, stored_at = excluded.stored_at,
       failures = excluded.failures, next_at = excluded.next_at, problem = excluded.problem`,
    {
      id: bundleRowId,
      mailbox,
      stored: storedAtMs,
      failures: standing.failures,
      next: standing.nextAtMs,
      problem,
    },
  );
}

interface RawRow {
  readonly mailbox: string;
  readonly storedAtMs: number | null;
  readonly failures: number;
  readonly nextAtMs: number;
  readonly problem: string | null;
}
