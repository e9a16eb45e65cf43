import type { ReactNode } from "react";

import { CONSISTENCY_NAMES } from "../../../../shared/domain/judgement/judgement-text-data.ts";
import { CONSISTENCIES } from "../../../../shared/domain/judgement/scales.ts";
import type { Consistency } from "../../../../shared/domain/judgement/scales.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import classes from "./judgement.module.css";

/** With a true minus sign, as wide as the plus. */
export const SIGNS: Readonly<Record<Consistency, string>> = {
  "--": "−−",
  "-": "−",
  "0": "0",
  "+": "+",
  "++": "++",
  "n/a": "n/a",
};

/** For the mouse: sets the cell that was last in use. */
export function RatingButtons({
  onRate,
}: {
  readonly onRate?: (rating: Consistency | null) => void;
}): ReactNode {
  const text = useText("judgement");
  const { say } = useWords();
  const choices = CONSISTENCIES.map((one) => [one, say(CONSISTENCY_NAMES[one])] as const);
  return (
    <div role="group" aria-label={text.matrix} className={classes.ratings}>
      {choices.toReversed().map(([rating, name]) => (
        <button
          key={rating}
          type="button"
          className={classes.rating}
          disabled={onRate === undefined}
          onClick={() => onRate?.(rating)}
        >
          <span aria-hidden="true">{SIGNS[rating]}</span> {name}
        </button>
      ))}
      <button
        type="button"
        className={classes.rating}
        disabled={onRate === undefined}
        onClick={() => onRate?.(null)}
      >
        <span aria-hidden="true">·</span> {text.cellEmpty}
      </button>
    </div>
  );
}
