import type { ReactNode } from "react";

import type { ImportFileResult } from "../../../shared/model/import-run.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { IconAlertTriangle, IconCircleX } from "../../ui/icons.ts";
import { StatusBadge } from "../../ui/status/status-badge.tsx";
import classes from "./imports.module.css";
import { STATUS_TONES } from "./ledger-grid.tsx";
import { describePlace, noticesOf } from "./rows.ts";

/** More would bury the rest of the screen; the report itself holds all of them. */
const SHOWN_NOTICES = 200;

/** Why a file came in as it did: each warning and error with its place. */
export function FileNotices({ file }: { readonly file: ImportFileResult | undefined }): ReactNode {
  const text = useText("imports");
  const format = useFormat();
  if (file === undefined) return <p className={classes.belowPart}>{text.fileNone}</p>;
  const notices = noticesOf(file);
  return (
    <section className={classes.belowPart} aria-label={text.fileTitle}>
      <h3 className={classes.fileName}>
        <StatusBadge tone={STATUS_TONES[file.status]} label={text.statuses[file.status]} />
        <SafeText text={file.path} />
      </h3>
      {notices.length === 0 && <p className="wp-dim">{text.noNotices}</p>}
      <ul className={classes.notices}>
        {notices.slice(0, SHOWN_NOTICES).map(({ severity, notice }, at) => (
          // The same notice may stand twice; the list never changes.
          <li key={at} data-severity={severity}>
            {severity === "error" ? (
              <IconCircleX size={14} stroke={1.8} aria-label={text.errors(1)} />
            ) : (
              <IconAlertTriangle size={14} stroke={1.8} aria-label={text.warnings(1)} />
            )}
            <span>
              <SafeText text={notice.message} />{" "}
              <span className={classes.place}>
                {describePlace(notice.place, text, format.number)}
              </span>
            </span>
            <code className={classes.kind}>{notice.kind}</code>
          </li>
        ))}
        {notices.length > SHOWN_NOTICES && (
          <li className="wp-dim">
            {text.stagedMore(format.number(notices.length - SHOWN_NOTICES))}
          </li>
        )}
      </ul>
    </section>
  );
}
