import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useNow } from "../../i18n/use-now.ts";
import { ICON, IconAlertTriangle, IconClock } from "../../ui/icons.ts";
import { TimeText } from "../../ui/time/time-text.tsx";
import { isOverdue } from "./due-time.ts";
import classes from "./due-text.module.css";

export interface DueTextProps {
  readonly dueAt: string | null;
  readonly isOpen: boolean;
}

/** A term, with a sign and a word when it has passed. */
export function DueText({ dueAt, isOpen }: DueTextProps): ReactNode {
  const text = useText("incident");
  const nowMs = useNow();
  if (dueAt === null) return null;
  const isLate = isOverdue(dueAt, isOpen, nowMs);
  return (
    <span className={classes.due} data-late={isLate || undefined}>
      {isLate ? <IconAlertTriangle {...ICON} size={13} /> : <IconClock {...ICON} size={13} />}
      {isLate ? text.overdue : text.due} <TimeText iso={dueAt} />
    </span>
  );
}
