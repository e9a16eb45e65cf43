import { BatchedSearch } from "../indicators.ts";
import { LIMITS } from "../limits.ts";
import { pointerSegment } from "../json/read.ts";
import { asArray, asRecord, type JsonValue } from "../json/value.ts";
import type { NoticeList } from "../notice-list.ts";
import type { ParsedObservable } from "../parsed.ts";

/** Characters of strings that are searched in one document. */
const SEARCHED_CHARACTERS = LIMITS.textBytes;
/**
 * Indicators in the string values of a document, each once, with the JSON pointer of its first place. Names of
 * members are not searched. Recursion is bounded by `LIMITS.jsonDepth`.
 */
export function indicatorsInJson(
  value: JsonValue,
  pointer: string,
  notices: NoticeList,
): readonly ParsedObservable[] {
  const search = new JsonSearch(notices);
  search.visit(value, pointer);
  return search.finish();
}

/** One walk through one document; a class because strings wait in it for their batch. */
class JsonSearch {
  private readonly notices: NoticeList;
  private readonly found = new Map<string, ParsedObservable>();
  private readonly batch: BatchedSearch<string>;
  private characters = 0;
  private isShortened = false;

  constructor(notices: NoticeList) {
    this.notices = notices;
    this.batch = new BatchedSearch(notices, (observable, pointer) => {
      const key = `${observable.type}\n${observable.value}`;
      if (!this.found.has(key)) this.found.set(key, { ...observable, place: { pointer } });
    });
  }

  visit(value: JsonValue, pointer: string): void {
    if (this.isShortened) return;
    if (typeof value === "string") {
      this.addText(value, pointer);
      return;
    }
    const items = asArray(value);
    if (items !== null) {
      for (const [index, item] of items.entries()) this.visit(item, `${pointer}/${index}`);
      return;
    }
    const record = asRecord(value);
    if (record === null) return;
    for (const name of Object.keys(record)) {
      this.visit(record[name] ?? null, pointer + pointerSegment(name));
    }
  }

  finish(): readonly ParsedObservable[] {
    this.batch.flush();
    if (this.isShortened) {
      this.notices.add(
        "indicator-limit",
        "The document is too large to be searched as a whole; further indicators were left out.",
      );
    }
    return [...this.found.values()];
  }

  private addText(text: string, pointer: string): void {
    // Shorter strings hold no indicator of any type.
    if (text.length < 4) return;
    this.characters += text.length;
    const isFull = this.found.size >= LIMITS.indicatorsPerReport;
    if (this.characters > SEARCHED_CHARACTERS || isFull) {
      this.isShortened = true;
      return;
    }
    this.batch.push(text, pointer.slice(0, 1_000));
  }
}
