import type { LocalisedText } from "../../../shared/domain/language/localised-text.ts";
import {
  RSIT_CLASS_TEXTS,
  RSIT_MACHINE_VALUES,
  rsitDescription,
  rsitExample,
  rsitName,
  rsitParts,
} from "../../../shared/domain/rsit/index.ts";
import type { RsitMachineValue } from "../../../shared/domain/rsit/index.ts";

/** One classification as the search offers it. */
export interface RsitOption {
  readonly value: RsitMachineValue;
  readonly name: string;
  readonly className: string;
  readonly help: string;
  readonly example: string;
}

/** Every classification in the order of the taxonomy, in one language. */
export function rsitOptions(say: (text: LocalisedText) => string): readonly RsitOption[] {
  return RSIT_MACHINE_VALUES.map((value) => {
    const example = rsitExample(value);
    return {
      value,
      name: say(rsitName(value)),
      className: say(RSIT_CLASS_TEXTS[rsitParts(value).class].name),
      help: say(rsitDescription(value)),
      example: example === null ? "" : say(example),
    };
  });
}

/** Those that match what was typed: by name first, then by class and machine value, then by explanation. */
export function findRsitOptions(
  options: readonly RsitOption[],
  typed: string,
  limit: number,
): readonly RsitOption[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return [];
  const rank = (option: RsitOption): number => {
    if (option.name.toLowerCase().startsWith(wanted)) return 0;
    if (option.name.toLowerCase().includes(wanted)) return 1;
    if (option.value.includes(wanted) || option.className.toLowerCase().includes(wanted)) return 2;
    return `${option.help} ${option.example}`.toLowerCase().includes(wanted) ? 3 : 4;
  };
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter(({ rank }) => rank < 4)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ option }) => option);
}
