import { err, ok, type Result } from "../../result.ts";
import type { ParseFailure, ParseSummary, ReadOptions } from "../format.ts";
import type { JsonDocument } from "../json/read.ts";
import { noticeList } from "../notice-list.ts";
import type { ParsedReport, Place } from "../parsed.ts";
import { addJsonNotices, type JsonOddities } from "../json/notices.ts";
import { openEnvelope, type EnvelopedEvent } from "./envelope.ts";
import { mapEvent } from "./event.ts";
import { readManifest } from "./manifest.ts";

/**
 * Yields one report per event of a MISP document, in order. Items are attributes; a list member that is no event
 * counts as one skipped item. Failure kinds: `not-this-format`, `limit`.
 */
export function* parseMisp(
  document: JsonDocument,
  options: ReadOptions,
): Generator<ParsedReport, Result<ParseSummary, ParseFailure>> {
  const envelope = openEnvelope(document.value);
  if (envelope === null || envelope.events.length === 0) {
    return err({
      kind: "not-this-format",
      message: "The document holds no MISP event.",
      expected: "an object with Event, a list of events, or an event with info",
    });
  }
  const run = new MispRun(options.sourceName);
  for (const pointer of envelope.strangers) run.addStranger({ pointer });
  for (const event of envelope.events) {
    const failure = yield* run.addEvent(event);
    if (failure !== null) return err(failure);
  }
  return ok(run.finish(document));
}

/** The events of one source, however they come; a class because it counts while they do. */
export class MispRun {
  private readonly sourceName: string;
  private readonly notices = noticeList();
  private reportCount = 0;
  private foundItems = 0;
  private skippedItems = 0;

  constructor(sourceName: string) {
    this.sourceName = sourceName;
  }

  *addEvent(event: EnvelopedEvent): Generator<ParsedReport, ParseFailure | null> {
    const report = mapEvent(event, this.sourceName);
    if (!report.ok) return report.error;
    this.reportCount += 1;
    this.foundItems += report.value.foundItems;
    this.skippedItems += report.value.skippedItems;
    yield report.value;
    return null;
  }

  /** A list member that is no event. */
  addStranger(place: Place, why = "A member of the list is no MISP event."): void {
    this.foundItems += 1;
    this.skippedItems += 1;
    this.notices.add("misp-not-an-event", why, place);
  }

  finish(oddities: JsonOddities): ParseSummary {
    addJsonNotices(oddities, this.notices);
    const { reportCount, foundItems, skippedItems } = this;
    return {
      format: "misp",
      reportCount,
      foundItems,
      skippedItems,
      notices: this.notices.all(),
    };
  }
}

/** A feed's manifest gives no report: it names the event files that belong to it and their hashes. */
export function summarizeManifest(document: JsonDocument): ParseSummary {
  const notices = noticeList();
  const manifest = readManifest(document.value);
  notices.add(
    "misp-manifest",
    `The manifest of a MISP feed names ${manifest.length} event file(s); they are imported from beside it.`,
  );
  return {
    format: "misp-manifest",
    reportCount: 0,
    foundItems: 0,
    skippedItems: 0,
    notices: notices.all(),
    manifest,
  };
}
