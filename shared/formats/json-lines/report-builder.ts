import { strictestTlp, type TlpLabel } from "../../domain/markings/tlp.ts";
import { indicatorsInJson } from "../generic-json/indicators-in-json.ts";
import { intelmqFields } from "../intelmq/event.ts";
import { asRecord, type JsonValue } from "../json/value.ts";
import { LIMITS } from "../limits.ts";
import { noticeList, quoted } from "../notice-list.ts";
import type { ParsedObservable, ParsedReport, Place } from "../parsed.ts";
import { Classifications } from "../classifications.ts";
import { emptyReport } from "../report-draft.ts";
import type { ColumnRole } from "../table/column-mapping.ts";
import { KNOWN_LAYOUTS } from "../table/known-columns-table.ts";
import { otherTypeOf, type OtherType } from "../table/other-type.ts";
import { readRow, type RowValue } from "../table/row-values.ts";

const INTELMQ_COLUMNS: Readonly<Record<string, ColumnRole>> =
  KNOWN_LAYOUTS.find((layout) => layout.name === "intelmq")?.columns ?? {};

/** Collects records (JSON lines, or members of a list) into one report; a class because it counts while they come. */
export class RecordReportBuilder {
  recordCount = 0;
  characters = 0;
  private readonly sourceName: string;
  private readonly isIntelmq: boolean;
  private readonly firstRow: number;
  private readonly notices = noticeList();
  private readonly lines: string[] = [];
  private readonly observables = new Map<string, ParsedObservable>();
  private readonly tags = new Set<string>();
  private readonly tlp = new Set<TlpLabel>();
  private readonly classification = new Classifications(this.notices);
  private earliest: string | null = null;
  private latest: string | null = null;
  private skippedItems = 0;
  /** Fields that were tried as other types in vain, by the type of their column. */
  private readonly unreadable = new Map<string, number>();

  constructor(sourceName: string, isIntelmq: boolean, firstRow: number) {
    this.sourceName = sourceName;
    this.isIntelmq = isIntelmq;
    this.firstRow = firstRow;
  }

  /** Takes one record; `text` is how it stands in the source. */
  add(value: JsonValue, text: string, place: Place): void {
    this.recordCount += 1;
    this.characters += text.length + 1;
    this.lines.push(text);
    const record = this.isIntelmq ? asRecord(value) : null;
    if (record === null) {
      for (const found of indicatorsInJson(value, "", this.notices)) {
        this.keep({ ...found, place: { ...place, ...found.place } });
      }
      return;
    }
    this.addEvent(intelmqFields(record), place);
  }

  /** A line that is no record: one item that was left out. */
  reject(message: string, place: Place): void {
    this.recordCount += 1;
    this.skippedItems += 1;
    this.notices.add("json-line-rejected", message, place);
  }

  isLargeEnough(): boolean {
    return (
      this.recordCount >= LIMITS.tableRowsPerReport ||
      this.characters >= LIMITS.tableCharactersPerReport ||
      this.observables.size >= LIMITS.indicatorsPerReport / 2
    );
  }

  finish(isOnly: boolean): ParsedReport {
    const last = this.firstRow + this.recordCount - 1;
    const rows = isOnly ? "" : ` (records ${this.firstRow} to ${last})`;
    const format = this.isIntelmq ? "intelmq" : "json-lines";
    return {
      ...emptyReport("json", this.sourceName + rows),
      body: this.lines.join("\n"),
      reportedAtIso: this.latest,
      occurredAtIso: this.earliest,
      tlp: strictestTlp([...this.tlp]),
      classification: this.classification.all(),
      tags: [...this.tags],
      observables: [...this.observables.values()],
      detailsJson: JSON.stringify({ format, firstRecord: this.firstRow, lastRecord: last }),
      foundItems: this.recordCount,
      skippedItems: this.skippedItems,
      notices: this.notices.all(),
    };
  }

  private addEvent(fields: ReadonlyMap<string, string>, place: Place): void {
    const names = [...fields.keys()];
    const roles = names.map((name): ColumnRole =>
      Object.hasOwn(INTELMQ_COLUMNS, name)
        ? (INTELMQ_COLUMNS[name] ?? { role: "ignore" })
        : { role: "ignore" },
    );
    const facts = readRow([...fields.values()], roles);
    const first = facts.firstSeenIso ?? facts.lastSeenIso;
    const last = facts.lastSeenIso ?? facts.firstSeenIso;
    for (const value of facts.values) {
      const read = value.problem === null ? value : this.otherTypeOf(value);
      if (read === null) {
        const name = names[value.column] ?? "";
        const message = `${quoted(value.value)} in ${quoted(name)} is no valid ${value.type}; the event was kept.`;
        this.notices.add("intelmq-field-invalid", message, place);
        continue;
      }
      this.keep({
        type: read.type,
        value: read.value,
        place,
        ...(first === null ? {} : { firstSeenIso: first }),
        ...(last === null ? {} : { lastSeenIso: last }),
        ...(facts.comment === "" ? {} : { comment: facts.comment }),
        ...(facts.tags.length === 0 ? {} : { tags: facts.tags.slice(0, 100) }),
      });
    }
    for (const tag of facts.tags) if (this.tags.size < 1_000) this.tags.add(tag);
    if (facts.tlp !== null) this.tlp.add(facts.tlp);
    if (facts.classification !== null) this.classification.add(facts.classification, place);
    if (first !== null && (this.earliest === null || first < this.earliest)) this.earliest = first;
    if (last !== null && (this.latest === null || last > this.latest)) this.latest = last;
  }

  private otherTypeOf(value: RowValue): OtherType | null {
    const tried = this.unreadable.get(value.type) ?? 0;
    if (tried >= LIMITS.tableUnreadableCells) return null;
    const other = otherTypeOf(value.type, value.value);
    if (other === null) this.unreadable.set(value.type, tried + 1);
    return other;
  }

  private keep(observable: ParsedObservable): void {
    const key = `${observable.type}\n${observable.value}`;
    const earlier = this.observables.get(key);
    if (earlier === undefined) {
      if (this.observables.size < LIMITS.indicatorsPerReport) this.observables.set(key, observable);
      return;
    }
    const { firstSeenIso: first, lastSeenIso: last } = observable;
    if (first !== undefined && (earlier.firstSeenIso ?? "9") > first) earlier.firstSeenIso = first;
    if (last !== undefined && (earlier.lastSeenIso ?? "") < last) earlier.lastSeenIso = last;
  }
}
