import type { NormalisedObservable } from "../../../shared/domain/observables/types.ts";
import type { WriteHandle } from "../database.ts";
import { foldText } from "../search/fold-text.ts";
import { idsOfRanges, type IdSource } from "../records/uuid.ts";
import { canonicalObservable, extraParts, storedValue } from "./observable-value.ts";

/** An observable as a batch needs it. */
export interface InternedObservable {
  readonly id: number;
  readonly isNew: boolean;
}

/** Finds observables or brings them in, with one set of statements for a whole action. */
export interface ObservableInterner {
  /** `value` in canonical form. */
  readonly intern: (type: string, value: string, use: ObservableUse) => InternedObservable;
}

/** What brings an observable in: a new one is counted and seen by it. */
export interface ObservableUse {
  readonly seenAtMs: number;
  readonly incidentCount: 0 | 1;
}

/** Names of the warning lists that hold a value, with their date; empty for most. */
export type WarninglistLookup = (
  observable: Pick<NormalisedObservable, "type" | "value" | "parts">,
) => readonly { readonly name: string; readonly date: string }[];

/** Characters of a long value that substring search covers: the rest of an embedded file says nothing. */
export const MAX_SEARCHED_VALUE_CHARS = 4_096;

export function createInterner(
  write: WriteHandle,
  ids: IdSource,
  warninglistsOf: WarninglistLookup,
): ObservableInterner {
  const find = write.prepareRead<{ readonly id: number }>(
    "SELECT id FROM observable WHERE value = ? AND type_id = ?",
  );
  const insert = write.prepareWrite(INSERT);
  const insertPart = write.prepareWrite(
    "INSERT INTO observable_part (part, observable_id) VALUES (?, ?)",
  );
  const insertText = write.prepareWrite("INSERT INTO value_index (rowid, value) VALUES (?, ?)");
  const typeIds = new Map<string, number>();
  const typeId = (type: string): number => {
    const known = typeIds.get(type) ?? findOrAddType(write, type);
    typeIds.set(type, known);
    return known;
  };
  const uuids = blocksOfIds(ids);
  const insertNew = (type: string, value: string, use: ObservableUse): number => {
    const { key, fullValue } = storedValue(value);
    const observable = canonicalObservable(type, value);
    const parts = extraParts(observable);
    const lists = warninglistsOf(observable);
    const { lastInsertRowid } = insert.run([
      uuids(),
      typeId(type),
      key,
      use.incidentCount,
      use.seenAtMs,
      use.seenAtMs,
      parts === null ? -1 : parts.length,
      lists.length === 0 ? null : JSON.stringify(lists),
      fullValue,
    ]);
    const id = Number(lastInsertRowid);
    for (const part of new Set(parts)) insertPart.run([part, id]);
    insertText.run([id, foldText(value.slice(0, MAX_SEARCHED_VALUE_CHARS))]);
    return id;
  };
  return {
    intern: (type, value, use) => {
      const found = find.get([storedValue(value).key, typeId(type)]);
      return found === undefined
        ? { id: insertNew(type, value, use), isNew: true }
        : { id: found.id, isNew: false };
    },
  };
}

const INSERT = `
INSERT INTO observable (uuid, type_id, value, incident_count, sighting_count, first_seen_at, last_seen_at,
  part_count, warninglists, full_value)
VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?)`;

/** Ids that follow each other land on the same page of their index, and cost randomness once. */
function blocksOfIds(ids: IdSource): () => Uint8Array {
  let block: Generator<Uint8Array> | undefined;
  return () => {
    const next = block?.next();
    if (next !== undefined && next.done !== true) return next.value;
    block = idsOfRanges([ids.newBlock(IDS_PER_BLOCK)]);
    const first = block.next();
    if (first.done === true) throw new Error("a block of ids is empty");
    return first.value;
  };
}

const IDS_PER_BLOCK = 256;

function findOrAddType(write: WriteHandle, type: string): number {
  const found = write.get<{ readonly id: number }>(
    "SELECT id FROM observable_type WHERE name = ?",
    [type],
  );
  if (found !== undefined) return found.id;
  return Number(write.run("INSERT INTO observable_type (name) VALUES (?)", [type]).lastInsertRowid);
}
