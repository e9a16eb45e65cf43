import type { ReactNode } from "react";

import type { TlpLabel } from "../../../shared/domain/markings/tlp.ts";
import { useConnectionState } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { JobBar } from "../../ui/jobs/job-bar.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import classes from "./status-bar.module.css";

export interface StatusBarProps {
  /** ISO 8601 in UTC. */
  readonly lastBackupAt: string | null;
  /** Strictest marking that the window shows. */
  readonly strictest: TlpLabel | null;
}

/** Running jobs, age of the last backup, strictest marking on screen. */
export function StatusBar({ lastBackupAt, strictest }: StatusBarProps): ReactNode {
  const text = useText("app");
  const format = useFormat();
  const nowMs = useNow();
  const connection = useConnectionState();
  return (
    <footer className={classes.bar} aria-label={text.statusBar}>
      {connection.kind === "reconnecting" ? (
        <span role="status" className={classes.trouble}>
          {text.reconnecting}
        </span>
      ) : (
        <JobBar />
      )}
      <span className={classes.end}>
        <span title={lastBackupAt === null ? undefined : format.exactUtc(lastBackupAt)}>
          {lastBackupAt === null
            ? text.lastBackupNever
            : text.lastBackup(format.relative(lastBackupAt, nowMs))}
        </span>
        <span className={classes.marking}>
          {strictest === null ? text.nothingMarked : text.highestMarking}
          {strictest !== null && <MarkingChip tlp={strictest} />}
        </span>
      </span>
    </footer>
  );
}
