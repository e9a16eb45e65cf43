import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import classes from "./frame.module.css";

/** The striped band of an exercise vault. It comes from the vault, never from content, and has no way to be closed. */
export function ExerciseBand(): ReactNode {
  const text = useText("app");
  return (
    <section
      className={classes.exercise}
      aria-label={text.exerciseBandLabel}
      title={text.exerciseBandLabel}
    >
      <span className={classes.exerciseWords}>{text.exerciseBand}</span>
    </section>
  );
}
