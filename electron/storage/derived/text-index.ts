import type { WriteHandle } from "../database.ts";
import { foldText } from "../search/fold-text.ts";
import { isTextKind, type TextKind } from "../records/record-id.ts";
import type { RecordKind } from "../../../shared/model/ids.ts";
import { isSameJson, type Fields, type JsonValue } from "../records/json-value.ts";
import { findRowId } from "../records/record-rows.ts";
import type { RecordChange } from "./derived.ts";

/** The fields of each kind that full-text search looks into: what it is called, and the rest. */
export const SEARCHED_FIELDS: Readonly<
  Record<TextKind, { readonly title: readonly string[]; readonly body: readonly string[] }>
> = {
  incident: { title: ["title", "number"], body: ["description"] },
  report: { title: ["title", "number"], body: ["body", "sender"] },
  note: { title: [], body: ["text"] },
  task: { title: ["title"], body: ["detail"] },
  "timeline-event": { title: ["title"], body: ["detail", "source"] },
  investigation: { title: ["askedOf"], body: ["question", "answer"] },
  countermeasure: { title: ["target"], body: ["detail", "requestedOf"] },
  hypothesis: { title: ["claim"], body: ["question", "wouldChange"] },
  "weighed-item": { title: [], body: ["text"] },
  evidence: { title: ["name"], body: ["description", "sha256"] },
};

/** Characters of one text that are indexed: far above what people write; a larger one is a dump that came as a report. */
export const MAX_INDEXED_TEXT_CHARS = 4_194_304;

/** Fields of a kind that full-text search looks into. */
export function searchedFields(kind: RecordKind): readonly string[] {
  if (!isTextKind(kind)) return [];
  const { title, body } = SEARCHED_FIELDS[kind];
  return [...title, ...body];
}

/** Puts a new record into the full-text index, its changed text in place of the old, or takes it out. */
export function indexText(write: WriteHandle, change: RecordChange): void {
  const { kind, rowId, before, after } = change;
  if (!isTextKind(kind)) return;
  const isChanged = searchedFields(kind).some((name) => !isSameJson(before?.[name], after?.[name]));
  if (isChanged) {
    if (before !== null) write.run("DELETE FROM text_index WHERE rowid = ?", [rowId]);
    if (after !== null) insertText(write, kind, rowId, after);
  }
  indexOwner(write, change);
}

/** Parts lead to their incident; a report stands for itself. */
function indexOwner(write: WriteHandle, { kind, rowId, before, after }: RecordChange): void {
  if (kind === "report" || kind === "incident") return;
  const owner = after?.["incidentId"] ?? null;
  if (before !== null && isSameJson(before["incidentId"] ?? null, owner)) return;
  if (before !== null) write.run("DELETE FROM text_part WHERE id = ?", [rowId]);
  const ownerRowId = typeof owner === "string" ? findRowId(write, "incident", owner) : undefined;
  if (ownerRowId === undefined) return;
  write.run("INSERT INTO text_part (id, incident_id) VALUES (?, ?)", [rowId, ownerRowId]);
}

function insertText(write: WriteHandle, kind: TextKind, rowId: number, fields: Fields): void {
  const { title, body } = SEARCHED_FIELDS[kind];
  write.run("INSERT INTO text_index (rowid, title, body) VALUES (?, ?, ?)", [
    rowId,
    joined(fields, title),
    joined(fields, body),
  ]);
}

function joined(fields: Fields, names: readonly string[]): string {
  return foldText(
    names
      .map((name) => textOf(fields[name]))
      .join("\n")
      .slice(0, MAX_INDEXED_TEXT_CHARS),
  );
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}
