import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { ANCHOR_EVENTS, isAnchorEvent } from "../../../../shared/domain/clocks/anchor-text-data.ts";
import { CONTENT } from "../../../../shared/domain/clocks/content-text-data.ts";
import type { Reading } from "../../../../shared/domain/clocks/national-reading.ts";
import { anchorEventsOf } from "../../../../shared/domain/clocks/stage-clock.ts";
import type { StatedTime } from "../../../../shared/model/values.ts";
import { useWords, type Words } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { DateTimeField } from "../../../ui/fields/date-time-field.tsx";
import { SelectField, TextAreaField } from "../../../ui/fields/fields.tsx";
import { PartForm } from "../part-form.tsx";
import type { ClockView } from "./clock-view.ts";
import type { Clocks, EntryDraft } from "./use-clocks.ts";

type EntryView = Exclude<ClockView, { readonly kind: "list" | "apply" }>;

export interface EntryFormProps {
  readonly view: EntryView;
  readonly reading: Reading;
  readonly clocks: Clocks;
  readonly onClose: () => void;
}

/** Puts down what happened, was sent, is not owed, waits, or is stated. */
export function EntryForm({ view, reading, clocks, onClose }: EntryFormProps): ReactNode {
  const text = useText("clocks");
  const words = useWords();
  const options = optionsOf(view, reading, words);
  const [target, setTarget] = useState(
    view.target === "" ? (options[0]?.value ?? "") : view.target,
  );
  const [at, setAt] = useState<StatedTime | null>(null);
  const [atKey, setAtKey] = useState(0);
  const [detail, setDetail] = useState("");
  const needsText = view.kind === "statement" || view.kind === "not-applicable";
  const needsTime = view.kind === "anchor" || view.kind === "sent";
  const labels = useLabels(view);
  return (
    <PartForm
      label={labels.title}
      saveLabel={labels.title.replace("…", "")}
      isReady={target !== "" && (!needsTime || at !== null) && (!needsText || detail.trim() !== "")}
      missing={text.missing}
      onSave={() => clocks.put(draftOf(view, target, at, detail))}
      onClose={onClose}
    >
      <SelectField
        label={labels.target}
        value={target}
        onChange={(next) => setTarget(next ?? target)}
        options={options}
        hasFocus
      />
      {view.kind === "anchor" && (
        <KnownMoments
          clocks={clocks}
          target={target}
          onUse={(instant) => {
            setAt({ instant, precision: "exact", zone: "UTC" });
            // The field reads its text once; a new one shows what was taken over.
            setAtKey(atKey + 1);
          }}
        />
      )}
      {needsTime && (
        <DateTimeField key={atKey} label={text.when} value={at} onChange={setAt} isRequired />
      )}
      {view.kind !== "pause" && (
        <TextAreaField
          label={labels.detail}
          value={detail}
          onChange={setDetail}
          minRows={2}
          isRequired={needsText}
        />
      )}
    </PartForm>
  );
}

/** What the vault knows of the moment: offered, never taken by itself. */
function KnownMoments({
  clocks,
  target,
  onUse,
}: {
  readonly clocks: Clocks;
  readonly target: string;
  readonly onUse: (instant: string) => void;
}): ReactNode {
  const text = useText("clocks");
  const format = useFormat();
  const words = useWords();
  // Of what came in, the analyst says what it was; when the incident was opened may be when somebody became aware.
  const offers = clocks.known.filter(
    ({ event }) => event === target || event === "report-received" || event === "incident-created",
  );
  const moments = [...new Map(offers.map((offer) => [offer.at, offer])).values()];
  return (
    <div>
      {moments.map(({ event, at }) => (
        <Button key={event} variant="subtle" size="compact-xs" onClick={() => onUse(at)}>
          {text.use(
            isAnchorEvent(event) ? words.say(ANCHOR_EVENTS[event]) : event,
            format.exactUtc(at),
          )}
        </Button>
      ))}
    </div>
  );
}

function useLabels({ kind }: EntryView): { title: string; target: string; detail: string } {
  const text = useText("clocks");
  switch (kind) {
    case "anchor":
      return { title: text.happened, target: text.event, detail: text.proof };
    case "sent":
      return { title: text.sent, target: text.columnStage, detail: text.proof };
    case "not-applicable":
      return { title: text.notApplicable, target: text.columnStage, detail: text.reason };
    case "pause":
      return { title: text.pause, target: text.reason, detail: text.reason };
    case "statement":
      return { title: text.state, target: text.statement, detail: text.statement };
  }
}

function optionsOf(view: EntryView, reading: Reading, words: Words) {
  switch (view.kind) {
    case "anchor":
      return anchorEventsOf(reading).map((event) => ({
        value: event as string,
        label: words.say(ANCHOR_EVENTS[event]),
      }));
    case "sent":
    case "not-applicable":
      return reading.stages.map(({ id, name, article }) => ({
        value: id,
        label: `${words.say(name)} (${article})`,
      }));
    case "pause":
      return reading.instrument.pauseReasons.map(({ id, name }) => ({
        value: id,
        label: words.say(name),
      }));
    case "statement":
      return [{ value: view.target as string, label: words.say(CONTENT[view.target]) }];
  }
}

function draftOf(
  view: EntryView,
  target: string,
  at: StatedTime | null,
  detail: string,
): EntryDraft {
  const given = { target, detail, ...(at === null ? {} : { at }) };
  if (view.kind === "statement") return { type: "statement", ...given };
  const type = view.kind === "pause" ? "paused" : view.kind;
  return { type, instrument: view.instrument, ...given };
}
