import { assertNever } from "../../../shared/assert-never.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle, WriteHandle } from "../database.ts";
import { MissingReference } from "../records/field-codecs.ts";
import { isSameJson, type Fields } from "../records/json-value.ts";
import { findRowId, readRecord, readRecordFields } from "../records/record-rows.ts";
import { idsOfRanges, uuidBytes } from "../records/uuid.ts";
import { isSqliteError } from "../sqlite-binding.ts";
import type { Actor } from "./action-stamp.ts";
import { applyAction, type AppliedAction } from "./apply-action.ts";
import { definitionOf, RecordInUse } from "./apply-change.ts";
import type { Change, JournaledChange, SubjectChanges } from "./change.ts";
import { parseChanges, readActionRows, type JournalRow } from "./journal-rows.ts";

/**
 * Why an action can't be taken back: `unknown`, `final` (stands by its nature), `undone-already`, `changed-since` (a later
 * action changed the same), `in-use` (what it made has become part of something later), `parent-gone`.
 */
export type UndoRefusal =
  "unknown" | "final" | "undone-already" | "changed-since" | "in-use" | "parent-gone";

export interface UndoneAction extends AppliedAction {
  readonly verb: string;
  readonly subjectTitle: string;
}

/** What can be said about an action without reading its changes. */
export interface ActionSummary {
  readonly action: number;
  readonly verb: string;
  readonly isUndoable: boolean;
  readonly undoOf: number | null;
  readonly undoneBy: number | null;
}

export function readAction(read: ReadHandle, action: number): ActionSummary | undefined {
  const row = read.get<Omit<ActionSummary, "isUndoable"> & { readonly undoable: number }>(
    `SELECT action, verb, is_undoable AS undoable, undo_of AS undoOf, undone_by AS undoneBy
       FROM journal_action WHERE action = ?`,
    [action],
  );
  return row && { ...row, isUndoable: row.undoable === 1 };
}

/** Newest actions of a person that could be taken back, newest first. */
export function undoableActions(
  read: ReadHandle,
  actorName: string,
  limit: number,
): readonly number[] {
  return read
    .all<{ readonly action: number }>(
      `SELECT action FROM journal_action
        WHERE actor = ? AND is_undoable = 1 AND undo_of IS NULL AND undone_by IS NULL
        ORDER BY action DESC LIMIT ?`,
      [actorName, limit],
    )
    .map(({ action }) => action);
}

/**
 * Takes an action back by a new action that does the opposite, last change first. Taking back an undo does the
 * first action again. Refused, with nothing changed, when what it would set back is no longer as the action left it.
 */
export function undoAction(
  write: WriteHandle,
  actor: Actor,
  action: number,
): Result<UndoneAction, UndoRefusal> {
  const summary = readAction(write, action);
  const refusal = refuseBySummary(summary);
  if (refusal !== undefined) return err(refusal);
  const rows = readActionRows(write, action);
  const subjects = rows.toReversed().map((row) => oppositeSubject(write, row));
  const applied = attempt(() =>
    write.savepoint(() => applyAction(write, actor, { verb: "undo", undoOf: action, subjects })),
  );
  if (!applied.ok) return applied;
  const { actionId } = applied.value;
  if (actionId > 0) markUndone(write, action, actionId, summary?.undoOf ?? null);
  const [first] = rows;
  return ok({
    ...applied.value,
    verb: summary?.verb ?? "",
    subjectTitle: first?.subjectTitle ?? "",
  });
}

/** Carries the refusal out of the action that is then rolled back. */
class UndoRefused extends Error {
  readonly refusal: UndoRefusal;

