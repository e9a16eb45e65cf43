import { InvalidArgumentError } from "commander";
import {
  CONSTITUENT_COLUMNS,
  isConstituentColumn,
  type ConstituentColumn,
} from "../../shared/formats/constituents/columns.ts";

/** The header of each column that is called otherwise. */
export type NamedColumns = Readonly<Partial<Record<ConstituentColumn, string>>>;

/** Collects a repeatable `name=Organisation`. */
export function columnsOption(text: string, before: NamedColumns | undefined): NamedColumns {
  const at = text.indexOf("=");
  const column = text.slice(0, Math.max(at, 0)).trim();
  const header = text.slice(at + 1).trim();
  if (!isConstituentColumn(column) || header === "")
    throw new InvalidArgumentError(
      `expected column=header with one of ${CONSTITUENT_COLUMNS.join(", ")}`,
    );
  return { ...before, [column]: header };
}
