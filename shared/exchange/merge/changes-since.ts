import { ownMember, type RecordState, type SetElement } from "../record/exchange-record.ts";
import { knows, type Knowledge } from "../record/record-stamps.ts";
import type { Stamp } from "../stamp/stamp.ts";
import { mergeElements, mergeLives, mergeRegisters } from "./merge-record.ts";
import { mergeTexts } from "./merge-text.ts";

/**
 * What of `record` is not in `known`, a state of the same record: joined with `known` it gives the same as the whole. Undefined
 * when there is nothing. A record that comes back after a deletion is given whole, because a vault may
 * have dropped the fields of what was deleted.
 */
export function changesSince<Kind extends string>(
  record: RecordState<Kind>,
  known: RecordState<Kind> | undefined,
): RecordState<Kind> | undefined {
  if (known === undefined) return record;
  const isLifeNew = mergeLives(known.life, record.life) !== known.life;
  if (isLifeNew && record.life.isAlive && !known.life.isAlive) return record;
  return partOf(record, isLifeNew, {
    register: (name, register) => {
      const other = ownMember(known.registers, name);
      return other === undefined || mergeRegisters(other, register) !== other;
    },
    elements: (name, elements) => elementsSince(elements, ownMember(known.sets, name)),
    text: (name, text) => {
      const other = ownMember(known.texts, name);
      return other === undefined || mergeTexts(other, text) !== other;
    },
  });
}

/**
 * What of `record` somebody does not have who has everything up to `known` of each replica. That holds only for who got those
 * changes unabridged: to whom fields were withheld is sent by position, not by this.
 */
export function changesAfter<Kind extends string>(
  record: RecordState<Kind>,
  known: Knowledge,
): RecordState<Kind> | undefined {
  const isNew = ({ stamp }: { readonly stamp: Stamp }): boolean => !knows(known, stamp);
  return partOf(record, isNew(record.life), {
    register: (_name, register) => isNew(register),
    elements: (_name, elements) => elements.filter(isNew),
    text: (_name, { seen }) => seen.some((stamp) => !knows(known, stamp)),
  });
}

interface Choice {
  readonly register: (name: string, register: RecordState<string>["registers"][string]) => boolean;
  readonly elements: (name: string, elements: readonly SetElement[]) => readonly SetElement[];
  readonly text: (name: string, text: RecordState<string>["texts"][string]) => boolean;
}

function partOf<Kind extends string>(
  record: RecordState<Kind>,
  isLifeNew: boolean,
  choice: Choice,
): RecordState<Kind> | undefined {
  const registers = Object.entries(record.registers).filter((entry) => choice.register(...entry));
  const sets = Object.entries(record.sets)
    .map(([name, elements]) => [name, choice.elements(name, elements)] as const)
    .filter(([, elements]) => elements.length > 0);
  const texts = Object.entries(record.texts).filter((entry) => choice.text(...entry));
  if (!isLifeNew && registers.length + sets.length + texts.length === 0) return undefined;
  return {
    ...record,
    registers: Object.fromEntries(registers),
    sets: Object.fromEntries(sets),
    texts: Object.fromEntries(texts),
  };
}

function elementsSince(
  elements: readonly SetElement[],
  known: readonly SetElement[] | undefined,
): readonly SetElement[] {
  if (known === undefined) return elements;
  const byValue = new Map(known.map((element) => [element.value, element]));
  return elements.filter((element) => {
    const other = byValue.get(element.value);
    return other === undefined || mergeElements([other], [element])[0] !== other;
  });
}
