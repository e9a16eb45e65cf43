import type { ReactNode } from "react";

import type { TimelineEvent } from "../../../../shared/model/case-parts.ts";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { MarkdownView } from "../../../ui/markdown/markdown-view.tsx";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";
import classes from "../parts.module.css";
import { usePrecisionWords } from "../use-precision-words.ts";
import { eventTimes } from "./rows.ts";
import { skewWords } from "./timeline-columns.tsx";

export interface EventDetailProps {
  readonly event: TimelineEvent;
  readonly localZone: string;
}

/** One event with everything that is known of it. */
export function EventDetail({ event, localZone }: EventDetailProps): ReactNode {
  const text = useText("incident");
  const cases = useText("cases");
  const format = useFormat();
  const precision = usePrecisionWords();
  const { utc, local, stated } = eventTimes(event, localZone);
  const skew = skewWords(event.clockSkewSeconds, { text, format });
  return (
    <>
      <h2>
        <SafeText text={event.title} />
      </h2>
      <Facts>
        <Fact name={text.columnUtc}>{utc}</Fact>
        <Fact name={text.columnLocal}>{local}</Fact>
        <Fact name={text.columnPrecision}>{precision(event.at)}</Fact>
        <Fact name={text.statedTime}>{text.statedTimeIn(stated, event.at.zone)}</Fact>
        <Fact name={text.columnSkew}>{skew === "" ? null : text.skewCorrected(skew)}</Fact>
        <Fact name={text.columnSource}>
          {event.source === null ? null : <SafeText text={event.source} />}
        </Fact>
        <Fact name={cases.fieldTlp}>
          {event.tlp === null ? null : <MarkingChip tlp={event.tlp} />}
        </Fact>
      </Facts>
      {event.tags.length > 0 && (
        <div className={classes.tags}>
          {event.tags.map((tag) => (
            <span key={tag} className={classes.tag}>
              <SafeText text={tag} />
            </span>
          ))}
        </div>
      )}
      {event.detail !== "" && <MarkdownView source={event.detail} />}
    </>
  );
}
