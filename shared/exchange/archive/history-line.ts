import { z } from "zod";

import { err, ok, type Result } from "../../result.ts";
import { canonicalJson } from "../../vault/canonical-json.ts";
import { compareText } from "../release/compare-text.ts";

/** Names kind and version of the first line of `history.ndjson`. */
export const HISTORY_DOMAIN = "watchpost case history v1";

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const lineSchema = z.strictObject({
  /** The entry exactly as the journal hashed it: a JSON array, the changes last. */
  entry: z.string(),
  /** BLAKE2b-256 over domain, previous hash and entry: the place of the entry in the journal it comes from. */
  hash: hashSchema,
  /** Organisation in whose vault that journal is. */
  origin: z.uuid(),
  previous: hashSchema,
});
export type HistoryLine = z.infer<typeof lineSchema>;

/** What an entry says; see `entryText` of the journal. */
const entrySchema = z.tuple([
  z.int().min(1),
  z.int().min(1),
  z.int(),
  z.int().min(0),
  z.uuid(),
  z.int().min(-8_640_000_000_000_000).max(8_640_000_000_000_000),
  z.string(),
  z.string().max(255),
  z.string().max(64),
  z.uuid(),
  z.string(),
  z.string().nullable(),
  z.int().nullable(),
  z.array(z.json()),
]);

/** An entry of the journal of another vault, or of this one. */
export interface HistoryEntry {
  readonly sequence: number;
  readonly action: number;
  readonly hlcMs: number;
  readonly hlcCounter: number;
  readonly replica: string;
  readonly atMs: number;
  readonly actor: string;
  readonly verb: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectTitle: string;
  readonly cause: string | null;
  readonly undoOf: number | null;
  readonly changesJson: string;
}

export const HISTORY_HEADER_LINE = canonicalJson({ $domain: HISTORY_DOMAIN });

export function formatHistoryLine(line: HistoryLine): string {
  return canonicalJson(line);
}

/** Reads a line strictly: only its one spelling, and an entry that a journal can have. What was expected otherwise. */
export function parseHistoryLine(
  text: string,
): Result<{ readonly line: HistoryLine; readonly entry: HistoryEntry }, string> {
  const parsed = lineSchema.safeParse(jsonOf(text));
  if (!parsed.success || canonicalJson(parsed.data) !== text) return err("a line of history");
  const entry = entrySchema.safeParse(jsonOf(parsed.data.entry));
  return entry.success ? ok({ line: parsed.data, entry: entryOf(entry.data) }) : err("an entry");
}

/** Order of the lines: by the clock that never goes back, so that the file reads as it happened. */
export function compareEntries(left: HistoryEntry, right: HistoryEntry): number {
  return (
    left.hlcMs - right.hlcMs ||
    left.hlcCounter - right.hlcCounter ||
    compareText(left.replica, right.replica) ||
    left.sequence - right.sequence ||
    compareText(left.subjectId, right.subjectId)
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function entryOf(values: z.infer<typeof entrySchema>): HistoryEntry {
  const [sequence, action, hlcMs, hlcCounter, replica, atMs, actor, verb, ...rest] = values;
  const [subjectKind, subjectId, subjectTitle, cause, undoOf, changes] = rest;
  return {
    sequence,
    action,
    hlcMs,
    hlcCounter,
    replica,
    atMs,
    actor,
    verb,
    subjectKind,
    subjectId,
    subjectTitle,
    cause,
    undoOf,
    changesJson: JSON.stringify(changes),
  };
}
