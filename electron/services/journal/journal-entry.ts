import { actionIdSchema } from "../../../shared/model/ids.ts";
import type { JournalEntry } from "../../../shared/model/journal.ts";
import { assertNever } from "../../../shared/assert-never.ts";
import type { JournaledChange } from "../../storage/journal/change.ts";
import { parseChanges, type JournalRow } from "../../storage/journal/journal-rows.ts";
import type { ActionSummary } from "../../storage/journal/undo-action.ts";
import { fromLinkColumns } from "../../storage/links/link-columns.ts";
import { idsOfRanges, uuidText } from "../../storage/records/uuid.ts";

type FieldChange = JournalEntry["changes"][number];

/** Field changes that a list shows of one entry; `changeCount` tells how many there are. */
const MAX_SHOWN_CHANGES = 100;

/** A longer value is cut in the list: the record itself has all of it. */
const MAX_SHOWN_CHARS = 2_000;

/** A row of the journal as the window and the command line show it. */
export function entryOf(row: JournalRow, action: ActionSummary | undefined): JournalEntry {
  const changes: FieldChange[] = [];
  for (const change of parseChanges(row.changesJson)) {
    if (changes.length >= MAX_SHOWN_CHANGES) break;
    changes.push(...fieldChanges(change).slice(0, MAX_SHOWN_CHANGES - changes.length));
  }
  const undoneBy = action?.undoneBy ?? null;
  return {
    sequence: row.sequence,
    actionId: actionIdSchema.parse(row.action),
    at: new Date(row.atMs).toISOString(),
    actor: row.actor,
    verb: row.verb,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    subjectTitle: row.subjectTitle,
    cause: row.cause,
    changes,
    changeCount: row.changeCount,
    undoneBy: undoneBy === null ? null : actionIdSchema.parse(undoneBy),
    canUndo: action?.isUndoable === true && undoneBy === null,
    hash: Buffer.from(row.hash).toString("hex"),
  };
}

function fieldChanges(change: JournaledChange): readonly FieldChange[] {
  switch (change.op) {
    case "create":
      return Object.entries(change.fields).map(([field, value]) => ({
        recordKind: change.kind,
        recordId: change.id,
        field,
        new: shown(value),
      }));
    case "delete":
      return Object.entries(change.fields).map(([field, value]) => ({
        recordKind: change.kind,
        recordId: change.id,
        field,
        old: shown(value),
      }));
    case "update":
      return Object.entries(change.fields).map(([field, [before, after]]) => ({
        recordKind: change.kind,
        recordId: change.id,
        field,
        old: shown(before),
        new: shown(after),
      }));
    case "create-links":
    case "delete-links":
      return linkChanges(change);
    case "move-links":
      return [...idsOfRanges(change.ids)].slice(0, MAX_SHOWN_CHANGES).map((id) => ({
        recordKind: "observable-link",
        recordId: uuidText(id),
        field: "incidentId",
        old: change.from,
        new: change.to,
      }));
    default:
      return assertNever(change);
  }
}

function linkChanges(
  change: Extract<JournaledChange, { readonly op: "create-links" | "delete-links" }>,
): readonly FieldChange[] {
  const links = fromLinkColumns(change.columns);
  return [...idsOfRanges(change.ids)].slice(0, MAX_SHOWN_CHANGES).map((id, at) => {
    const link = links[at];
    const value = link === undefined ? "" : shown(`${link.type}: ${link.value}`);
    const base = { recordKind: "observable-link", recordId: uuidText(id), field: "value" } as const;
    return change.op === "create-links" ? { ...base, new: value } : { ...base, old: value };
  });
}

function shown<T>(value: T): T | string {
  return typeof value === "string" && value.length > MAX_SHOWN_CHARS
    ? `${value.slice(0, MAX_SHOWN_CHARS)}…`
    : value;
}
