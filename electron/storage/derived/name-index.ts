import type { WriteHandle } from "../database.ts";
import type { Fields } from "../records/json-value.ts";
import { foldText } from "../search/fold-text.ts";
import type { RecordChange } from "./derived.ts";

/** Keeps the side tables of tags and classifications in step with the lists on incidents and reports. */
export function indexNames(write: WriteHandle, { kind, rowId, before, after }: RecordChange): void {
  if (kind !== "incident" && kind !== "report") return;
  exchange(namesOf(before, "tags"), namesOf(after, "tags"), {
    add: (name) =>
      write.run(`INSERT OR IGNORE INTO ${kind}_tag (tag_id, ${kind}_id) VALUES (?, ?)`, [
        tagId(write, name),
        rowId,
      ]),
    remove: (name) =>
      write.run(`DELETE FROM ${kind}_tag WHERE tag_id = ? AND ${kind}_id = ?`, [
        tagId(write, name),
        rowId,
      ]),
  });
  exchange(namesOf(before, "classification"), namesOf(after, "classification"), {
    add: (name) =>
      write.run(
        `INSERT OR IGNORE INTO ${kind}_classification (classification, ${kind}_id) VALUES (?, ?)`,
        [name, rowId],
      ),
    remove: (name) =>
      write.run(`DELETE FROM ${kind}_classification WHERE classification = ? AND ${kind}_id = ?`, [
        name,
        rowId,
      ]),
  });
}

interface Exchange {
  readonly add: (name: string) => unknown;
  readonly remove: (name: string) => unknown;
}

function exchange(
  before: readonly string[],
  after: readonly string[],
  { add, remove }: Exchange,
): void {
  const kept = new Set(after);
  const had = new Set(before);
  for (const name of had) if (!kept.has(name)) remove(name);
  for (const name of kept) if (!had.has(name)) add(name);
}

function namesOf(fields: Fields | null, field: string): readonly string[] {
  const value = fields?.[field];
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}

/** Tags stay known once used: completion offers them, and taking an action back needs no bookkeeping. */
function tagId(write: WriteHandle, name: string): number {
  const found = write.get<{ readonly id: number }>("SELECT id FROM tag WHERE name = ?", [name]);
  if (found !== undefined) return found.id;
  return Number(
    write.run("INSERT INTO tag (name, name_key) VALUES (?, ?)", [name, foldText(name)])
      .lastInsertRowid,
  );
}
