import type { ForeignRecord } from "../../record/exchange-record.ts";
import { ownMember } from "../../record/exchange-record.ts";
import { foldCase } from "../fold-text.ts";
import { buildPhraseIndex, findPhrases } from "../phrase-index.ts";
import { visitTexts } from "../record-texts.ts";
import type { RecordRef } from "../record-ref.ts";

/** A text that goes and names a record that stays: its number, or its id. People write such things; no rule cuts them. */
export interface Mention {
  readonly ref: RecordRef;
  readonly field: string;
  /** As it is written there. */
  readonly written: string;
  readonly names: RecordRef;
}

/** @param staying records that don't go, with their numbers */
export function findMentions(
  going: readonly ForeignRecord[],
  staying: readonly ForeignRecord[],
): readonly Mention[] {
  const index = buildPhraseIndex(
    staying.flatMap(({ kind, id, registers }) => {
      const number = ownMember(registers, "number")?.value;
      const names = typeof number === "string" ? [id, number] : [id];
      return names.map((name) => ({ phrase: foldCase(name), data: { kind, id } }));
    }),
  );
  const mentions: Mention[] = [];
  for (const record of going) {
    visitTexts(record, (text, field) => {
      const places = findPhrases(index, foldCase(text), (start, end, names) => {
        const isPartOfLonger = isWordUnit(text[start - 1]) || isWordUnit(text[end]);
        return isPartOfLonger ? undefined : { start, end, names };
      });
      for (const { start, end, names } of places) {
        const ref = { kind: record.kind, id: record.id };
        mentions.push({ ref, field, written: text.slice(start, end), names });
      }
    });
  }
  return mentions;
}

function isWordUnit(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
