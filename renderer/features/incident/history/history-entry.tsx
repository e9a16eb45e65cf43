import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import type { JournalEntry } from "../../../../shared/model/journal.ts";
import { useText } from "../../../i18n/text-context.ts";
import { ICON, IconArrowBackUp } from "../../../ui/icons.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import parts from "../parts.module.css";
import { EntryChanges } from "./entry-changes.tsx";
import classes from "./history.module.css";
import { entryElementId } from "./use-history-commands.ts";

export interface HistoryEntryProps {
  readonly entry: JournalEntry;
  /** Names of records by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Why it could not be taken back. */
  readonly refusal: string | undefined;
  readonly onTakeBack: () => void;
  readonly onActive: () => void;
}

/** One action: when, who, what, with the fields before and after. */
export function HistoryEntry({
  entry,
  names,
  refusal,
  onTakeBack,
  onActive,
}: HistoryEntryProps): ReactNode {
  const text = useText("incident");
  const verbs: Readonly<Record<string, string>> = text.verbs;
  const isUndone = entry.undoneBy !== null;
  return (
    // The entry takes the focus so that keys act on it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <li
      id={entryElementId(entry.sequence)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      className={classes.entry}
      data-undone={isUndone || undefined}
      onFocus={onActive}
    >
      <span className={classes.time}>
        <TimeText iso={entry.at} />
        <span>{entry.actor}</span>
      </span>
      <div className={classes.what}>
        <span className={classes.verb}>
          {verbs[entry.verb] ?? entry.verb}
          {isUndone && <span className="wp-meta">{text.takenBack}</span>}
        </span>
        {entry.cause !== null && (
          <p className="wp-dim">
            <SafeText text={entry.cause} />
          </p>
        )}
        <EntryChanges entry={entry} names={names} />
        {refusal !== undefined && (
          <p role="alert" className={parts.error}>
            {refusal}
          </p>
        )}
      </div>
      {entry.canUndo && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconArrowBackUp {...ICON} size={13} />}
          aria-label={text.takeBackNamed(verbs[entry.verb] ?? entry.verb)}
          onClick={onTakeBack}
        >
          {text.takeBackShort}
        </Button>
      )}
    </li>
  );
}
