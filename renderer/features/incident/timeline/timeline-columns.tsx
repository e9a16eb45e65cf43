import type { TimelineEvent } from "../../../../shared/model/case-parts.ts";
import type { LocalisedText } from "../../../../shared/domain/language/localised-text.ts";
import { ATTACK_PHASES } from "../../../../shared/domain/timeline/phases.ts";
import type { Texts } from "../../../../shared/text/index.ts";
import type { Formatter } from "../../../i18n/format.ts";
import type { GridColumn } from "../../../ui/grid/column.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import type { Grouping, TimelineRow } from "./group-events.ts";
import { eventTimes, skewOf } from "./rows.ts";

export interface TimelineColumnOptions {
  readonly text: Texts["incident"];
  readonly format: Formatter;
  readonly say: (name: LocalisedText) => string;
  readonly precision: (time: TimelineEvent["at"]) => string;
  readonly localZone: string;
  readonly grouping: Grouping;
}

/** Columns of the timeline: both clocks, what happened, how exact it is; source and clock error where any has one. */
export function timelineColumns(
  events: readonly TimelineEvent[],
  options: TimelineColumnOptions,
): readonly GridColumn<TimelineRow>[] {
  const { text, precision, grouping } = options;
  const hasSource = events.some(({ source }) => source !== null);
  const hasSkew = events.some(({ clockSkewSeconds }) => clockSkewSeconds !== 0);
  return [
    ...(grouping === "time" ? [] : [groupColumn(options, grouping)]),
    ...clockColumns(events, options),
    {
      id: "title",
      header: text.columnEvent,
      width: { share: 3, minPx: 180 },
      render: (event) => <SafeText text={event.title} />,
      title: (event) => event.title,
    },
    {
      id: "precision",
      header: text.columnPrecision,
      width: { px: 108 },
      render: (event) => <span className="wp-dim">{precision(event.at)}</span>,
      title: (event) => precision(event.at),
    },
    ...(hasSource && grouping !== "source" ? [sourceColumn(text)] : []),
    ...(hasSkew ? [skewColumn(options)] : []),
  ];
}

/** The group, named where it begins. */
function groupColumn(
  { text, say }: TimelineColumnOptions,
  grouping: Exclude<Grouping, "time">,
): GridColumn<TimelineRow> {
  const nameOf = ({ groupStart }: TimelineRow): string => {
    if (groupStart === "") return text.noGroup[grouping];
    const phase = ATTACK_PHASES.find(({ tag }) => grouping === "phase" && tag === groupStart);
    return phase === undefined ? (groupStart ?? "") : say(phase.name);
  };
  return {
    id: "group",
    header: text.columnGroup[grouping],
    width: { share: 1, minPx: 110 },
    render: (row) => (
      <strong className={row.groupStart === "" ? "wp-dim" : undefined}>
        <SafeText text={nameOf(row)} />
      </strong>
    ),
    title: nameOf,
  };
}

/** The error of the source's clock, "4 min fast". */
export function skewWords(
  clockSkewSeconds: number,
  { text, format }: Pick<TimelineColumnOptions, "text" | "format">,
): string {
  const skew = skewOf(clockSkewSeconds);
  if (skew === undefined) return "";
  const by = format.duration(skew.byMs);
  return skew.direction === "fast" ? text.clockFast(by) : text.clockSlow(by);
}

/** Characters of a clock time with its offset, such as `22:44:10 +01:00`. */
const CLOCK_CHARS = 15;

function clockColumns(
  events: readonly TimelineEvent[],
  { text, localZone }: TimelineColumnOptions,
): readonly GridColumn<TimelineEvent>[] {
  const hasDates = events.some((event) => eventTimes(event, localZone).local.length > CLOCK_CHARS);
  const isStatedElsewhere = events.some((event) => eventTimes(event, localZone).isStatedElsewhere);
  return [
    {
      id: "utc",
      header: text.columnUtc,
      width: { px: 166 },
      render: (event) => <span className="wp-mono">{eventTimes(event, localZone).utc}</span>,
    },
    {
      id: "local",
      header: text.columnLocal,
      width: { px: hasDates ? 206 : 134 },
      render: (event) => (
        <span className="wp-mono wp-dim">{eventTimes(event, localZone).local}</span>
      ),
      title: (event) => eventTimes(event, localZone).local,
    },
    ...(isStatedElsewhere ? [statedColumn(text, localZone)] : []),
  ];
}

/** What the source wrote, beside what it means: the error of its clock is still in it. */
function statedColumn(text: Texts["incident"], localZone: string): GridColumn<TimelineEvent> {
  const words = (event: TimelineEvent): string => eventTimes(event, localZone).stated;
  return {
    id: "stated",
    header: text.statedTime,
    width: { px: 206 },
    render: (event) => <span className="wp-mono wp-dim">{words(event)}</span>,
    title: (event) => text.statedTimeIn(words(event), event.at.zone),
  };
}

function sourceColumn(text: Texts["incident"]): GridColumn<TimelineEvent> {
  return {
    id: "source",
    header: text.columnSource,
    width: { share: 1, minPx: 90 },
    render: (event) => (event.source === null ? null : <SafeText text={event.source} />),
    title: (event) => event.source ?? "",
  };
}

function skewColumn(options: TimelineColumnOptions): GridColumn<TimelineEvent> {
  return {
    id: "skew",
    header: options.text.columnSkew,
    width: { px: 104 },
    render: (event) => skewWords(event.clockSkewSeconds, options),
  };
}
