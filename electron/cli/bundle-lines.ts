import type { MergeConflict, Proposal } from "../../shared/exchange/merge/merge-plan.ts";
import type { ReleaseOutcome } from "../../shared/exchange/release/closure/release-outcome.ts";
import { describeWithheld } from "../../shared/exchange/release/preview/withheld-text-data.ts";
import { titleOf } from "../../shared/exchange/release/closure/record-title.ts";
import { isLeftOut } from "../exchange/records/left-out.ts";
import type { ArrivedBundle } from "../services/bundles/quarantine.ts";
import type { PlannedRecord } from "../exchange/records/plan-records.ts";
import type { TakenBundle } from "../exchange/records/take-bundle.ts";

/** What a release lets go and keeps, for scripts. */
export function releaseDocument({ outgoing, withheld }: ReleaseOutcome) {
  return {
    records: outgoing.counts,
    tlpCeiling: outgoing.tlpCeiling,
    withheld: withheld.map(({ kind, id, title, field, reason, organisationId }) => ({
      kind,
      id,
      title,
      field,
      reason: reason.kind === "rule" ? reason.rule : reason.kind,
      message: describeWithheld(reason).en,
      organisationId,
    })),
  };
}

/** The same for people. */
export function releaseLines(outcome: ReleaseOutcome): readonly string[] {
  const { records, withheld } = releaseDocument(outcome);
  return [
    ...Object.entries(records).map(
      ([kind, byTlp]) =>
        `${kind}: ${Object.entries(byTlp)
          .map(([tlp, count]) => `${String(count)} ${tlp}`)
          .join(", ")}`,
    ),
    ...withheld.map(
      ({ kind, title, field, message }) =>
        `stays: ${kind} ${title}${field === null ? "" : `, ${field}`}: ${message}`,
    ),
  ];
}

/** How many records of a kind are new, change something, and so on. */
type Tally = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What a bundle brings, for scripts. */
export function takenDocument({
  manifest,
  place,
  rolledBackAt,
  planned,
  statements,
  applied,
  ...more
}: ArrivedBundle) {
  return {
    bundleId: manifest.bundleId,
    verified: true,
    sender: manifest.sender,
    createdAt: new Date(manifest.createdLogical.ms).toISOString(),
    vaultKind: manifest.vaultKind,
    /** Next of its stream, repeated, late, or what is missing before it. */
    place,
    /** Number of a bundle of ours that the sender has and this vault does not know: it was set back. */
    rolledBackAt,
    tlpCeiling: manifest.tlpCeiling,
    changes: tallyOf(planned),
    conflicts: planned.flatMap(conflictsOf),
    proposals: planned.flatMap(proposalsOf),
    /** Signed texts that came along: notices, and answers to ours. */
    statements: statements.map(({ kind, threadId, outcome, refusal }) => ({
      kind,
      id: threadId,
      outcome,
      reason: refusal?.kind ?? null,
      records: refusal?.records ?? [],
    })),
    refused: planned.flatMap(refusalOf),
    /** Each with what comes, or came, of it. */
    records: planned.map((one) => ({
      kind: one.record.kind,
      id: one.record.id,
      title: titleOf(one.record),
      outcome: outcomeOf(one),
    })),
    /** What somebody left out; it is still offered. */
    leftOut: planned.filter(isLeftOut).map(({ record: { kind, id } }) => ({ kind, id })),
    /** Where the bundle is kept for that; null when there was no room. */
    offeredAs: more.offeredAs ?? null,
    applied: applied !== null,
    changed: applied?.changed ?? 0,
  };
}

