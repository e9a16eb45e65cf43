import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import classes from "./guides.module.css";
import type { GuideRow } from "./rows.ts";

/** So many places are shown below a guide; the guide itself marks all. */
const SHOWN_PLACES = 2;

/** The guides that were found, each with its review state and the first places that have the words. */
export function GuideList({
  rows,
  chosen,
  onChoose,
}: {
  readonly rows: readonly GuideRow[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const text = useText("guides");
  const format = useFormat();
  return (
    <ul className={classes.list} aria-label={text.place}>
      {rows.map(({ guide, places, isOverdue }) => (
        <li key={guide.id}>
          <button
            type="button"
            id={`guide-${guide.id}`}
            className={classes.entry}
            aria-current={guide.id === chosen}
            onClick={() => onChoose(guide.id)}
          >
            <strong>
              <SafeText text={guide.title} />
            </strong>
            <span className="wp-dim">
              <SafeText text={guide.summary} />
            </span>
            {isOverdue && (
              <span className={classes.overdue}>{text.overdue(format.date(guide.reviewBy))}</span>
            )}
            {places.slice(0, SHOWN_PLACES).map((place) => (
              <span key={`${place.section}-${place.step ?? ""}`} className={classes.place}>
                <SafeText text={place.text} />
              </span>
            ))}
          </button>
        </li>
      ))}
    </ul>
  );
}
