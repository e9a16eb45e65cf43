import type { WriteHandle } from "../database.ts";
import { createDerived } from "../derived/derived.ts";
import { boundUnlisted } from "../lists/incident-list.ts";
import { createInterner, type ObservableInterner } from "../links/intern-observables.ts";
import { laterTime, nextHybridTime, type Actor, type HybridTime } from "./action-stamp.ts";
import { applyChange, type ActionWork } from "./apply-change.ts";
import type { Action, JournaledChange, SubjectChanges } from "./change.ts";
import { entryText, journalHash } from "./journal-hash.ts";
import { insertJournalRow, readHead } from "./journal-rows.ts";
import { boundUnindexed } from "./subject-index.ts";

/** What an action came to. */
export interface AppliedAction {
  /** Number by which it can be taken back; 0 when everything was so already and nothing was written. */
  readonly actionId: number;
  /** Subjects that changed. */
  readonly changed: number;
}

/**
 * The one way in which records change: rows, full-text index, derived values and journal in one go, inside the
 * caller's transaction. Each subject gets one row of the journal; the rows of an action follow each other.
 * Throws (and so rolls everything back) when a change does not fit what is stored: services check before.
 */
export function applyAction(write: WriteHandle, actor: Actor, action: Action): AppliedAction {
  const nowMs = actor.nowMs();
  const work = createWork(write, actor, action, nowMs);
  const writer = createJournalWriter(write, actor, action, nowMs);
  for (const subject of action.subjects) {
    const revision = writer.nextSequence();
    const done: JournaledChange[] = [];
    for (const change of subject.changes) {
      const journaled = applyChange(work, change, revision);
      if (journaled !== undefined) done.push(journaled);
    }
    if (done.length > 0 || subject.isAct === true) writer.append(subject, done);
  }
  work.derived.settle();
  boundUnlisted(write);
  return writer.finish();
}

function createWork(write: WriteHandle, actor: Actor, action: Action, nowMs: number): ActionWork {
  let interner: ObservableInterner | undefined;
  return {
    write,
    nowMs,
    isUndo: action.undoOf !== undefined,
    derived: createDerived(write, nowMs, actor.scoreBasis()),
    interner: () => (interner ??= createInterner(write, actor.ids, actor.warninglistsOf)),
  };
}

interface JournalWriter {
  readonly nextSequence: () => number;
  readonly append: (subject: SubjectChanges, changes: readonly JournaledChange[]) => void;
  readonly finish: () => AppliedAction;
}

function createJournalWriter(
  write: WriteHandle,
  actor: Actor,
  action: Action,
  nowMs: number,
): JournalWriter {
  const head = readHead(write);
  const actionId = head.sequence + 1;
  const hybridTime = nextHybridTime(laterTime(head.hybridTime, action.seenTime), nowMs);
  let { sequence, hash } = head;
  return {
    nextSequence: () => sequence + 1,
    append: ({ subject }, changes) => {
      sequence += 1;
      const facts = {
        ...stamp(actor, action, nowMs, hybridTime),
        sequence,
        action: actionId,
        subjectKind: subject.kind,
        subjectId: subject.id,
        subjectTitle: subject.title,
        changesJson: JSON.stringify(changes),
      };
      hash = journalHash(hash, entryText(facts));
      insertJournalRow(write, { ...facts, hash, changeCount: countFields(changes) });
    },
    finish: () => {
      const changed = sequence - head.sequence;
      if (changed === 0) return { actionId: 0, changed };
      insertActionRow(write, actor, action, actionId, sequence);
      boundUnindexed(write, sequence);
      return { actionId, changed };
    },
  };
}

function stamp(actor: Actor, action: Action, nowMs: number, hybridTime: HybridTime) {
  return {
    hlcMs: hybridTime.ms,
    hlcCounter: hybridTime.counter,
    replica: actor.replicaId,
    atMs: nowMs,
    actor: actor.name,
    verb: action.verb,
    cause: action.cause ?? null,
    undoOf: action.undoOf ?? null,
  };
}

function insertActionRow(
  write: WriteHandle,
  actor: Actor,
  action: Action,
  actionId: number,
  lastSequence: number,
): void {
  write.run(
    `INSERT INTO journal_action (action, last_sequence, actor, verb, is_undoable, undo_of)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [
      actionId,
      lastSequence,
      actor.name,
      action.verb,
      action.isUndoable === false ? 0 : 1,
      action.undoOf ?? null,
    ],
  );
}

/** Fields that changed, and uses of observables; what the journal's list counts. */
export function countFields(changes: readonly JournaledChange[]): number {
  return changes.reduce((sum, change) => sum + countOf(change), 0);
}

function countOf(change: JournaledChange): number {
  switch (change.op) {
    case "create":
    case "delete":
    case "update":
      return Object.keys(change.fields).length;
    case "create-links":
    case "delete-links":
    case "move-links":
      return change.ids.reduce((sum, { count }) => sum + count, 0);
  }
}
