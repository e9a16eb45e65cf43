import { effectivePap } from "../markings/effective-marking.ts";
import type { PapLabel } from "../markings/pap.ts";
import { strictestTlp, type TlpLabel } from "../markings/tlp.ts";
import type { ReportSection } from "./report-sections.ts";
import { isWithin, type CaseFile, type CaseParts, type Marked } from "./case-file.ts";

/** What of a case stands below a ceiling, and what does not. */
export interface SelectedParts {
  readonly parts: CaseParts;
  /** Labels of the parts that are left out; for the analyst, never for the document. */
  readonly withheld: readonly (TlpLabel | null)[];
  /** Strictest of the incident and the parts that are in. */
  readonly tlp: TlpLabel;
  readonly pap: PapLabel | null;
}

/** Leaves out every part above the ceiling. The incident itself must be within it: callers refuse before. */
export function selectParts(
  { incident, parts }: CaseFile,
  ownTlp: TlpLabel,
  ceiling: TlpLabel,
  wants: (name: ReportSection) => boolean,
): SelectedParts {
  const all: Marked<unknown>[] = [];
  const pick = <T>(name: ReportSection, marked: readonly Marked<T>[]): readonly Marked<T>[] => {
    if (!wants(name)) return [];
    all.push(...marked);
    return marked.filter(({ tlp }) => isWithin(tlp, ceiling));
  };
  const selected: CaseParts = {
    reports: pick("reports", parts.reports),
    timeline: pick("timeline", parts.timeline),
    observables: pick("observables", parts.observables),
    evidence: pick("evidence", parts.evidence),
    tasks: pick("tasks", parts.tasks),
    notes: pick("notes", parts.notes),
    hypotheses: pick("judgement", parts.hypotheses),
    weighedItems: pick("judgement", parts.weighedItems),
    investigations: pick("investigations", parts.investigations),
    countermeasures: pick("countermeasures", parts.countermeasures),
    relations: pick("relations", parts.relations),
  };
  const inside = all.filter(({ tlp }) => isWithin(tlp, ceiling));
  const labels = inside.map(({ tlp }) => tlp).filter((tlp) => tlp !== null);
  return {
    parts: selected,
    withheld: all.filter(({ tlp }) => !isWithin(tlp, ceiling)).map(({ tlp }) => tlp),
    tlp: strictestTlp([ownTlp, ...labels]) ?? ownTlp,
    pap: effectivePap(
      incident.pap,
      inside.map(({ pap }) => pap),
    ),
  };
}

/**
 * How many withheld parts a document may speak of. That something marked RED exists is for its named persons alone, and of
 * what is not marked nothing is known: neither is counted.
 */
export function countSayable(withheld: readonly (TlpLabel | null)[]): number {
  return withheld.filter((tlp) => tlp !== null && tlp !== "TLP:RED").length;
}
