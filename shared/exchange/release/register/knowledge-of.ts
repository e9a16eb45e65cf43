import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import { compareText } from "../compare-text.ts";
import type { RecipientKnowledge } from "../knowledge.ts";
import { keyOf } from "../record-ref.ts";
import type { DisclosedRecord, Disclosure } from "./disclosure.ts";

interface Had {
  tlp: TlpLabel;
  readonly elements: Set<string>;
}

/** What an organisation has had, by the register. What was told to anyone, everybody has had. */
export function knowledgeOf(
  disclosures: readonly Disclosure[],
  organisationId: string,
): RecipientKnowledge {
  const had = new Map<string, Had>();
  for (const { organisationIds, records } of disclosures.toSorted((a, b) =>
    compareText(a.at, b.at),
  )) {
    if (organisationIds.length > 0 && !organisationIds.includes(organisationId)) continue;
    for (const record of records) addRecord(had, record);
  }
  return {
    hadAs: (ref) => had.get(keyOf(ref))?.tlp ?? null,
    hasHadElement: (ref, field, value) =>
      had.get(keyOf(ref))?.elements.has(elementKey(field, value)) ?? false,
  };
}

function addRecord(had: Map<string, Had>, record: DisclosedRecord): void {
  const key = keyOf(record);
  const known = had.get(key) ?? { tlp: record.tlp, elements: new Set<string>() };
  known.tlp = record.tlp;
  had.set(key, known);
  for (const [field, values] of Object.entries(record.elements)) {
    for (const value of values) known.elements.add(elementKey(field, value));
  }
}

/** Names of fields hold no space, so that no field and value are taken for another pair. */
function elementKey(field: string, value: string): string {
  return `${field} ${value}`;
}
