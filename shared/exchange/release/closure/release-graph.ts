import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import { strictestTlp } from "../../../domain/markings/tlp.ts";
import type { ForeignRecord } from "../../record/exchange-record.ts";
import { EXCHANGE_KINDS, isExchangeKind, ownMember } from "../../record/exchange-record.ts";
import { compareText } from "../compare-text.ts";
import type { RecordRef } from "../record-ref.ts";
import { keyOf } from "../record-ref.ts";
import type { BuildRules, BuiltRecord } from "./build-record.ts";
import { buildRecord, buildTombstone, copyForeign } from "./build-record.ts";
import { containerMarkings } from "./container-markings.ts";
import { isSelected, decideGraph } from "./decide-graph.ts";
import type { DecidedGraph, DecidedNode } from "./decided.ts";
import { titleOf } from "./record-title.ts";
import { redReadersOf, redTokenOf } from "./red-token.ts";
import type { ReleaseNode } from "./release-node.ts";
import { nodeOf } from "./release-node.ts";
import type {
  Outgoing,
  ReleaseCounts,
  ReleasedBlob,
  ReleasedRecord,
  ReleaseOutcome,
  StayingField,
} from "./release-outcome.ts";
import type { ReleaseRequest } from "./release-request.ts";
import { isToOwnDevices } from "./release-request.ts";
import type { WithheldItem } from "./withheld.ts";

/**
 * Releases what the rules allow of a graph of records to all recipients together, built field by field, and lists what
 * stays and why. TLP:RED goes only when the request repeats the token of an earlier outcome. Pure; same graph, same request,
 * same result, whatever the order of the records.
 * @param context further records that decide (containers, ends, links of the same observable) and don't go themselves
 */
export function releaseGraph(
  records: readonly ForeignRecord[],
  wanted: ReleaseRequest,
  context: readonly ReleaseNode[] = [],
): ReleaseOutcome {
  const request = { ...wanted, selected: selectionOf(records, wanted) };
  const ordered = records.toSorted(compareRecords);
  const own = new Set(records.map(keyOf));
  // The record itself decides, not an older view of it.
  const nodes = [...ordered.map(nodeOf), ...context.filter((node) => !own.has(keyOf(node)))];
  const all = decideGraph(nodes, request, { isRedConfirmed: true });
  const confirmed = releaseDecided(ordered, request, all);
  const red = redOf(confirmed.released);
  if (red.length === 0) return confirmed;
  const token = redTokenOf(red, request);
  if (request.redToken === token) return confirmed;
  const refs = red.map(({ record: { kind, id } }) => ({ kind, id }));
  const decided = decideGraph(nodes, request, { isRedConfirmed: false });
  return { ...releaseDecided(ordered, request, decided), redToConfirm: { token, refs } };
}

/** Equal for two recipients exactly when the same goes to both, byte for byte. @param digest of a long text */
export function viewKeyOf(outcome: ReleaseOutcome, digest: (text: string) => string): string {
  return digest(JSON.stringify(outcome.outgoing));
}

/** Builds what was decided. @param records of the graph that was decided about, in the order of a bundle */
export function releaseDecided(
  records: readonly ForeignRecord[],
  request: ReleaseRequest,
  decided: DecidedGraph,
): ReleaseOutcome {
  const released: ReleasedRecord[] = [];
  const withheld: WithheldItem[] = [];
  const overexposed: RecordRef[] = [];
  const staying = new Map<string, StayingField>();
  const rules = buildRulesOf(request, decided);
  for (const record of records) {
    const one = decided.get(keyOf(record));
    if (one === undefined || !isSelected(record, request)) continue;
    const result = releaseOne(record, one, request, rules, decided);
    if (result.released !== null) released.push(result.released);
    withheld.push(...result.withheld);
    countStaying(staying, record.kind, result.staying);
    if (isOverexposed(one, request)) overexposed.push({ kind: record.kind, id: record.id });
  }
  return {
    outgoing: outgoingOf(released, request),
    released,
    withheld,
    staying: [...staying.values()].toSorted(
      (a, b) => compareKinds(a.kind, b.kind) || compareText(a.field, b.field),
    ),
    containers: containerMarkings(released, decided),
    redToConfirm: null,
    overexposed,
  };
}

/** What is context only does not go, and nothing may count on it. */
function selectionOf(
  records: readonly ForeignRecord[],
  { selected }: ReleaseRequest,
): ReadonlySet<string> {
  const keys = records.map(keyOf);
  return new Set(selected === "all" ? keys : keys.filter((key) => selected.has(key)));
}

interface OneResult {
  readonly released: ReleasedRecord | null;
  readonly withheld: readonly WithheldItem[];
  readonly staying: readonly string[];
}

