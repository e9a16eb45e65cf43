import { sodium } from "../../crypto/sodium-binding.ts";

/** What one row of the journal says, in the order in which it is hashed. */
export interface JournalFacts {
  readonly sequence: number;
  readonly action: number;
  readonly hlcMs: number;
  readonly hlcCounter: number;
  /** UUID text. */
  readonly replica: string;
  readonly atMs: number;
  readonly actor: string;
  readonly verb: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectTitle: string;
  readonly cause: string | null;
  readonly undoOf: number | null;
  /** The changes as the JSON text that is stored. */
  readonly changesJson: string;
}

/** Version of the hash rule; part of what is hashed. */
export const JOURNAL_HASH_DOMAIN = "watchpost journal v1";

/** What the first row is chained to. */
export const JOURNAL_GENESIS = new Uint8Array(32);

/** The rule in words, for those who verify an exported journal with other tools. */
export const JOURNAL_HASH_RULE =
  "hash = BLAKE2b-256(domain, line feed, previous hash in lower-case hexadecimal, line feed, entry exactly as it stands on the line); the first previous hash is 64 zeros";

/** The entry as text: a JSON array, the changes last. */
export function entryText(facts: JournalFacts): string {
  const head = JSON.stringify([
    facts.sequence,
    facts.action,
    facts.hlcMs,
    facts.hlcCounter,
    facts.replica,
    facts.atMs,
    facts.actor,
    facts.verb,
    facts.subjectKind,
    facts.subjectId,
    facts.subjectTitle,
    facts.cause,
    facts.undoOf,
  ]);
  return `${head.slice(0, -1)},${facts.changesJson}]`;
}

/** Hash of a row, chained to the row before (see {@link JOURNAL_HASH_RULE}). */
export function journalHash(previous: Uint8Array, entry: string): Buffer {
  const previousHex = Buffer.from(previous).toString("hex");
  const hash = Buffer.alloc(32);
  const input = Buffer.from(`${JOURNAL_HASH_DOMAIN}\n${previousHex}\n${entry}`, "utf8");
  sodium.crypto_generichash(hash, input);
  return hash;
}
