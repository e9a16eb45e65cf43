import { labelOfPart } from "../../../domain/markings/effective-marking.ts";
import { strictestPap } from "../../../domain/markings/pap.ts";
import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import { strictestTlp } from "../../../domain/markings/tlp.ts";
import { EXCHANGE_KINDS, isExchangeKind } from "../../record/exchange-record.ts";
import type { RecordRef } from "../record-ref.ts";
import { keyOf } from "../record-ref.ts";
import { isSameCompartment } from "../rule/compartment.ts";
import { isEssential } from "./build-record.ts";
import type { DecidedGraph, DecidedNode, NodeDecision } from "./decided.ts";
import type { Ground } from "./ground.ts";
import { groundOf, indexLinks, needsOf } from "./ground.ts";
import type { ReleaseNode } from "./release-node.ts";
import type { ReleaseRecipient, ReleaseRequest } from "./release-request.ts";
import { isToOwnDevices } from "./release-request.ts";
import type { MarkedFacts } from "./standing.ts";
import { judgeMarking } from "./standing.ts";
import type { WithheldReason } from "./withheld.ts";

export interface DecideOptions {
  /** Taken as confirmed, also to find out what there is to confirm. */
  readonly isRedConfirmed: boolean;
}

/**
 * Decides about every record of a graph, containers before their parts. A part never goes where its container may not, and
 * inherits its labels where it has none of its own; a relation goes only with both ends, a sighting only with the observable.
 * Whatever is missing from the graph counts as withheld.
 */
export function decideGraph(
  nodes: readonly ReleaseNode[],
  request: ReleaseRequest,
  options: DecideOptions,
): DecidedGraph {
  const decided = new Map<string, DecidedNode>();
  const links = indexLinks(nodes);
  for (const node of containersFirst(nodes)) {
    const ground = groundOf(node, needsOf(node, links), decided, request);
    decided.set(keyOf(node), decideNode(node, ground, request, options));
  }
  return decided;
}

/** A container is of a kind that comes before those of its parts: one pass is enough, and no ring can arise. */
function containersFirst(nodes: readonly ReleaseNode[]): readonly ReleaseNode[] {
  const byKind = new Map<string, ReleaseNode[]>(EXCHANGE_KINDS.map((kind) => [kind, []]));
  const foreign: ReleaseNode[] = [];
  for (const node of nodes) (byKind.get(node.kind) ?? foreign).push(node);
  return [foreign, ...byKind.values()].flat();
}

function decideNode(
  node: ReleaseNode,
  ground: Ground,
  request: ReleaseRequest,
  options: DecideOptions,
): DecidedNode {
  const facts = {
    tlp: effectiveTlpOf(node, ground),
    pap: raised(labelOfPart(node.pap, ground.pap), node.tagPap, strictestPap),
    roots: ground.needs.length === 0 ? [{ id: node.id, owner: node.owner }] : ground.roots,
  };
  const decision =
    earlyRefusal(node, request) ??
    (node.isAlive
      ? decideAlive(node, facts, ground, request, options)
      : decideTombstone(node, request));
  const isKnown =
    decision.kind === "allowed" &&
    (isSelected(node, request) || request.recipients.every((one) => knows(one, node)));
  return { node, decision, ...facts, needs: ground.needs, isKnown };
}

function effectiveTlpOf(node: ReleaseNode, ground: Ground): TlpLabel | null {
  if (node.tlp === "open" || node.tagTlp === "open") return null;
  return raised(labelOfPart(node.tlp, ground.tlp), node.tagTlp, strictestTlp);
}

/** Tags raise a label; where none was chosen they don't stand in for it. */
function raised<Label>(
  label: Label | null,
  tag: Label | null,
  strictest: (labels: readonly Label[]) => Label | null,
): Label | null {
  return label === null || tag === null ? label : strictest([label, tag]);
}