  constructor(refusal: UndoRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

function attempt(apply: () => AppliedAction): Result<AppliedAction, UndoRefusal> {
  try {
    return ok(apply());
  } catch (error) {
    if (error instanceof UndoRefused) return err(error.refusal);
    if (error instanceof MissingReference) return err("parent-gone");
    if (error instanceof RecordInUse || isSqliteError(error, STILL_REFERRED_TO)) {
      return err("in-use");
    }
    throw error;
  }
}

/** Rows of later actions refer to what would go: the database's own rule says so first. */
const STILL_REFERRED_TO: ReadonlySet<string> = new Set(["SQLITE_CONSTRAINT_FOREIGNKEY"]);

function refuseBySummary(summary: ActionSummary | undefined): UndoRefusal | undefined {
  if (summary === undefined) return "unknown";
  if (!summary.isUndoable) return "final";
  return summary.undoneBy === null ? undefined : "undone-already";
}

/** An undo that is undone makes its first action effective again. */
function markUndone(
  write: WriteHandle,
  action: number,
  undoneBy: number,
  undoOf: number | null,
): void {
  write.run("UPDATE journal_action SET undone_by = ? WHERE action = ?", [undoneBy, action]);
  if (undoOf !== null) {
    write.run("UPDATE journal_action SET undone_by = NULL WHERE action = ?", [undoOf]);
  }
}

function oppositeSubject(write: WriteHandle, row: JournalRow): SubjectChanges {
  return {
    subject: { kind: row.subjectKind, id: row.subjectId, title: row.subjectTitle },
    changes: opposites(write, row),
  };
}

/** Each change is compared with the state that the ones after it left when they were taken back. */
function* opposites(write: WriteHandle, row: JournalRow): Generator<Change> {
  for (const change of parseChanges(row.changesJson).toReversed()) {
    const refusal = refuseChange(write, change);
    if (refusal !== undefined) throw new UndoRefused(refusal);
    yield opposite(change);
  }
}

function opposite(change: JournaledChange): Change {
  switch (change.op) {
    case "create":
      return { op: "delete", kind: change.kind, id: change.id };
    case "delete":
      return { op: "create", kind: change.kind, id: change.id, fields: change.fields };
    case "update": {
      const fields = Object.entries(change.fields).map(([name, [old]]) => [name, old] as const);
      const { kind, id } = change;
      return { op: "update", kind, id, fields: Object.fromEntries(fields) };
    }
    case "create-links":
      return { op: "delete-links", ids: change.ids };
    case "delete-links": {
      const { subject, ids, columns } = change;
      return { op: "create-links", subject, ids, columns };
    }
    case "move-links":
      return { op: "move-links", ids: change.ids, incidentId: change.from };
    default:
      return assertNever(change);
  }
}

/** Compares what the change left with what is there now. A change that was itself set back later is no hindrance. */
function refuseChange(write: WriteHandle, change: JournaledChange): UndoRefusal | undefined {
  switch (change.op) {
    case "create":
      return hasFields(write, change, change.fields) ? undefined : "changed-since";
    case "update": {
      const left = Object.entries(change.fields).map(([name, [, value]]) => [name, value] as const);
      return hasFields(write, change, Object.fromEntries(left)) ? undefined : "changed-since";
    }
    case "delete":
      return findRowId(write, definitionOf(NO_INTERNER, change.kind).table, change.id) === undefined
        ? undefined
        : "changed-since";
    case "create-links":
      return areLinksOf(write, change.ids, change.subject) ? undefined : "changed-since";
    case "delete-links":
      return findRowId(write, change.subject.kind, change.subject.id) === undefined
        ? "parent-gone"
        : undefined;
    case "move-links":
      return areLinksOf(write, change.ids, { kind: "incident", id: change.to })
        ? undefined
        : "changed-since";
    default:
      return assertNever(change);
  }
}

/** Reading a record never brings observables in. */
const NO_INTERNER = {
  interner: () => {
    throw new Error("reading must not add observables");
  },
};

function hasFields(
  read: ReadHandle,
  change: Extract<JournaledChange, { readonly op: "create" | "update" | "delete" }>,
  expected: Fields,
): boolean {
  const definition = definitionOf(NO_INTERNER, change.kind);
  const stored =
    change.op === "update"
      ? readRecordFields(read, definition, change.id, Object.keys(expected))
      : readRecord(read, definition, change.id);
  if (stored === undefined) return false;
  return Object.entries(stored.fields).every(([name, value]) => isSameJson(value, expected[name]));
}

function areLinksOf(
  write: WriteHandle,
  ids: Parameters<typeof idsOfRanges>[0],
  subject: { readonly kind: "incident" | "report"; readonly id: string },
): boolean {
  const find = write.prepareWrite<{ readonly found: number }>(
    `SELECT 1 AS found FROM observable_link l JOIN ${subject.kind} s ON s.id = l.${subject.kind}_id
      WHERE l.uuid = ? AND s.uuid = ?`,
  );
  const owner = uuidBytes(subject.id);
  for (const id of idsOfRanges(ids)) if (find.get([id, owner]) === undefined) return false;
  return true;
}
