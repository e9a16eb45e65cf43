import type { ReactNode } from "react";

import classes from "./status-badge.module.css";

/** What a status means for the work, whichever kind of record has it. */
export type StatusTone = "new" | "active" | "waiting" | "done" | "failed" | "closed";

export interface StatusBadgeProps {
  readonly tone: StatusTone;
  /** The status in the language of the window. */
  readonly label: string;
}

/** A status as a sign whose shape tells the tone (ring, half, dots, tick, cross, bar) and its word. Fit for grid rows. */
export function StatusBadge({ tone, label }: StatusBadgeProps): ReactNode {
  return (
    <span className={`${classes.badge} ${classes[tone]}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className={classes.sign}>
        {SIGNS[tone]}
      </svg>
      {label}
    </span>
  );
}

const RING = <circle cx="6" cy="6" r="4.75" />;

const SIGNS: Readonly<Record<StatusTone, ReactNode>> = {
  new: (
    <>
      {RING}
      <circle cx="6" cy="6" r="2" className={classes.full} />
    </>
  ),
  active: (
    <>
      {RING}
      <path d="M6 1.25a4.75 4.75 0 0 1 0 9.5z" className={classes.full} />
    </>
  ),
  waiting: <circle cx="6" cy="6" r="4.75" strokeDasharray="2.2 2" />,
  done: (
    <>
      {RING}
      <path d="M3.8 6.2l1.6 1.6 2.9-3.4" />
    </>
  ),
  failed: <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" />,
  closed: (
    <>
      {RING}
      <path d="M3.8 6h4.4" />
    </>
  ),
};
