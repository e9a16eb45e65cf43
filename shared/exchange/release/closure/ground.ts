import type { PapLabel } from "../../../domain/markings/pap.ts";
import { strictestPap } from "../../../domain/markings/pap.ts";
import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import { strictestTlp } from "../../../domain/markings/tlp.ts";
import type { RecordRef } from "../record-ref.ts";
import { keyOf } from "../record-ref.ts";
import type { ReleaseRuleKind } from "../rule/release-rules-table.ts";
import type { DecidedGraph, DecidedNode } from "./decided.ts";
import type { ReleaseNode } from "./release-node.ts";
import type { ReleaseRequest } from "./release-request.ts";
import { isToOwnDevices } from "./release-request.ts";
import type { Root } from "./standing.ts";
import type { WithheldReason } from "./withheld.ts";

/** What a record rests on (its containers, the ends of a relation, the links of a sighting), after that was decided. */
export interface Ground {
  readonly needs: readonly RecordRef[];
  /** Strictest labels of all; null when one of them is unmarked or missing, or when there is nothing to rest on. */
  readonly tlp: TlpLabel | null;
  readonly pap: PapLabel | null;
  readonly roots: readonly Root[];
  /** Why it keeps the record back; null when it doesn't. */
  readonly refusal: WithheldReason | null;
  /** Rule by which the strictest of it is allowed. */
  readonly rule: ReleaseRuleKind | null;
}

/** Links of one owner by type and value. */
export type LinkIndex = ReadonlyMap<string, readonly RecordRef[]>;

export function indexLinks(nodes: readonly ReleaseNode[]): LinkIndex {
  const links = new Map<string, RecordRef[]>();
  for (const { kind, id, owner, observable, isAlive } of nodes) {
    if (kind !== "observable-link" || !isAlive || observable === null) continue;
    const key = `${owner} ${observable}`;
    const known = links.get(key);
    if (known === undefined) links.set(key, [{ kind, id }]);
    else known.push({ kind, id });
  }
  return links;
}

/**
 * A sighting does not say which case it comes from, so it may come from any of ours with this value: it rests on all of them,
 * and without one on nothing that there is.
 */
export function needsOf(node: ReleaseNode, links: LinkIndex): readonly RecordRef[] {
  if (node.kind !== "sighting") return node.needs;
  return (
    links.get(`${node.owner} ${node.observable ?? ""}`) ?? [{ kind: "observable-link", id: "" }]
  );
}

export function groundOf(
  node: ReleaseNode,
  needs: readonly RecordRef[],
  decided: DecidedGraph,
  request: ReleaseRequest,
): Ground {
  // Nothing rests on its like: relations of relations could form a ring, and the answer would depend on where it is entered.
  const found = needs.map((ref) =>
    ref.kind === node.kind ? undefined : decided.get(keyOf(ref)),
  );
  const known = found.filter((one) => one !== undefined);
  const tlp = combined(
    found.map((one) => one?.tlp ?? null),
    strictestTlp,
  );
  const pap = combined(
    found.map((one) => one?.pap ?? null),
    strictestPap,
  );
  const strictest = known.find((one) => one.tlp === tlp)?.decision;
  return {
    needs,
    tlp,
    pap,
    roots: rootsOf(known),
    refusal: refusalOf(node, needs, found, request),
    rule: strictest?.kind === "allowed" ? strictest.rule : null,
  };
}

/** One that has no label leaves the whole without: it could have been the strictest. */
function combined<Label>(
  labels: readonly (Label | null)[],
  strictest: (labels: readonly Label[]) => Label | null,
): Label | null {
  const marked = labels.filter((label) => label !== null);
  return marked.length === labels.length ? strictest(marked) : null;
}

function rootsOf(known: readonly DecidedNode[]): readonly Root[] {
  const [first] = known;
  if (known.length === 1 && first !== undefined) return first.roots;
  const roots = new Map(known.flatMap((one) => one.roots.map((root) => [root.id, root])));
  return [...roots.values()];
}

function refusalOf(
  node: ReleaseNode,
  needs: readonly RecordRef[],
  found: readonly (DecidedNode | undefined)[],
  request: ReleaseRequest,
): WithheldReason | null {
  const isRelation = node.kind === "relation";
  for (const [index, { kind, id }] of needs.entries()) {
    const ground = found[index];
    const ref = { kind, id };
    if (ground?.decision.kind === "allowed") continue;
    if (isRelation) return { kind: "end-withheld", end: ref };
    const reason = ground === undefined ? "container-unknown" : "container-withheld";
    return { kind: reason, container: ref };
  }
  // Our devices may still get the rest from each other.
  if (isToOwnDevices(request)) return null;
  const absent = needs.filter((_, index) => found[index]?.isKnown !== true);
  // A sighting needs the observable, by whichever link; all others need everything that they rest on.
  const isMissing = node.kind === "sighting" ? absent.length === needs.length : absent.length > 0;
  const [missing] = absent;
  if (!isMissing || missing === undefined) return null;
  const ref = { kind: missing.kind, id: missing.id };
  return isRelation
    ? { kind: "end-withheld", end: ref }
    : { kind: "container-left-behind", container: ref };
}
