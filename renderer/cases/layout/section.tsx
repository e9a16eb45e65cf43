import { useId } from "react";
import type { ReactNode } from "react";

import classes from "./layout.module.css";

export interface SectionProps {
  readonly title: string;
  /** Beside the title: a count, a sign. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Can be folded; `closed` begins folded. */
  readonly fold?: "open" | "closed";
  readonly children: ReactNode;
}

/** A titled part of a detail view. */
export function Section({ title, note, actions, fold, children }: SectionProps): ReactNode {
  const id = useId();
  if (fold !== undefined)
    return (
      <details className={classes.section} open={fold === "open"}>
        <summary className={classes.summary}>
          <h2>{title}</h2>
          {note !== undefined && <span className="wp-meta">{note}</span>}
        </summary>
        {children}
      </details>
    );
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.sectionHead}>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className="wp-meta">{note}</span>}
        {actions !== undefined && <div className={classes.sectionActions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}
