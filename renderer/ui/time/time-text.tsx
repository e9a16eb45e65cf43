import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import classes from "./time-text.module.css";

export interface TimeTextProps {
  /** ISO 8601 in UTC; `null` when none is known. */
  readonly iso: string | null;
  /** `relative` (default) or the exact time in UTC. */
  readonly form?: "relative" | "exact";
}

/** A time in a detail view: relative, with the exact one in UTC and local on hover and on focus. */
export function TimeText({ iso, form = "relative" }: TimeTextProps): ReactNode {
  const text = useText("commonUi");
  const format = useFormat();
  const nowMs = useNow();
  if (iso === null) return <span className="wp-dim">{text.timeUnknown}</span>;
  const exact = (
    <span className={classes.exact}>
      <span>{format.exactUtc(iso)}</span>
      <span>
        {format.exactLocal(iso)} {text.timeLocal}
      </span>
    </span>
  );
  return (
    <Tooltip label={exact} events={{ hover: true, focus: true, touch: true }}>
      {/* The exact time must be reachable by keyboard, so the element takes focus although it does nothing. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <time dateTime={iso} tabIndex={0} className={classes.time}>
        {form === "relative" ? format.relative(iso, nowMs) : format.exactUtc(iso)}
      </time>
    </Tooltip>
  );
}

/** The same for grid rows: a plain element with the exact times as its title. The row's detail shows them by keyboard. */
export function TimeCell({ iso }: { readonly iso: string | null }): ReactNode {
  const format = useFormat();
  const nowMs = useNow();
  if (iso === null) return null;
  return (
    <time dateTime={iso} title={`${format.exactUtc(iso)}\n${format.exactLocal(iso)}`}>
      {format.relative(iso, nowMs)}
    </time>
  );
}
