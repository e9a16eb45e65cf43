import type { Failure } from "../../../shared/contract/failures.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import { releaseGraph } from "../../../shared/exchange/release/closure/release-graph.ts";
import type { ReleaseOutcome } from "../../../shared/exchange/release/closure/release-outcome.ts";
import { keyOf } from "../../../shared/exchange/release/record-ref.ts";
import { compareStamps } from "../../../shared/exchange/stamp/stamp.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  coverageOf,
  hasUncovered,
  lookedUpTo,
  type Coverage,
} from "../../exchange/carrier/coverage.ts";
import { latestChanges, subjectsChangedAfter } from "../../exchange/carrier/latest-changes.ts";
import { sharingWith } from "../../exchange/carrier/sharing.ts";
import { readHistories } from "../../exchange/records/read-histories.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { readHead } from "../../storage/journal/journal-rows.ts";
import { releaseRequestOf } from "../bundles/release-order.ts";

/** What is due to some peers together. */
export interface DueRelease {
  /** Null when nothing changed that could be due; nothing was computed then. */
  readonly outcome: ReleaseOutcome | null;
  /** Entry of the journal up to which was looked. */
  readonly upTo: number;
}

export interface DueQuestion {
  readonly peerIds: readonly string[];
  /** Incidents that are shared from now on; naming them names the peers for them. */
  readonly namedIncidentIds: readonly string[];
}

/**
 * What is due to peers: every record of an incident or report that we share with them (something of it went to them before, or an
 * analyst said so) that changed since the peer got it, or that it never got, or that was lost on its way; as far as the marking rules
 * let it go today. TLP:AMBER goes only where the peer was named before or is named now, TLP:RED never by itself.
 *
 * Nothing is written. Failure: `not-found` for a peer.
 */
export function planDue(desk: ExchangeDesk, question: DueQuestion): Result<DueRelease, Failure> {
  const { read } = desk.database;
  const upTo = readHead(read).sequence;
  const { peerIds, namedIncidentIds } = question;
  const request = releaseRequestOf(desk, { peerIds, incidentIds: [...namedIncidentIds] });
  if (!request.ok) return err(request.error);
  const subjects = new Set(namedIncidentIds);
  for (const peerId of peerIds) {
    for (const id of candidateSubjects(read, peerId)) subjects.add(id);
  }
  if (subjects.size === 0) return ok({ outcome: null, upTo });
  const records = readHistories(read, [...subjects], desk.organisationId());
  const standing = standingOf(read, records, [...subjects], question);
  if (standing.due.size === 0) return ok({ outcome: null, upTo });
  const wanted = {
    ...request.value,
    recipients: request.value.recipients.map((recipient) => ({
      ...recipient,
      namedFor: standing.namedFor.get(recipient.organisationId ?? "") ?? recipient.namedFor,
    })),
    selected: standing.due,
  };
  const graph = decidingRecords(records, standing.due);
  const outcome = releaseGraph(graph, wanted);
  const heads = headsOf(outcome, graph, desk.organisationId());
  // Only along with something that is due: alone they would tell that something happened which stays here.
  if (heads.size === 0) return ok({ outcome, upTo });
  const selected = new Set([...standing.due, ...heads]);
  return ok({ outcome: releaseGraph(graph, { ...wanted, selected }), upTo });
}

/**
 * What is due and what decides about it. Uses of observables, by far the most, decide only about sightings and relations; where none
 * of those is due, a note in an incident with a hundred thousand of them costs what the note costs.
 */
function decidingRecords(
  records: readonly ExchangeRecord[],
  due: ReadonlySet<string>,
): readonly ExchangeRecord[] {
  const needsLinks = records.some(
    (record) =>
      (record.kind === "sighting" || record.kind === "relation") && due.has(keyOf(record)),
  );
  if (needsLinks) return records;
  return records.filter((record) => record.kind !== "observable-link" || due.has(keyOf(record)));
}

/**
 * Our incident or report goes along with any part of it: a part that comes before what it belongs to (an earlier bundle was lost)
 * is refused and would be taken for delivered. What is the peer's own it has.
 */
function headsOf(
  { released }: ReleaseOutcome,
  records: readonly ExchangeRecord[],
  ours: string,
): ReadonlySet<string> {
  const going = new Set(released.map(({ record }) => keyOf(record)));
  const referred = new Set(
    records.filter((record) => going.has(keyOf(record))).flatMap(subjectIdsOf),
  );
  const heads = records.filter(
    ({ kind, id, owner }) =>
      (kind === "incident" || kind === "report") && owner === ours && referred.has(id),
  );
  return new Set(heads.map(keyOf).filter((key) => !going.has(key)));
}

/** Cost follows what changed, not what is shared, unless something was lost. */
function candidateSubjects(read: ReadHandle, peerId: string): readonly string[] {
  const sharing = sharingWith(read, peerId);
  return hasUncovered(read, peerId)
    ? sharing.subjects()
    : subjectsChangedAfter(read, lookedUpTo(read, peerId)).filter(sharing.isShared);
}

interface Standing {
  /** Keys of the records that are due to at least one of the peers. */
  readonly due: ReadonlySet<string>;
  readonly namedFor: ReadonlyMap<string, ReadonlySet<string>>;
}

function standingOf(
  read: ReadHandle,
  records: readonly ExchangeRecord[],
  subjectIds: readonly string[],
  { peerIds, namedIncidentIds }: DueQuestion,
): Standing {
  const due = new Set<string>();
  const namedFor = new Map<string, ReadonlySet<string>>();
  for (const peerId of peerIds) {
    const latest = latestChanges(read, subjectIds, peerId);
    const coverage = coverageOf(read, peerId);
    const sharing = sharingWith(read, peerId);
    const named = new Set([...namedIncidentIds, ...subjectIds.filter(sharing.isNamed)]);
    for (const record of records) {
      const covered = coverage(record.id);
      if (isDue(covered, latest.get(record.id))) due.add(keyOf(record));
      const subjectId = covered?.isNamed === true ? firstSubjectOf(record) : undefined;
      if (subjectId !== undefined && !sharing.isStopped(subjectId)) named.add(subjectId);
    }
    namedFor.set(peerId, named);
  }
  return { due, namedFor };
}

function isDue(covered: Coverage | undefined, changedAt: number | undefined): boolean {
  return changedAt !== undefined && changedAt > (covered?.upTo ?? 0);
}

/**
 * Who got a part because it was named was named for what the part belongs to. A part that was moved since says nothing about where
 * it is now.
 */
function firstSubjectOf(record: ExchangeRecord): string | undefined {
  const { kind, id, life, registers } = record;
  if (kind === "incident" || kind === "report") return id;
  const field = SUBJECT_FIELDS.find((name) => typeof registers[name]?.value === "string");
  const register = field === undefined ? undefined : registers[field];
  if (typeof register?.value !== "string") return undefined;
  return compareStamps(register.stamp, life.stamp) === 0 ? register.value : undefined;
}

/** Everything that has to be there for a record to stand. */
function subjectIdsOf({ registers }: ExchangeRecord): readonly string[] {
  return [...SUBJECT_FIELDS, "mergedInto", "toId"].flatMap((name) => {
    const value = registers[name]?.value;
    return typeof value === "string" ? [value] : [];
  });
}

const SUBJECT_FIELDS = ["incidentId", "reportId", "fromId"] as const;
