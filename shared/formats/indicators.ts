import { LIMITS } from "./limits.ts";
import type { NoticeList } from "./notice-list.ts";
import type { ParsedObservable, Place } from "./parsed.ts";
import type { ExtractedItem } from "./text/extraction.ts";
import { extractObservables } from "./text/extract.ts";

/** Says where an offset of the searched text lies in the source. Offsets come in ascending order. */
export type PlaceOfOffset = (offset: number) => Place;

/**
 * Indicators of a text as observables, each once, at their first place. Labels that are no observables (TLP, ATT&CK
 * techniques) are left out. Says so when there are more than `LIMITS.indicatorsPerReport`.
 */
export function indicatorsOf(
  text: string,
  notices: NoticeList,
  placeOf: PlaceOfOffset,
): ParsedObservable[] {
  const extraction = extractObservables(text);
  const items = extraction.items.filter(isObservable);
  if (extraction.isTruncated || items.length > LIMITS.indicatorsPerReport) {
    notices.add(
      "indicator-limit",
      "The text holds more indicators than one report may; the rest was left out.",
    );
  }
  return items.slice(0, LIMITS.indicatorsPerReport).map((item) => ({
    type: item.type,
    value: item.value,
    ...(isForInformation(item) ? { toIds: false } : {}),
    place: placeOf(item.offset),
  }));
}

/** Strings are searched together up to this length, because each search has a cost of its own. */
const BATCH_CHARACTERS = 65_536;

/**
 * Searches many short strings together; `found` gets each indicator with what was pushed along with its string.
 * A class because strings wait in it for their batch.
 */
export class BatchedSearch<Context> {
  private readonly notices: NoticeList;
  private readonly found: (observable: ParsedObservable, context: Context) => void;
  private texts: string[] = [];
  private starts: number[] = [];
  private contexts: Context[] = [];
  private characters = 0;

  constructor(
    notices: NoticeList,
    found: (observable: ParsedObservable, context: Context) => void,
  ) {
    this.notices = notices;
    this.found = found;
  }

  push(text: string, context: Context): void {
    this.starts.push(this.characters);
    this.texts.push(text);
    this.contexts.push(context);
    this.characters += text.length + 1;
    if (this.characters >= BATCH_CHARACTERS) this.flush();
  }

  /** Searches what still waits. */
  flush(): void {
    const { starts, contexts } = this;
    // A line break between two strings: no indicator reaches over it.
    const text = this.texts.join("\n");
    this.texts = [];
    this.starts = [];
    this.contexts = [];
    this.characters = 0;
    if (text === "") return;
    let at = 0;
    indicatorsOf(text, this.notices, (offset) => {
      while ((starts[at + 1] ?? Number.POSITIVE_INFINITY) <= offset) at += 1;
      return { row: at + 1 };
    }).forEach(({ place, ...observable }) => {
      const context = contexts[(place?.row ?? 1) - 1];
      if (context !== undefined) this.found(observable, context);
    });
  }
}

function isObservable(item: ExtractedItem): boolean {
  return (
    item.type !== "tlp" &&
    item.type !== "pap" &&
    item.type !== "attack-technique" &&
    item.type !== "attack-tactic"
  );
}

/** Reserved names and addresses of the machine itself would raise alarms everywhere. */
function isForInformation(item: ExtractedItem): boolean {
  return item.note === "example-domain" || item.note === "loopback";
}
