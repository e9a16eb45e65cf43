import { RSIT_MACHINE_VALUES } from "../../../shared/domain/rsit/rsit.ts";
import { SEVERITIES } from "../../../shared/domain/severity/severity.ts";
import { INCIDENT_STATUSES } from "../../../shared/domain/status/statuses.ts";
import { TLP_LABELS } from "../../../shared/domain/markings/tlp.ts";
import { mispDefaults, isObservableType } from "../../../shared/domain/observables/types.ts";
import type { LinkFacts } from "../../storage/links/link-columns.ts";
import type { Fields } from "../../storage/records/json-value.ts";
import type { Generator } from "./generator.ts";
import type { SyntheticValue } from "./values.ts";
import { ANALYSTS, DETAILS, SENTENCES, SUBJECTS, TAGS, TARGETS } from "./word-lists-data.ts";

/** Fields of an incident as one of many in a busy organisation; most are closed. */
export function syntheticIncident(
  generator: Generator,
  given: { readonly organisationId: string; readonly number: string; readonly createdAt: string },
): Fields {
  const status =
    generator.fraction() < 0.8 ? "closed" : (INCIDENT_STATUSES[generator.below(5)] ?? "new");
  return {
    ownerOrganisationId: given.organisationId,
    tlp: TLP_LABELS[1 + generator.zipf(4)] ?? "TLP:AMBER",
    pap: "PAP:AMBER",
    createdAt: given.createdAt,
    number: given.number,
    title: `${generator.pick(SUBJECTS)} at ${generator.pick(TARGETS)}, ${generator.pick(DETAILS)} ${generator.letters(5)}`,
    description: sentences(generator, 3),
    status,
    statusReason: status === "closed" ? "Cleaned up, owner informed." : null,
    severity: SEVERITIES[generator.zipf(4)] ?? "medium",
    owner: generator.fraction() < 0.1 ? null : generator.pick(ANALYSTS),
    classification: classification(generator),
    tags: tags(generator),
    occurredAt: null,
    detectedAt: null,
    closedAt: status === "closed" ? given.createdAt : null,
    mergedInto: null,
  };
}

export function syntheticLink(
  generator: Generator,
  { type, value }: SyntheticValue,
  addedAtMs: number,
): LinkFacts {
  const defaults = isObservableType(type) ? mispDefaults(type) : null;
  return {
    type,
    value,
    category: defaults?.category ?? "Other",
    isForDetection: defaults?.toIds ?? false,
    comment: generator.fraction() < 0.1 ? generator.pick(DETAILS) : null,
    tlp: null,
    tags: [],
    objectName: null,
    objectRelation: null,
    objectKey: null,
    sourceUuid: null,
    addedAtMs,
  };
}

export function syntheticNote(
  generator: Generator,
  given: {
    readonly organisationId: string;
    readonly incidentId: string;
    readonly createdAt: string;
  },
): Fields {
  return {
    ownerOrganisationId: given.organisationId,
    tlp: null,
    pap: null,
    createdAt: given.createdAt,
    incidentId: given.incidentId,
    author: generator.pick(ANALYSTS),
    text: sentences(generator, 2),
  };
}

function sentences(generator: Generator, count: number): string {
  return Array.from({ length: count }, () => generator.pick(SENTENCES)).join(" ");
}

/** Few classes make up most of the cases. */
function classification(generator: Generator): string[] {
  const value = RSIT_MACHINE_VALUES[generator.zipf(RSIT_MACHINE_VALUES.length)];
  return value === undefined ? [] : [value];
}

function tags(generator: Generator): string[] {
  const count = generator.below(4);
  return [
    ...new Set(Array.from({ length: count }, () => TAGS[generator.zipf(TAGS.length)] ?? TAGS[0])),
  ];
}
