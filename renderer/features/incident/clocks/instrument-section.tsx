import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import type { InstrumentClocks } from "../../../../shared/domain/clocks/incident-clocks.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { RowButtons } from "../row-buttons.tsx";
import type { ClockView } from "./clock-view.ts";
import classes from "./clocks.module.css";
import { EntryForm } from "./entry-form.tsx";
import { EntryLine } from "./entry-line.tsx";
import { StageRow } from "./stage-row.tsx";
import type { Clocks } from "./use-clocks.ts";

export interface InstrumentSectionProps {
  readonly one: InstrumentClocks;
  readonly clocks: Clocks;
  readonly view: ClockView;
  readonly onView: (view: ClockView) => void;
  readonly onFocus: () => void;
}

/** An act or service level that applies: its stages, where it was read, and what was put down about it. */
export function InstrumentSection(props: InstrumentSectionProps): ReactNode {
  const { one, clocks, view, onView, onFocus } = props;
  const words = useWords();
  const { reading } = one;
  const { instrument, profile } = reading;
  const name = words.say(instrument.name);
  const applies = clocks.entries.find(
    (entry) => entry.type === "applies" && entry.instrument === instrument.id,
  );
  const isHere = view.kind !== "list" && view.kind !== "apply" && view.instrument === instrument.id;
  return (
    // Whatever has the focus inside tells which instrument the keys mean; the section itself does nothing.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <section className={classes.instrument} aria-label={name} onFocus={onFocus}>
      <header className={classes.instrumentHead}>
        <h2>{name}</h2>
        <span className="wp-meta">
          {instrument.act} · {reading.country}
        </span>
        <span className={classes.headEnd}>
          {instrument.kind === "service-level" && <PauseButtons {...props} />}
          {applies !== undefined && (
            <RowButtons name={name} onRemove={() => clocks.remove(applies.id)} />
          )}
        </span>
      </header>
      <Sources instrument={instrument} profile={profile} />
      {isHere && (
        <EntryForm
          key={`${view.kind} ${view.target}`}
          view={view}
          reading={reading}
          clocks={clocks}
          onClose={() => onView({ kind: "list" })}
        />
      )}
      <ul className={classes.stages}>
        {one.clocks.map((clock) => (
          <StageRow
            key={clock.stage.id}
            reading={reading}
            clock={clock}
            clocks={clocks}
            onView={onView}
          />
        ))}
      </ul>
      <Recorded {...props} />
    </section>
  );
}

function PauseButtons({ one, clocks, onView }: InstrumentSectionProps): ReactNode {
  const text = useText("clocks");
  const { id } = one.reading.instrument;
  const isPaused = one.clocks.some(({ state }) => state === "paused");
  return isPaused ? (
    <Button
      variant="default"
      size="compact-xs"
      onClick={() => void clocks.put({ type: "resumed", instrument: id })}
    >
      {text.resume}
    </Button>
  ) : (
    <Button
      variant="default"
      size="compact-xs"
      onClick={() => onView({ kind: "pause", instrument: id, target: "" })}
    >
      {text.pause}
    </Button>
  );
}

/** Whoever relies on a date sees where the rule was read, and whether it was the act itself. */
function Sources({
  instrument,
  profile,
}: Pick<InstrumentClocks["reading"], "instrument" | "profile">): ReactNode {
  const text = useText("clocks");
  const words = useWords();
  const { source } = profile ?? instrument;
  return (
    <p className="wp-meta">
      {profile !== null && `${words.say(profile.note)} `}
      {text.source(source.title, source.readOn)}
      {source.basis === "secondary" && ` ${text.secondary}`}
    </p>
  );
}

function Recorded({ one, clocks }: InstrumentSectionProps): ReactNode {
  const text = useText("clocks");
  const { instrument } = one.reading;
  const own = clocks.entries.filter(
    ({ type, instrument: id }) => type === "statement" || id === instrument.id,
  );
  return (
    <details>
      <summary>
        {text.recorded} ({own.length})
      </summary>
      <ul className={classes.entries}>
        {own.map((entry) => (
          <EntryLine
            key={entry.id}
            entry={entry}
            reading={one.reading}
            onRemove={() => clocks.remove(entry.id)}
          />
        ))}
      </ul>
    </details>
  );
}