/** What stays whatever its marking. */
function earlyRefusal(node: ReleaseNode, request: ReleaseRequest): NodeDecision | null {
  if (!isExchangeKind(node.kind) && !isToOwnDevices(request)) {
    return withheld({ kind: "unknown-kind" }, null);
  }
  if (isLeftOut(node, request)) return withheld({ kind: "left-out" }, null);
  if (node.owner === request.ownOrganisationId) return null;
  const stranger = request.recipients.find(
    ({ kind, organisationId }) => kind !== "own-device" && organisationId !== node.owner,
  );
  return stranger === undefined
    ? null
    : withheld({ kind: "not-ours", owner: node.owner }, stranger.organisationId);
}

/** By itself, or by a field without which it can't be. */
function isLeftOut(node: ReleaseNode, { leftOut }: ReleaseRequest): boolean {
  if (leftOut.records.has(keyOf(node))) return true;
  const { kind } = node;
  if (leftOut.fields.size === 0 || !isExchangeKind(kind)) return false;
  return [...leftOut.fields].some(
    (field) => field.startsWith(`${kind}.`) && isEssential(kind, field.slice(kind.length + 1)),
  );
}

function decideAlive(
  node: ReleaseNode,
  facts: MarkedFacts,
  ground: Ground,
  request: ReleaseRequest,
  { isRedConfirmed }: DecideOptions,
): NodeDecision {
  if (ground.refusal !== null) return withheld(ground.refusal, null);
  const tlp = labelToJudge(node, facts, ground);
  let rule = ownTlpOf(node) === null ? ground.rule : null;
  for (const recipient of request.recipients) {
    const answer = judgeMarking({ ...facts, tlp }, recipient, request, isRedConfirmed);
    if (!answer.isAllowed) {
      return withheld({ kind: "rule", rule: answer.rule }, recipient.organisationId);
    }
    rule ??= answer.rule;
  }
  // Nobody was named, so there is nobody whom a rule allows it.
  return rule === null ? withheld({ kind: "left-out" }, null) : { kind: "allowed", rule };
}

/**
 * What it rests on was judged already and has vouched for the label that it inherits. Left is what it says itself, and that is
 * judged by all that it rests on together.
 */
function labelToJudge(node: ReleaseNode, facts: MarkedFacts, ground: Ground): TlpLabel | null {
  if (facts.tlp === null) return null;
  const own = ownTlpOf(node);
  return own === null && ground.rule !== null ? "TLP:CLEAR" : own;
}

/** Strictest of its own label and those among its tags; null when it says nothing itself, or nothing that can be read. */
function ownTlpOf({ tlp, tagTlp }: ReleaseNode): TlpLabel | null {
  if (tlp === "open" || tagTlp === "open") return null;
  return strictestTlp([tlp, tagTlp].filter((label) => label !== null));
}

/** Told only to whom has had the record; our own devices in any case, for they may yet get it from each other. */
function decideTombstone(node: ReleaseNode, request: ReleaseRequest): NodeDecision {
  const apart = request.recipients.find(
    ({ compartment }) => !isSameCompartment(compartment, request.compartment),
  );
  if (apart !== undefined) {
    return withheld({ kind: "rule", rule: "compartments-stay-apart" }, apart.organisationId);
  }
  const labels = request.recipients.map(({ kind, knowledge }) =>
    kind === "own-device"
      ? (knowledge.hadAs(node) ?? "TLP:AMBER+STRICT")
      : knowledge.hadAs(node),
  );
  const had = labels.filter((label) => label !== null);
  const tlp = strictestTlp(had);
  return tlp === null || had.length < labels.length
    ? withheld({ kind: "never-had" }, null)
    : { kind: "tombstone", tlp };
}

function withheld(reason: WithheldReason, organisationId: string | null): NodeDecision {
  return { kind: "withheld", reason, organisationId };
}

export function isSelected(ref: RecordRef, { selected }: ReleaseRequest): boolean {
  return selected === "all" || selected.has(keyOf(ref));
}

/** It was sent to them, or it is theirs. */
function knows(recipient: ReleaseRecipient, node: ReleaseNode): boolean {
  return (
    recipient.organisationId === node.owner || recipient.knowledge.hadAs(node) !== null
  );
}
