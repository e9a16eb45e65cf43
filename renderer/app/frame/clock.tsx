import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import classes from "./top-bar.module.css";

/** UTC and local time side by side, for whoever writes down when something happened. */
export function Clock(): ReactNode {
  const text = useText("app");
  const format = useFormat();
  const iso = new Date(useNow()).toISOString();
  const local = format.exactLocal(iso);
  return (
    <span className={classes.clock} title={`${format.exactUtc(iso)}\n${local}`}>
      <span>
        {iso.slice(11, 16)} <span className="wp-dim">{text.clockUtc}</span>
      </span>
      <span>
        {local.slice(11, 16)} <span className="wp-dim">{local.slice(20)}</span>
      </span>
    </span>
  );
}
