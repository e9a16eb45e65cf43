/** The kinds of part that can move to a new incident. */
export const SPLIT_KINDS = ["reports", "observables", "evidence", "notes", "tasks"] as const;
export type SplitKind = (typeof SPLIT_KINDS)[number];

/** Parts of one kind as they are offered. */
export interface SplitGroup {
  readonly kind: SplitKind;
  readonly items: readonly { readonly id: string; readonly title: string }[];
}

export type SplitChoice = Readonly<Record<SplitKind, ReadonlySet<string>>>;

const NONE: ReadonlySet<string> = new Set();

export const NOTHING_CHOSEN: SplitChoice = {
  reports: NONE,
  observables: NONE,
  evidence: NONE,
  notes: NONE,
  tasks: NONE,
};

export function countChosen(choice: SplitChoice): number {
  return SPLIT_KINDS.reduce((sum, kind) => sum + choice[kind].size, 0);
}

/** Chooses a part, or leaves it out again. */
export function togglePart(choice: SplitChoice, kind: SplitKind, id: string): SplitChoice {
  const ids = new Set(choice[kind]);
  if (!ids.delete(id)) ids.add(id);
  return { ...choice, [kind]: ids };
}

/** Chooses every part of a kind, or none when all are chosen. */
export function toggleAllOf(choice: SplitChoice, { kind, items }: SplitGroup): SplitChoice {
  const isAll = choice[kind].size === items.length;
  return { ...choice, [kind]: isAll ? NONE : new Set(items.map(({ id }) => id)) };
}
