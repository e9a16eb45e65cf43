import { compareTlp, isTlpLabel, type TlpLabel } from "../../domain/markings/tlp.ts";
import { findFieldFault } from "../record/check-fields.ts";
import { ownMember, type RecordState } from "../record/exchange-record.ts";
import { kindRuleOf, missingFields, withoutInternalFields } from "../record/field-rules.ts";
import { latestStamp } from "../record/record-stamps.ts";
import { findConflicts } from "./find-conflicts.ts";
import { findProposals } from "./find-proposals.ts";
import { lostEdits } from "./lost-edits.ts";
import { mergeRecords } from "./merge-record.ts";
import type { MergeContext, MergePlan, Refusal } from "./merge-plan.ts";
import { writesBetween } from "./writes-between.ts";

/**
 * Decides what comes of one record that somebody sent. Authority is checked on the record that would change (threats row 82):
 * `local` is whatever stands here under the id of `remote`, of any kind and deleted ones included.
 *
 * The owner's changes and those of our own devices merge. Another organisation's changes to a record of ours become
 * proposals, one for each field. Nobody else's are taken. Nothing here changes anything.
 */
export function planMerge<Kind extends string>(
  local: RecordState<string> | undefined,
  remote: RecordState<Kind>,
  context: MergeContext,
): MergePlan<Kind> {
  const refusal =
    refusalByIdentity(local, remote) ??
    refusalByOwner(remote, context) ??
    refusalByContent(remote, context);
  if (refusal !== undefined) return { kind: "refused", refusal };
  // Of the same kind, as was just checked.
  const known = local === undefined ? undefined : { ...local, kind: remote.kind };
  if (isOwnDevice(context)) return planJoin(known, remote);
  const external = withoutInternalFields(remote);
  if (remote.owner === context.ours) return planProposals(known, external);
  return planJoin(known, context.isWholeCase === true ? remote : external);
}

/** Sender and we are one organisation: a flag alone does not make it so. */
function isOwnDevice({ ours, senderOrganisation, senderIsOwnDevice }: MergeContext): boolean {
  return senderIsOwnDevice && senderOrganisation === ours;
}

function refusalByIdentity(
  local: RecordState<string> | undefined,
  remote: RecordState<string>,
): Refusal | undefined {
  if (local === undefined) return undefined;
  if (local.kind !== remote.kind) return { kind: "kind-changed", knownKind: local.kind };
  return local.owner === remote.owner ? undefined : { kind: "owner-changed", owner: local.owner };
}

function refusalByOwner(
  { kind, owner }: RecordState<string>,
  context: MergeContext,
): Refusal | undefined {
  if (isOwnDevice(context)) return undefined;
  // Somebody who signs as our organisation, but is none of our devices, is nobody's owner.
  const mayTell = owner === context.senderOrganisation && owner !== context.ours;
  if (mayTell) return undefined;
  if (owner !== context.ours || context.senderOrganisation === context.ours) {
    return { kind: "not-owner", owner };
  }
  return kindRuleOf(kind) === undefined ? { kind: "unknown-kind" } : undefined;
}

function refusalByContent(
  remote: RecordState<string>,
  { latestMs }: MergeContext,
): Refusal | undefined {
  const stamp = latestStamp(remote);
  if (stamp.ms > latestMs) return { kind: "clock-ahead", stamp };
  const fault = findFieldFault(remote);
  return fault === undefined ? undefined : { kind: "invalid-field", ...fault };
}

function planJoin<Kind extends string>(
  local: RecordState<Kind> | undefined,
  remote: RecordState<Kind>,
): MergePlan<Kind> {
  const merged = local === undefined ? remote : mergeRecords(local, remote);
  const lost = local === undefined ? [] : lostEdits(local, remote);
  if (merged === local) return { kind: "unchanged", lost };
  const missing = merged.life.isAlive ? missingFields(merged) : [];
  if (missing.length > 0) {
    return { kind: "refused", refusal: { kind: "incomplete", fields: missing } };
  }
  return {
    kind: "merge",
    isNew: local === undefined,
    merged,
    writes: writesBetween(local, merged),
    lost,
    conflicts: findConflicts(local, remote, merged, lost),
    loweredTlp: loweredTlp(local, merged),
  };
}

function planProposals<Kind extends string>(
  local: RecordState<Kind> | undefined,
  remote: RecordState<Kind>,
): MergePlan<Kind> {
  const proposals = findProposals(local, remote);
  if (proposals.length === 0) return { kind: "unchanged", lost: [] };
  const isUnknownHere = local === undefined;
  if (!isUnknownHere && kindRuleOf(remote.kind)?.isAppendOnly === true) {
    return { kind: "refused", refusal: { kind: "append-only" } };
  }
  return { kind: "propose", isUnknownHere, theirs: remote, proposals };
}

function loweredTlp(
  local: RecordState<string> | undefined,
  merged: RecordState<string>,
): { readonly from: TlpLabel; readonly to: TlpLabel } | null {
  const from = local && tlpOf(local);
  const to = tlpOf(merged);
  if (from === undefined || to === undefined) return null;
  return compareTlp(to, from) < 0 ? { from, to } : null;
}

/** undefined: not marked, so that nothing may leave. */
function tlpOf(record: RecordState<string>): TlpLabel | undefined {
  const value = ownMember(record.registers, "tlp")?.value;
  return typeof value === "string" && isTlpLabel(value) ? value : undefined;
}
