import type { StatedTime } from "../../model/values.ts";
import type { Language } from "../../text/language.ts";
import type { Texts } from "../../text/texts.ts";
import type { LocalisedText } from "../language/localised-text.ts";
import { isRsitMachineValue, rsitName } from "../rsit/index.ts";
import { viewInstant, viewTime, type TimeView } from "../time/stated-time.ts";
import { openZone, UTC_ZONE } from "../time/zone.ts";

/** The words of a document in its own language, whatever the language of the window. */
export interface DocumentWords {
  readonly language: Language;
  readonly text: Texts;
  readonly say: (text: LocalisedText) => string;
  readonly classification: (value: string) => string;
  /** UTC to the minute. */
  readonly instant: (iso: string) => string;
  /** Stated time on the clock of UTC, and on that of the place where it was stated; no more exact than it was stated. */
  readonly times: (at: StatedTime) => { readonly utc: string; readonly local: string };
  readonly precision: (at: StatedTime) => string;
}

export function createDocumentWords(language: Language, text: Texts): DocumentWords {
  const say = (localised: LocalisedText) => localised[language];
  return {
    language,
    text,
    say,
    classification: (value) => (isRsitMachineValue(value) ? say(rsitName(value)) : value),
    instant: (iso) => clock(viewInstant(Date.parse(iso), "minute", UTC_ZONE)),
    times: (at) => {
      const zone = openZone(at.zone);
      return {
        utc: clock(viewTime(at, UTC_ZONE)),
        local: zone.ok ? `${clock(viewTime(at, zone.value))}\n${at.zone}` : at.zone,
      };
    },
    precision: (at) =>
      at.precision === "about" && at.marginMinutes !== undefined
        ? text.incident.aboutMargin(at.marginMinutes)
        : text.documents.precisions[at.precision],
  };
}

function clock({ date, time, offset }: TimeView): string {
  if (time === null) return date;
  return `${date} ${time}${offset === "+00:00" ? "Z" : (offset ?? "")}`;
}
