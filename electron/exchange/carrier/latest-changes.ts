import { fieldRuleOf } from "../../../shared/exchange/record/field-rules.ts";
import { isExchangeKind } from "../../../shared/exchange/record/exchange-record.ts";
import type { ReadHandle } from "../../storage/database.ts";
import type { JournaledChange } from "../../storage/journal/change.ts";
import { parseChanges, readSubjectRows } from "../../storage/journal/journal-rows.ts";
import { idsOfRanges, uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import { APPLIED_VERB, ROLLED_BACK_VERB } from "../records/bundle-verbs.ts";
import { SHARED_VERB } from "./sharing.ts";

/**
 * For each record of some incidents and reports the last entry of the journal that changed it. What a peer's own bundles
 * brought is left out: the peer has it, and would only get its echo.
 */
export function latestChanges(
  read: ReadHandle,
  subjectIds: readonly string[],
  peerId: string,
): ReadonlyMap<string, number> {
  const latest = new Map<string, number>();
  const note = (id: string, sequence: number): void => {
    if ((latest.get(id) ?? 0) < sequence) latest.set(id, sequence);
  };
  const isFromPeer = createOriginTest(read, peerId);
  for (const subjectId of subjectIds) {
    const fromPeer = new Set<number>();
    for (const row of readSubjectRows(read, subjectId)) {
      if (isOfBundle(row) && isFromPeer(row.cause)) {
        fromPeer.add(row.action);
        continue;
      }
      for (const change of parseChanges(row.changesJson)) {
        for (const id of changedIds(change)) note(id, row.sequence);
      }
    }
    // A change of nothing but a stamp stands in no entry: the state keeps it.
    for (const { uuid, sequence, action } of statesOf(read, subjectId)) {
      if (action === null || !fromPeer.has(action)) note(uuidText(uuid), sequence);
    }
  }
  return latest;
}

/** Incidents and reports that were changed or shared after an entry of the journal. What was only sent was not changed. */
export function subjectsChangedAfter(read: ReadHandle, sequence: number): readonly string[] {
  return read
    .all<{ readonly subjectId: Uint8Array }>(
      `SELECT DISTINCT subject_id AS subjectId FROM journal
         WHERE sequence > ? AND subject_kind IN ('incident', 'report') AND (change_count > 0 OR verb IN (?, ?))`,
      [sequence, APPLIED_VERB, SHARED_VERB],
    )
    .map(({ subjectId }) => uuidText(subjectId));
}

/** Taken in, or taken back: neither is ours to tell. */
function isOfBundle({ verb }: { readonly verb: string }): boolean {
  return verb === APPLIED_VERB || verb === ROLLED_BACK_VERB;
}

/** Whether the cause of an entry is a bundle of the peer. */
function createOriginTest(read: ReadHandle, peerId: string): (cause: string | null) => boolean {
  const known = new Map<string, boolean>();
  return (cause) => {
    const [, bundleId] = /^bundle ([0-9a-f-]{36})$/.exec(cause ?? "") ?? [];
    if (bundleId === undefined) return false;
    const before = known.get(bundleId);
    if (before !== undefined) return before;
    const row = read.get(
      "SELECT 1 FROM bundle WHERE direction = 'received' AND sender = ? AND uuid = ?",
      [uuidBytes(peerId), uuidBytes(bundleId)],
    );
    known.set(bundleId, row !== undefined);
    return row !== undefined;
  };
}

function statesOf(read: ReadHandle, subjectId: string) {
  return read.all<{
    readonly uuid: Uint8Array;
    readonly sequence: number;
    readonly action: number | null;
  }>(
    `SELECT s.uuid, s.sequence, j.action FROM exchange_state s LEFT JOIN journal j ON j.sequence = s.sequence
       WHERE s.subject = ?`,
    [uuidBytes(subjectId)],
  );
}

/** Records that a change concerns, as far as they travel. */
function changedIds(change: JournaledChange): readonly string[] {
  switch (change.op) {
    case "create":
    case "delete":
      return isExchangeKind(change.kind) ? [change.id] : [];
    case "update": {
      const { kind, id, fields } = change;
      // Some fields never leave the vault.
      const travels =
        isExchangeKind(kind) &&
        Object.keys(fields).some((name) => fieldRuleOf(kind, name) !== undefined);
      return travels ? [id] : [];
    }
    case "create-links":
    case "delete-links":
    case "move-links":
      return [...idsOfRanges(change.ids)].map(uuidText);
  }
}
