import type { ReactNode } from "react";

import { isRsitMachineValue, rsitDescription } from "../../../shared/domain/rsit/index.ts";
import { useText } from "../../i18n/text-context.ts";
import { IconX } from "../../ui/icons.ts";
import { useWords } from "../words.ts";
import classes from "./classification.module.css";

export interface ClassificationChipsProps {
  readonly value: readonly string[];
  /** Absent: the chips only show. */
  readonly onRemove?: (value: string) => void;
}

/** Classifications by name; the explanation of the taxonomy stands in the tooltip. */
export function ClassificationChips({ value, onRemove }: ClassificationChipsProps): ReactNode {
  const text = useText("cases");
  const words = useWords();
  if (value.length === 0) return <span className="wp-dim">{text.classNone}</span>;
  return (
    <span className={classes.chips}>
      {value.map((one) => (
        <span
          key={one}
          className={classes.chip}
          title={isRsitMachineValue(one) ? words.say(rsitDescription(one)) : one}
        >
          {words.classification(one)}
          {onRemove && (
            <button
              type="button"
              className={classes.remove}
              aria-label={text.classRemove(words.classification(one))}
              onClick={() => onRemove(one)}
            >
              <IconX size={11} stroke={2} aria-hidden="true" />
            </button>
          )}
        </span>
      ))}
    </span>
  );
}
