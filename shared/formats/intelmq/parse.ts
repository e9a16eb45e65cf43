import { ok, type Result } from "../../result.ts";
import type { ParseFailure, ParseSummary, ReadOptions } from "../format.ts";
import { addJsonNotices, type JsonOddities } from "../json/notices.ts";
import type { JsonDocument } from "../json/read.ts";
import { asArray, type JsonValue } from "../json/value.ts";
import { RecordReportBuilder } from "../json-lines/report-builder.ts";
import { noticeList } from "../notice-list.ts";
import type { ParsedReport } from "../parsed.ts";
import { baseName } from "../report-draft.ts";

/** IntelMQ events as one JSON document: an event, or a list of them. Items are the events. */
export function* parseIntelmq(
  document: JsonDocument,
  options: ReadOptions,
): Generator<ParsedReport, Result<ParseSummary, ParseFailure>> {
  const run = new IntelmqRun(options.sourceName);
  const events = asArray(document.value) ?? [document.value];
  for (const [index, event] of events.entries()) yield* run.addEvent(event, `/${index}`);
  return ok(yield* run.finish(document));
}

/** The events of one source, however they come; a class because it collects them into reports. */
export class IntelmqRun {
  private readonly sourceName: string;
  private builder: RecordReportBuilder;
  private reportCount = 0;
  private foundItems = 0;

  constructor(sourceName: string) {
    this.sourceName = baseName(sourceName);
    this.builder = new RecordReportBuilder(this.sourceName, true, 1);
  }

  *addEvent(event: JsonValue, pointer: string): Generator<ParsedReport, void> {
    this.foundItems += 1;
    this.builder.add(event, JSON.stringify(event), { pointer, row: this.foundItems });
    if (this.builder.isLargeEnough()) yield this.close(false);
  }

  *finish(oddities: JsonOddities): Generator<ParsedReport, ParseSummary> {
    if (this.builder.recordCount > 0) yield this.close(this.reportCount === 0);
    const notices = noticeList();
    addJsonNotices(oddities, notices);
    const { reportCount, foundItems } = this;
    return {
      format: "intelmq",
      reportCount,
      foundItems,
      skippedItems: 0,
      notices: notices.all(),
    };
  }

  private close(isOnly: boolean): ParsedReport {
    const report = this.builder.finish(isOnly);
    this.reportCount += 1;
    this.builder = new RecordReportBuilder(this.sourceName, true, this.foundItems + 1);
    return report;
  }
}
