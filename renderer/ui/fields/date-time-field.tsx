import { NumberInput, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import type { StatedTime } from "../../../shared/model/values.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import classes from "./date-time-field.module.css";
import type { FieldProps } from "./fields.tsx";
import { DEFAULT_MARGIN_MINUTES, readStatedTime, writeStatedTime } from "./stated-time-text.ts";
import type { StatedTimeReading } from "./stated-time-text.ts";

const LOCAL_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const ZONES = [...new Set(["UTC", LOCAL_ZONE, ...Intl.supportedValuesOf("timeZone")])];

/**
 * A point in time as far as it is known: typed text whose parts set the precision, and the zone in which the source
 * stated it. What was understood stands below, in UTC, so that nothing is guessed unseen.
 */
export function DateTimeField(props: FieldProps<StatedTime | null>): ReactNode {
  const { label, value, onChange, error, isRequired = false, isDisabled = false } = props;
  const words = useText("commonUi");
  const [text, setText] = useState(value ? writeStatedTime(value) : "");
  const [zone, setZone] = useState(value?.zone ?? LOCAL_ZONE);
  const reading = readStatedTime(text, zone, useNow());
  const change = (nextText: string, nextZone: string): void => {
    setText(nextText);
    setZone(nextZone);
    const next = readStatedTime(nextText, nextZone, Date.now());
    if (next.kind === "time") onChange(next.time);
    if (next.kind === "empty") onChange(null);
  };
  const understood = useUnderstood(reading, value);
  return (
    <div className={classes.field}>
      <TextInput
        label={label}
        value={text}
        placeholder={words.timeFieldHint}
        required={isRequired}
        disabled={isDisabled}
        error={error ?? (reading.kind === "unreadable" ? words.timeUnreadable : undefined)}
        description={understood}
        inputWrapperOrder={["label", "input", "description", "error"]}
        className={classes.time}
        onChange={(event) => change(event.currentTarget.value, zone)}
      />
      <Select
        label={words.timeZone}
        value={zone}
        data={ZONES}
        searchable
        allowDeselect={false}
        disabled={isDisabled}
        limit={60}
        className={classes.zone}
        onChange={(next) => change(text, next ?? zone)}
      />
      {value?.precision === "about" && (
        <NumberInput
          label={words.precisionMargin}
          value={value.marginMinutes ?? DEFAULT_MARGIN_MINUTES}
          min={1}
          max={1_000_000}
          className={classes.margin}
          onChange={(margin) =>
            onChange({ ...value, marginMinutes: Math.max(1, Number(margin) || 1) })
          }
        />
      )}
    </div>
  );
}

function useUnderstood(reading: StatedTimeReading, value: StatedTime | null): string | undefined {
  const words = useText("commonUi");
  const format = useFormat();
  if (reading.kind !== "time") return undefined;
  const precisions: Readonly<Record<StatedTime["precision"], string>> = {
    exact: words.precisionExact,
    minute: words.precisionMinute,
    hour: words.precisionHour,
    day: words.precisionDay,
    month: words.precisionMonth,
    about: words.precisionAbout,
  };
  const oddity = { none: "", gap: ` ${words.timeGap}`, fold: ` ${words.timeFold}` }[reading.oddity];
  const shown = value ?? reading.time;
  return `${format.exactUtc(shown.instant)}, ${precisions[shown.precision]}.${oddity}`;
}
