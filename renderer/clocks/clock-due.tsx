import type { ReactNode } from "react";

import type { ClockState } from "../../shared/domain/clocks/stage-clock.ts";
import { stateName } from "../../shared/domain/clocks/clock-words.ts";
import { useWords } from "../cases/words.ts";
import { ICON, IconAlertTriangle } from "../ui/icons.ts";
import { StatusBadge, type StatusTone } from "../ui/status/status-badge.tsx";
import { TimeCell } from "../ui/time/time-text.tsx";
import classes from "./clock-due.module.css";

export interface ClockDueProps {
  readonly state: ClockState;
  /** ISO 8601 UTC; null where no time runs. */
  readonly due: string | null;
}

const TONES: Readonly<Record<ClockState, StatusTone>> = {
  overdue: "failed",
  "due-soon": "active",
  running: "active",
  paused: "waiting",
  waiting: "waiting",
  met: "done",
  "met-late": "done",
  "not-applicable": "closed",
};

/** How a clock stands and how long is left; what is late or nearly so stands out by a ground, a sign and its word. */
export function ClockDue({ state, due }: ClockDueProps): ReactNode {
  const { language } = useWords();
  const label = stateName(state, language);
  const isLoud = state === "overdue" || state === "due-soon";
  return (
    <span className={classes.due} data-state={state}>
      {isLoud ? (
        <>
          <IconAlertTriangle {...ICON} size={14} />
          {label}
        </>
      ) : (
        <StatusBadge tone={TONES[state]} label={label} />
      )}
      {due !== null && <TimeCell iso={due} />}
    </span>
  );
}
