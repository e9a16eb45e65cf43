import type { ReactNode } from "react";

import type { PeerSummary } from "../../../shared/contract/peers.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { IconAlertTriangle } from "../../ui/icons.ts";
import classes from "./peers.module.css";

/** What ends soon or has ended, one a line. */
export function ExpiryWarnings({
  warnings,
}: {
  readonly warnings: PeerSummary["warnings"];
}): ReactNode {
  const text = useText("peers");
  const format = useFormat();
  return (
    <ul className={classes.warnings}>
      {warnings.map((warning) => (
        <li
          key={`${warning.what}.${warning.name}.${warning.expiresAt}`}
          className={classes.ending}
          data-state={warning.state}
        >
          <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />
          {text.warning(warning, format.date)}
        </li>
      ))}
    </ul>
  );
}
