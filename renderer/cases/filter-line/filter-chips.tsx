import { useMemo } from "react";
import type { ReactNode } from "react";

import {
  explainQuery,
  formatQuery,
  parseQuery,
  withoutChip,
} from "../../../shared/domain/query/index.ts";
import type { QueryEntity } from "../../../shared/domain/query/index.ts";
import { useText } from "../../i18n/text-context.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { IconX } from "../../ui/icons.ts";
import classes from "./filter-line.module.css";

export interface FilterChipsProps {
  readonly entity: QueryEntity;
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

/** One chip per condition that must hold; a query that can't be read shows as it is. */
export function FilterChips({ entity, query, onQuery }: FilterChipsProps): ReactNode {
  const text = useText("cases");
  const parsed = useMemo(() => parseQuery(query, { entity }), [query, entity]);
  if (!parsed.ok) return <span className={classes.raw}>{query}</span>;
  return explainQuery(parsed.value).map((chip) => (
    <span
      key={chip.path.join(".")}
      className={classes.chip}
      data-negated={chip.negated || undefined}
    >
      <SafeText text={chip.text} />
      <button
        type="button"
        className={classes.remove}
        aria-label={text.filterRemove(chip.text)}
        title={text.filterRemove(chip.text)}
        onClick={() => onQuery(formatQuery(withoutChip(parsed.value, chip.path)))}
      >
        <IconX size={11} stroke={2} aria-hidden="true" />
      </button>
    </span>
  ));
}
