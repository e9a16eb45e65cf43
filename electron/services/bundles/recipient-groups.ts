import type { Failure } from "../../../shared/contract/failures.ts";
import type { ReleaseOutcome } from "../../../shared/exchange/release/closure/release-outcome.ts";
import {
  groupRecipients,
  type RecipientGroup,
} from "../../../shared/exchange/release/circle/recipient-groups.ts";
import type { ResolvedCircle } from "../../../shared/exchange/release/circle/resolve-circle.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { membersOf } from "../circles/circle-calls.ts";

export interface ChosenOrder {
  readonly circleIds: readonly string[];
  /** Peers that are named one by one: each gets a bundle of its own. */
  readonly peerIds: readonly string[];
}

/**
 * The bundles to write for circles: members who may know of each other and get exactly the same share one, everybody else, and above all
 * who is hidden, gets one alone. Failure: `not-found` for a circle.
 *
 * @param viewOf what goes to one peer as text, or null when that is not to be compared
 */
export function recipientGroups(
  read: ReadHandle,
  { circleIds, peerIds }: ChosenOrder,
  viewOf: (peerId: string) => string | null,
): Result<readonly RecipientGroup[], Failure> {
  const circles: ResolvedCircle[] = [];
  for (const id of circleIds) {
    const circle = membersOf(read, id);
    if (circle === undefined) return err({ kind: "not-found", recordKind: "circle", id });
    circles.push(circle);
  }
  const chosen = { circles, organisationIds: peerIds };
  return ok(groupRecipients(chosen, (id) => viewOf(id) ?? `${id} alone`));
}

/** Two peers get the same when the same records, fields and files go to both. */
export function viewText(outcome: Result<ReleaseOutcome, Failure>): string | null {
  return outcome.ok ? JSON.stringify(outcome.value.outgoing) : null;
}
