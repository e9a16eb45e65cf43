import type { ReactNode } from "react";

import type { Severity } from "../../../shared/domain/severity/severity.ts";
import { useText } from "../../i18n/text-context.ts";
import classes from "./severity-badge.module.css";

/** Severity as a sign of one to four full bars and its word, so it reads without colour. One element: fit for grid rows. */
export function SeverityBadge({ severity }: { readonly severity: Severity | null }): ReactNode {
  const text = useText("commonUi");
  const words: Readonly<Record<Severity, string>> = {
    critical: text.severityCritical,
    high: text.severityHigh,
    medium: text.severityMedium,
    low: text.severityLow,
  };
  if (severity === null) return <span className="wp-dim">{text.severityNone}</span>;
  return <span className={`${classes.badge} ${classes[severity]}`}>{words[severity]}</span>;
}
