import type { ClockEntryRecord } from "../../model/case-parts.ts";
import type { ContentKey } from "../clocks/content-text-data.ts";
import { isContentKey } from "../clocks/content-text-data.ts";
import type { RequiredContent, Stage } from "../clocks/instrument.ts";
import { isWithin, type CaseFile, type CaseParts, type Marked } from "../documents/case-file.ts";
import type { DocumentWords } from "../documents/document-words.ts";
import type { Block } from "../documents/document.ts";
import { partSections } from "../documents/case-sections.ts";
import { INCIDENT_STATUS_NAMES } from "../status/status-text-data.ts";
import type { TlpLabel } from "../markings/tlp.ts";

/** What a report says about one content that its stage asks for. */
export interface StageField extends RequiredContent {
  /** `statement`: put down for it, once for all acts. `case`: taken from the incident's own records. */
  readonly source: "statement" | "case";
  readonly blocks: readonly Block[];
  /** Labels of what it is made of. */
  readonly labels: readonly TlpLabel[];
  /** Some of what it is made of is above the ceiling, and not in it. */
  readonly isPartial: boolean;
}

/** `not-asked`: the stage does not ask for it. `above-ceiling`: it is marked more strictly. `chosen`: the analyst left it out. */
export interface WithheldField {
  readonly key: ContentKey;
  readonly why: "not-asked" | "above-ceiling" | "chosen";
}

export interface SelectedFields {
  readonly fields: readonly StageField[];
  readonly withheld: readonly WithheldField[];
  /** Asked for, and the case has nothing to say about it; "where applicable" in the act, or not. */
  readonly missing: readonly RequiredContent[];
}

export interface StageSource {
  readonly file: CaseFile;
  readonly entries: readonly Marked<ClockEntryRecord>[];
  readonly stage: Stage;
}

/**
 * The fields that one stage gives to its recipient: what it asks for and nothing else, of that only what is within the
 * ceiling. What the case could say beyond is listed, so that the analyst sees what stays here.
 */
export function selectFields(
  source: StageSource,
  ceiling: TlpLabel,
  without: readonly ContentKey[],
  words: DocumentWords,
): SelectedFields {
  const { stage, entries } = source;
  const fields: StageField[] = [];
  const withheld: WithheldField[] = [];
  const missing: RequiredContent[] = [];
  for (const content of stage.content) {
    const { key } = content;
    const found = fieldFor(content, source, ceiling, words);
    if (found === null) missing.push(content);
    else if (without.includes(key)) withheld.push({ key, why: "chosen" });
    else if (found === "above-ceiling") withheld.push({ key, why: found });
    else {
      fields.push(found);
      if (found.isPartial) withheld.push({ key, why: "above-ceiling" });
    }
  }
  const asked = new Set<string>(stage.content.map(({ key }) => key));
  const others = new Set(
    entries.flatMap(({ value: { type, target } }) =>
      type === "statement" && isContentKey(target) && !asked.has(target) ? [target] : [],
    ),
  );
  return {
    fields,
    withheld: [...withheld, ...[...others].map((key) => ({ key, why: "not-asked" as const }))],
    missing,
  };
}

/** A statement counts before the records; null when the case says nothing about it. */
function fieldFor(
  content: RequiredContent,
  { file, entries }: StageSource,
  ceiling: TlpLabel,
  words: DocumentWords,
): StageField | "above-ceiling" | null {
  const stated = latestStatement(content.key, entries);
  if (stated !== undefined) {
    if (stated.tlp === null || !isWithin(stated.tlp, ceiling)) return "above-ceiling";
    const blocks: readonly Block[] = [{ kind: "paragraph", text: stated.value.detail.trim() }];
    return { ...content, source: "statement", blocks, labels: [stated.tlp], isPartial: false };
  }
  const { incident } = file;
  const own = incidentBlocks(content.key, file, words);
  if (own.length > 0 && incident.tlp !== null) {
    return { ...content, source: "case", blocks: own, labels: [incident.tlp], isPartial: false };
  }
  const section = PARTS[content.key];
  return section === undefined ? null : partField(content, section, file.parts, ceiling, words);
}

/** Of two statements about the same the later counts, as for the gaps. */
function latestStatement(
  key: ContentKey,
  entries: readonly Marked<ClockEntryRecord>[],
): Marked<ClockEntryRecord> | undefined {
  const latest = entries
    .filter(({ value: { type, target } }) => type === "statement" && target === key)
    .toSorted(
      ({ value: a }, { value: b }) =>
        a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id),
    )
    .at(-1);
  return latest === undefined || latest.value.detail.trim() === "" ? undefined : latest;
}

/** What the incident itself says. */
function incidentBlocks(
  key: ContentKey,
  { incident }: CaseFile,
  words: DocumentWords,
): readonly Block[] {
  const { cases, documents } = words.text;
  const severity = [cases.fieldSeverity, documents.severities[incident.severity]] as const;
  const described: readonly Block[] =
    incident.description.trim() === "" ? [] : [{ kind: "verbatim", text: incident.description }];
  switch (key) {
    case "nature":
    case "malicious-cause":
      return incident.classification.length === 0
        ? []
        : [{ kind: "list", items: incident.classification.map(words.classification) }];
    case "first-assessment":
    case "detailed-description":
      return described.length === 0 ? [] : [{ kind: "facts", rows: [severity] }, ...described];
    case "status-update": {
      const status = [
        cases.fieldStatus,
        words.say(INCIDENT_STATUS_NAMES[incident.status]),
      ] as const;
      return described.length === 0 ? [] : [{ kind: "facts", rows: [status] }, ...described];
    }
    default:
      return [];
  }
}

type Part = "observables" | "countermeasures";

const PARTS: Partial<Readonly<Record<ContentKey, Part>>> = {
  indicators: "observables",
  "measures-applied": "countermeasures",
  "measures-ongoing": "countermeasures",
};

function partField(
  content: RequiredContent,
  part: Part,
  parts: CaseParts,
  ceiling: TlpLabel,
  words: DocumentWords,
): StageField | "above-ceiling" | null {
  const wanted: CaseParts =
    part === "observables"
      ? { ...NO_PARTS, observables: parts.observables }
      : { ...NO_PARTS, countermeasures: measures(content.key, parts) };
  const all = wanted[part];
  if (all.length === 0) return null;
  const labels = all.flatMap(({ tlp }) => (tlp !== null && isWithin(tlp, ceiling) ? [tlp] : []));
  if (labels.length === 0) return "above-ceiling";
  const within: CaseParts = {
    ...NO_PARTS,
    observables: wanted.observables.filter(({ tlp }) => isWithin(tlp, ceiling)),
    countermeasures: wanted.countermeasures.filter(({ tlp }) => isWithin(tlp, ceiling)),
  };
  const blocks = partSections(within, words).flatMap((section) => section.blocks);
  const isPartial = labels.length < all.length;
  return { ...content, source: "case", blocks, labels, isPartial };
}

function measures(key: ContentKey, { countermeasures }: CaseParts): CaseParts["countermeasures"] {
  return countermeasures.filter(({ value: { status } }) =>
    key === "measures-applied"
      ? status === "active" || status === "lifted"
      : status === "requested" || status === "active",
  );
}

const NO_PARTS: CaseParts = {
  reports: [],
  timeline: [],
  observables: [],
  evidence: [],
  tasks: [],
  notes: [],
  hypotheses: [],
  weighedItems: [],
  investigations: [],
  countermeasures: [],
  relations: [],
};
