import { MAPPING_FIT_TEXTS, type RsitMapping } from "../domain/rsit/rsit-mapping.ts";
import type { RsitMachineValue } from "../domain/rsit/rsit.ts";
import { quoted, type NoticeList } from "./notice-list.ts";
import type { Place } from "./parsed.ts";

/** As `parsedReportSchema` allows. */
const MAX_CLASSIFICATIONS = 64;

/** Collects the classification of one report; a class because it counts while rows come. */
export class Classifications {
  private readonly notices: NoticeList;
  private readonly found = new Set<RsitMachineValue>();
  private readonly terms = new Set<string>();

  constructor(notices: NoticeList) {
    this.notices = notices;
  }

  /** Takes a mapping; where the source's term is not RSIT's own, a notice says once what it was taken for. */
  add(mapping: RsitMapping, place?: Place): void {
    const { value, fit, term } = mapping;
    if (this.found.size < MAX_CLASSIFICATIONS) this.found.add(value);
    if (fit === "same-term" || fit === "other-spelling" || this.terms.has(term)) return;
    if (this.terms.size >= MAX_CLASSIFICATIONS) return;
    this.terms.add(term);
    this.notices.add(
      "classification-mapped",
      `${quoted(term)} is classified as ${value}: ${MAPPING_FIT_TEXTS[fit].en}.`,
      place,
    );
  }

  all(): string[] {
    return [...this.found];
  }

  isEmpty(): boolean {
    return this.found.size === 0;
  }
}