/** The same for people. */
export function takenLines(taken: ArrivedBundle): readonly string[] {
  const document = takenDocument(taken);
  const { changes, conflicts, proposals, refused, sender, applied, changed } = document;
  const { place, rolledBackAt, statements } = document;
  return [
    `verified: from ${sender.organisationId}, device ${sender.deviceId}`,
    ...placeLines(place, rolledBackAt),
    ...Object.entries(changes).map(
      ([kind, counts]) =>
        `${kind}: ${Object.entries(counts)
          .map(([what, count]) => `${String(count)} ${what}`)
          .join(", ")}`,
    ),
    ...conflicts.map(({ kind, id, conflict }) => `conflict: ${kind} ${id}: ${conflict.kind}`),
    ...proposals.map(
      ({ kind, id, proposal }) =>
        `proposed: ${kind} ${id}: ${proposal.kind === "life" ? "life" : proposal.field}`,
    ),
    ...refused.map(({ kind, id, reason }) => `refused: ${kind} ${id}: ${reason}`),
    ...statements.map(({ kind, id, outcome, reason }) =>
      reason === null ? `${kind} ${id}: ${outcome}` : `refused: ${kind} ${id}: ${reason}`,
    ),
    ...recordLines(taken),
    ...leftOutLines(document),
    ...(applied ? [`applied: ${String(changed)} incidents and reports changed`] : []),
  ];
}

/** Records that a person may choose from are listed up to this number; --json has all. */
const LISTED_RECORDS = 200;

/** Before anything is taken in: each record with the id by which it is chosen. */
function recordLines({ planned, applied }: TakenBundle): readonly string[] {
  if (applied !== null) return [];
  const listed = planned
    .slice(0, LISTED_RECORDS)
    .map((one) => `${outcomeOf(one)}: ${one.record.kind} ${one.record.id} ${titleOf(one.record)}`);
  const more = planned.length - listed.length;
  return more > 0 ? [...listed, `and ${String(more)} more: --json lists them all`] : listed;
}

function leftOutLines({
  leftOut,
  offeredAs,
  applied,
}: ReturnType<typeof takenDocument>): readonly string[] {
  if (leftOut.length === 0) return [];
  const count = `left out: ${String(leftOut.length)} records`;
  if (!applied) return [count];
  return offeredAs === null
    ? [`${count}; the quarantine is full, so keep the file to take them later`]
    : [`${count}; still offered: bundle release ${offeredAs}, or bundle discard`];
}

function placeLines(place: TakenBundle["place"], rolledBackAt: number | null): readonly string[] {
  const setBack =
    rolledBackAt === null
      ? []
      : [
          `the sender has bundle ${String(rolledBackAt)} of this vault, which does not know it: it was set back`,
        ];
  if (place.kind === "next") return setBack;
  if (place.kind !== "gap") return [`place in its stream: ${place.kind}`, ...setBack];
  return [
    `bundles ${String(place.missingFrom)} to ${String(place.missingTo)} of this sender did not come`,
    ...setBack,
  ];
}

function tallyOf(planned: readonly PlannedRecord[]): Tally {
  const tally: Record<string, Record<string, number>> = {};
  for (const one of planned) {
    const counts = (tally[one.record.kind] ??= {});
    const outcome = outcomeOf(one);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return tally;
}

function outcomeOf({ plan }: PlannedRecord): string {
  switch (plan.kind) {
    case "merge":
      return plan.isNew ? "new" : "changed";
    case "propose":
      return "proposed";
    case "unchanged":
      return "unchanged";
    case "misplaced":
      return plan.refusal.kind === "left-out" ? "left-out" : "refused";
    case "refused":
      return "refused";
  }
}

function conflictsOf({ record: { kind, id }, plan }: PlannedRecord) {
  if (plan.kind !== "merge") return [];
  return plan.conflicts.map((conflict: MergeConflict) => ({ kind, id, conflict }));
}

function proposalsOf({ record: { kind, id }, plan }: PlannedRecord) {
  if (plan.kind !== "propose") return [];
  return plan.proposals.map((proposal: Proposal) => ({ kind, id, proposal }));
}

function refusalOf({ record: { kind, id }, plan }: PlannedRecord) {
  if (plan.kind !== "refused" && plan.kind !== "misplaced") return [];
  if (plan.refusal.kind === "left-out") return [];
  return [{ kind, id, reason: plan.refusal.kind, facts: plan.refusal }];
}
