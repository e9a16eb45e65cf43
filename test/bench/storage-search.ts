import { createGenerator } from "../../electron/services/seed/generator.ts";
import {
  DETAILS,
  NAME_PARTS,
  SENTENCES,
  SUBJECTS,
  TARGETS,
} from "../../electron/services/seed/word-lists-data.ts";
import { atMost, summarise, timeEach, type BenchRow } from "./bench.ts";
import type { BenchVault } from "./bench-desk.ts";

const CALL = {
  caller: { shell: "cli", connection: "bench" },
  signal: new AbortController().signal,
} as const;

/** Words of every frequency, and pieces of four characters out of random values. */
export function benchSearch({ search, database: { read } }: BenchVault): readonly BenchRow[] {
  const generator = createGenerator(11);
  const run = (query: string): void => {
    const found = search.query({ query, limit: 50 }, CALL);
    if (!("ok" in found) || !found.ok) throw new Error(`${query}: ${JSON.stringify(found)}`);
  };
  const vocabulary = [...SUBJECTS, ...TARGETS, ...DETAILS, ...SENTENCES].flatMap(
    (text) => text.match(/[\p{L}\p{N}]{2,}/gu) ?? [],
  );
  const words = Array.from(
    { length: 300 },
    () => vocabulary[generator.below(vocabulary.length)] ?? "mail",
  );
  const pairs = Array.from(
    { length: 150 },
    () =>
      `${words[generator.below(words.length)] ?? ""} ${words[generator.below(words.length)] ?? ""}`,
  );
  const last =
    read.get<{ readonly last: number }>("SELECT max(id) AS last FROM observable")?.last ?? 1;
  const pieces = Array.from({ length: 300 }, () => {
    const row = read.get<{ readonly value: string }>(
      "SELECT value FROM observable WHERE id >= ? LIMIT 1",
      [1 + generator.below(last)],
    );
    const value = row?.value ?? "abcd";
    const at = generator.below(Math.max(1, value.length - 4));
    return value.slice(at, at + 4);
  }).filter((piece) => piece.length === 4);
  const typed = Array.from({ length: 60 }, () => {
    const text = generator.pick(NAME_PARTS);
    return text.slice(0, 2 + generator.below(text.length - 1));
  });
  const quoted = pieces.map(
    (piece) => `"${piece.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`,
  );
  return [
    atMost("search, any word, first 50 ranked", summarise(timeEach(words, run)), 30),
    atMost("search, two words", summarise(timeEach(pairs, run)), 30),
    atMost("search, any 4-character piece of a value", summarise(timeEach(quoted, run)), 30),
    atMost("search while typing (2 characters and more)", summarise(timeEach(typed, run)), 30),
  ];
}
