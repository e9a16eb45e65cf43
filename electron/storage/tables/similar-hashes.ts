import { ssdeepScore } from "../../../shared/domain/correlation/ssdeep.ts";
import type { ObservablePart } from "../../../shared/domain/observables/types.ts";
import type { ReadHandle } from "../database.ts";
import { canonicalObservable, pieceKeys } from "../links/observable-value.ts";
import type { PartsById } from "./network-pairs.ts";

/** By own row id: near ones by theirs, each with its score from {@link MIN_SSDEEP_SCORE} to 100. */
export type ScoresById = ReadonlyMap<number, ReadonlyMap<number, number>>;

/**
 * Below, two files share a packer or a library and nothing that connects two cases; the field takes 30 to 50 for the
 * border of a hint.
 */
export const MIN_SSDEEP_SCORE = 30;

/** Fuzzy hashes of one incident whose neighbours are looked for: beyond, nobody would read them. */
const MAX_OWN_HASHES = 50;
/** Hashes with one piece that are looked at: a piece of more is that of a packer, and near ones share others too. */
const MAX_PER_PIECE = 200;
/** Those with the most pieces in common are compared. */
const MAX_CANDIDATES = 50;

/** Fuzzy hashes of the vault that are near to those of an incident, found by the pieces that near ones have in common. */
export function similarHashes(read: ReadHandle, own: PartsById): ScoresById {
  const hashes = [...own].flatMap(([id, parts]) => ssdeepOf(parts).map((hash) => ({ id, hash })));
  const found = new Map<number, Map<number, number>>();
  for (const { id, hash } of hashes.slice(0, MAX_OWN_HASHES)) {
    for (const candidate of candidatesFor(read, hash)) {
      const { parts } = canonicalObservable(candidate.type, candidate.value);
      const score = Math.max(0, ...ssdeepOf(parts).map((other) => ssdeepScore(hash, other)));
      if (candidate.id === id || score < MIN_SSDEEP_SCORE) continue;
      const scores = found.get(id) ?? new Map<number, number>();
      found.set(id, scores.set(candidate.id, score));
    }
  }
  return found;
}

interface Candidate {
  readonly id: number;
  readonly type: string;
  readonly value: string;
}

function candidatesFor(read: ReadHandle, hash: string): readonly Candidate[] {
  const pieces = pieceKeys(hash);
  return pieces.length === 0 ? [] : read.all<Candidate>(CANDIDATES, [JSON.stringify(pieces)]);
}

function ssdeepOf(parts: readonly ObservablePart[]): readonly string[] {
  return parts.filter(({ kind }) => kind === "ssdeep").map(({ value }) => value);
}

const CANDIDATES = `
SELECT o.id, t.name AS type, coalesce(o.full_value, o.value) AS value
  FROM (SELECT h.value AS id, count(*) AS shared FROM json_each(?) k
          CROSS JOIN json_each((SELECT json_group_array(observable_id) FROM
            (SELECT observable_id FROM observable_part WHERE part = k.value LIMIT ${String(MAX_PER_PIECE)}))) h
         GROUP BY h.value ORDER BY shared DESC, id LIMIT ${String(MAX_CANDIDATES)}) c
  CROSS JOIN observable o ON o.id = c.id
  CROSS JOIN observable_type t ON t.id = o.type_id`;
