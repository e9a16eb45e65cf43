import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { CONTENT, type ContentKey } from "../../../../shared/domain/clocks/content-text-data.ts";
import { isOpen } from "../../../../shared/domain/clocks/clock-item.ts";
import { dutyName, reasonText, termText } from "../../../../shared/domain/clocks/clock-words.ts";
import { contentStates, missingOf, unsettledOf } from "../../../../shared/domain/clocks/gaps.ts";
import type { Reading } from "../../../../shared/domain/clocks/national-reading.ts";
import type { StageClock } from "../../../../shared/domain/clocks/stage-clock.ts";
import { useWords } from "../../../cases/words.ts";
import { ClockDue } from "../../../clocks/clock-due.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { authoritiesOf } from "../../../../shared/domain/stage-report/authorities-data.ts";
import type { ClockView } from "./clock-view.ts";
import classes from "./clocks.module.css";
import { StageReportDialog } from "./stage-report-dialog.tsx";
import type { Clocks } from "./use-clocks.ts";

export interface StageRowProps {
  readonly reading: Reading;
  readonly clock: StageClock;
  readonly clocks: Clocks;
  readonly onView: (view: ClockView) => void;
}

/** One stage: how it stands, until when, whose duty, why, and what it still lacks. */
export function StageRow(props: StageRowProps): ReactNode {
  const { reading, clock, clocks, onView } = props;
  const text = useText("clocks");
  const words = useWords();
  const format = useFormat();
  const { stage, state, reason, dueMs } = clock;
  const due = dueMs === null ? null : new Date(dueMs).toISOString();
  const instrument = reading.instrument.id;
  const isOwed = isOpen({ state }) || state === "waiting";
  const why = reasonText(reason, reading, words.language, (ms) =>
    format.exactUtc(new Date(ms).toISOString()),
  );
  return (
    <li className={classes.stage} data-state={state}>
      <div className={classes.stageText}>
        <span className={classes.stageHead}>
          <strong>{words.say(stage.name)}</strong>
          <span className="wp-meta">
            {stage.article} · {termText(stage.term, words.language)} ·{" "}
            {dutyName(stage.duty, words.language)}
          </span>
        </span>
        <span className="wp-meta">
          {due !== null && `${format.exactUtc(due)} · ${format.exactLocal(due)} · `}
          <SafeText text={why} />
        </span>
        <span className="wp-meta">
          {text.recipient}: {words.say(stage.recipient)}
        </span>
        {isOwed && <Gaps reading={reading} clock={clock} clocks={clocks} onView={onView} />}
      </div>
      <div className={classes.stageEnd}>
        <ClockDue state={state} due={due} />
        {isOwed && (
          <span>
            {stage.anchor.kind === "event" && clock.anchorMs === null && (
              <RowAct
                label={text.happened}
                name={words.say(stage.name)}
                onClick={() =>
                  onView({
                    kind: "anchor",
                    instrument,
                    target: stage.anchor.kind === "event" ? stage.anchor.event : "",
                  })
                }
              />
            )}
            <RowAct
              label={text.sent}
              name={words.say(stage.name)}
              onClick={() => onView({ kind: "sent", instrument, target: stage.id })}
            />
            <RowAct
              label={text.notApplicable}
              name={words.say(stage.name)}
              onClick={() => onView({ kind: "not-applicable", instrument, target: stage.id })}
            />
          </span>
        )}
        {authoritiesOf(stage).length > 0 && <ReportButton {...props} />}
      </div>
    </li>
  );
}

/** Opens the report of the stage; also after it was sent, since another authority may be owed the same. */
function ReportButton({ reading, clock, clocks }: StageRowProps): ReactNode {
  const text = useText("reporting");
  const words = useWords();
  const [isOpened, setOpened] = useState(false);
  const name = words.say(clock.stage.name);
  return (
    <>
      <RowAct label={text.reportFor} name={name} onClick={() => setOpened(true)} />
      {isOpened && (
        <StageReportDialog
          incident={clocks.incident}
          reading={reading}
          stage={clock.stage}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  );
}

function RowAct({
  label,
  name,
  onClick,
}: {
  readonly label: string;
  readonly name: string;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <Button variant="subtle" size="compact-xs" aria-label={`${label} ${name}`} onClick={onClick}>
      {label}
    </Button>
  );
}

/** What the act wants in the stage and the case doesn't hold yet, each with the way to state it. */
function Gaps(props: StageRowProps): ReactNode {
  const text = useText("clocks");
  const words = useWords();
  const { clocks, clock } = props;
  const { stage } = clock;
  if (stage.content.length === 0) return null;
  const states = contentStates(stage, clocks.holdings, clocks.entries);
  const missing = missingOf(states);
  const unsettled = unsettledOf(states);
  if (missing.length + unsettled.length === 0) {
    return <span className={classes.complete}>{text.complete}</span>;
  }
  return (
    <>
      <GapList {...props} label={text.missingFor(words.say(stage.name))} keys={missing} />
      <GapList {...props} label={text.ifAny} keys={unsettled} />
    </>
  );
}

interface GapListProps extends StageRowProps {
  readonly label: string;
  readonly keys: readonly ContentKey[];
}

function GapList({ label, keys, reading, onView }: GapListProps): ReactNode {
  const text = useText("clocks");
  const words = useWords();
  if (keys.length === 0) return null;
  return (
    <span className={classes.gaps}>
      {label}
      {keys.map((key) => (
        <Button
          key={key}
          variant="default"
          size="compact-xs"
          title={text.state}
          onClick={() =>
            onView({ kind: "statement", instrument: reading.instrument.id, target: key })
          }
        >
          {words.say(CONTENT[key])}
        </Button>
      ))}
    </span>
  );
}
