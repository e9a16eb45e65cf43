import type { DueItem } from "../../../shared/contract/clocks.ts";
import { dutyName } from "../../../shared/domain/clocks/clock-words.ts";
import { compareUrgency, isOpen } from "../../../shared/domain/clocks/clock-item.ts";
import { findInstrument } from "../../../shared/domain/clocks/instruments/index.ts";
import { readNationally } from "../../../shared/domain/clocks/national-reading.ts";
import type { Language } from "../../../shared/text/language.ts";

/** A clock in words. */
export interface DueRow extends DueItem {
  readonly key: string;
  readonly what: string;
  readonly whose: string;
}

/** What is owed, what presses first on top. */
export function dueRows(items: readonly DueItem[], language: Language): readonly DueRow[] {
  return items
    .filter(isOpen)
    .toSorted(compareUrgency)
    .map((item) => {
      const instrument = findInstrument(item.instrument);
      const reading = instrument && readNationally(instrument, item.country);
      const stage = reading?.stages.find(({ id }) => id === item.stage);
      return {
        ...item,
        key: `${item.incidentId} ${item.instrument} ${item.stage}`,
        what: `${stage?.name[language] ?? item.stage} · ${instrument?.name[language] ?? item.instrument}`,
        whose: dutyName(item.duty, language),
      };
    });
}

/** The row after or before the chosen one; the first when none is. */
export function rowBeside(
  rows: readonly DueRow[],
  key: string | undefined,
  step: 1 | -1,
): DueRow | undefined {
  const at = rows.findIndex((row) => row.key === key);
  return at < 0 ? rows[0] : rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
}