function releaseOne(
  record: ForeignRecord,
  one: DecidedNode,
  request: ReleaseRequest,
  rules: BuildRules,
  decided: DecidedGraph,
): OneResult {
  const { decision } = one;
  const title = titleOf(record);
  const item = { kind: record.kind, id: record.id, title };
  if (decision.kind === "withheld") {
    const { reason, organisationId } = decision;
    return { released: null, withheld: [{ ...item, field: null, reason, organisationId }], staying: [] };
  }
  const built: BuiltRecord =
    decision.kind === "tombstone"
      ? { record: buildTombstone(record), cuts: [], staying: [] }
      : buildAlive(record, rules);
  const released = {
    record: built.record,
    title,
    // What is allowed has a label: without one nothing is.
    tlp: decision.kind === "tombstone" ? decision.tlp : (one.tlp ?? "TLP:RED"),
    pap: one.pap,
    rule: decision.kind === "tombstone" ? null : decision.rule,
    isTombstone: decision.kind === "tombstone",
    isFirst: request.recipients.every(({ knowledge }) => knowledge.hadAs(record) === null),
    containerIds: containersOf(one, decided),
  };
  const cuts = built.cuts.map(({ field, reason }) => ({
    ...item,
    field,
    reason,
    organisationId: null,
  }));
  return { released, withheld: cuts, staying: built.staying };
}

function buildAlive(record: ForeignRecord, rules: BuildRules): BuiltRecord {
  const { kind } = record;
  return isExchangeKind(kind)
    ? buildRecord({ ...record, kind }, rules)
    : { record: copyForeign(record), cuts: [], staying: [] };
}

function buildRulesOf(request: ReleaseRequest, decided: DecidedGraph): BuildRules {
  const isOurs = isToOwnDevices(request);
  const { recipients, leftOut } = request;
  return {
    reach: isOurs ? "own-devices" : "everyone",
    leftOutFields: leftOut.fields,
    isKnown: (ref) => {
      const target = decided.get(keyOf(ref));
      if (isOurs) return target?.decision.kind !== "withheld";
      return (
        target?.isKnown ?? recipients.every(({ knowledge }) => knowledge.hadAs(ref) !== null)
      );
    },
    hasHadElement: (ref, field, value) =>
      recipients.every(({ knowledge }) => knowledge.hasHadElement(ref, field, value)),
  };
}

/** Everything above a record. Kinds of containers come before those of parts, so this ends. */
function containersOf(one: DecidedNode, decided: DecidedGraph): readonly string[] {
  const ids = new Set<string>();
  const waiting = [...one.needs];
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (ids.has(ref.id)) continue;
    ids.add(ref.id);
    waiting.push(...(decided.get(keyOf(ref))?.needs ?? []));
  }
  return [...ids].toSorted(compareText);
}

function isOverexposed({ node, decision }: DecidedNode, { recipients }: ReleaseRequest): boolean {
  return (
    decision.kind === "withheld" &&
    decision.reason.kind !== "left-out" &&
    node.isAlive &&
    recipients.some(({ knowledge }) => knowledge.hadAs(node) !== null)
  );
}

function countStaying(
  staying: Map<string, StayingField>,
  kind: string,
  fields: readonly string[],
): void {
  for (const field of fields) {
    const key = `${kind}.${field}`;
    staying.set(key, { kind, field, count: (staying.get(key)?.count ?? 0) + 1 });
  }
}

function outgoingOf(released: readonly ReleasedRecord[], request: ReleaseRequest): Outgoing {
  const tlpCeiling = strictestTlp(released.map(({ tlp }) => tlp));
  return {
    records: released.map(({ record }) => record),
    blobs: blobsOf(released),
    counts: countsOf(released),
    tlpCeiling,
    persons: redReadersOf(redOf(released), request),
  };
}

function countsOf(released: readonly ReleasedRecord[]): ReleaseCounts {
  const counts: Record<string, Partial<Record<TlpLabel, number>>> = {};
  for (const { record, tlp } of released) {
    const byLabel = (counts[record.kind] ??= {});
    byLabel[tlp] = (byLabel[tlp] ?? 0) + 1;
  }
  return counts;
}

function blobsOf(released: readonly ReleasedRecord[]): readonly ReleasedBlob[] {
  const blobs = new Map<string, ReleasedBlob>();
  for (const { record, isTombstone } of released) {
    if (record.kind !== "evidence" || isTombstone) continue;
    const sha256 = ownMember(record.registers, "sha256")?.value;
    const sizeBytes = ownMember(record.registers, "sizeBytes")?.value;
    if (typeof sha256 !== "string" || typeof sizeBytes !== "number") continue;
    blobs.set(sha256, { sha256, sizeBytes });
  }
  return [...blobs.values()].toSorted((a, b) => compareText(a.sha256, b.sha256));
}

function redOf(released: readonly ReleasedRecord[]): readonly ReleasedRecord[] {
  return released.filter(({ tlp, isTombstone }) => tlp === "TLP:RED" && !isTombstone);
}

function compareRecords(left: RecordRef, right: RecordRef): number {
  return compareKinds(left.kind, right.kind) || compareText(left.id, right.id);
}

function compareKinds(left: string, right: string): number {
  return rankOf(left) - rankOf(right) || compareText(left, right);
}

function rankOf(kind: string): number {
  return isExchangeKind(kind) ? EXCHANGE_KINDS.indexOf(kind) : EXCHANGE_KINDS.length;
}
