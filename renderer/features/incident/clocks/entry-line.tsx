import type { ReactNode } from "react";

import { ANCHOR_EVENTS, isAnchorEvent } from "../../../../shared/domain/clocks/anchor-text-data.ts";
import { CONTENT, isContentKey } from "../../../../shared/domain/clocks/content-text-data.ts";
import type { Reading } from "../../../../shared/domain/clocks/national-reading.ts";
import type { ClockEntryRecord } from "../../../../shared/model/case-parts.ts";
import { useWords, type Words } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import { RowButtons } from "../row-buttons.tsx";
import classes from "./clocks.module.css";

export interface EntryLineProps {
  readonly entry: ClockEntryRecord;
  readonly reading: Reading;
  readonly onRemove: () => void;
}

/** What was put down, when it happened, by whom, with the proof. */
export function EntryLine({ entry, reading, onRemove }: EntryLineProps): ReactNode {
  const text = useText("clocks");
  const words = useWords();
  const name = `${targetName(entry, reading, words)} ${text.types[entry.type]}`;
  return (
    <li className={classes.entry}>
      <span>
        {name} · <TimeText iso={entry.at.instant} form="exact" /> · {entry.author}
        {entry.detail !== "" && (
          <>
            {" · "}
            <SafeText text={entry.detail} />
          </>
        )}
      </span>
      <RowButtons name={name} onRemove={onRemove} />
    </li>
  );
}

function targetName({ type, target }: ClockEntryRecord, reading: Reading, words: Words): string {
  if (type === "anchor" && isAnchorEvent(target)) return words.say(ANCHOR_EVENTS[target]);
  if (type === "statement" && isContentKey(target)) return words.say(CONTENT[target]);
  const stage = reading.stages.find(({ id }) => id === target);
  if (stage !== undefined) return words.say(stage.name);
  const pause = reading.instrument.pauseReasons.find(({ id }) => id === target);
  return pause === undefined ? target : words.say(pause.name);
}
