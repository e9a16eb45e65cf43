import type { ForeignRecord } from "../../record/exchange-record.ts";
import type { ReleaseOutcome } from "../closure/release-outcome.ts";
import type { ReleaseAction } from "../rule/recipient.ts";
import type { Disclosure } from "./disclosure.ts";

/** What the outcome does not say: when, how and under which name it left. */
export interface DisclosureFacts {
  readonly disclosureId: string;
  readonly at: string;
  readonly action: ReleaseAction;
  readonly bundleId: string | null;
  /** Empty: anyone. */
  readonly organisationIds: readonly string[];
}

/** The entry to keep once it has left: from it follows who has what, and what may be told about it later. */
export function disclosureOf(outcome: ReleaseOutcome, facts: DisclosureFacts): Disclosure {
  return {
    ...facts,
    persons: outcome.outgoing.persons.map(({ name }) => name),
    records: outcome.released.map(({ record, containerIds, tlp, isTombstone }) => ({
      kind: record.kind,
      id: record.id,
      containerIds,
      tlp,
      isTombstone,
      elements: presentElements(record),
    })),
  };
}

function presentElements({ sets }: ForeignRecord): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(sets).flatMap(([field, elements]) => {
      const present = elements.filter(({ isPresent }) => isPresent).map(({ value }) => value);
      return present.length === 0 ? [] : [[field, present]];
    }),
  );
}
