import type { Failure } from "../../../shared/contract/failures.ts";
import { revocationOfRecipients } from "../../../shared/exchange/identity/revocation.ts";
import { mayDo, type Permission } from "../../../shared/exchange/identity/trust.ts";
import { millisecondsOf, type AgeRecipients } from "../../../shared/exchange/identity/values.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { readOwnIdentity } from "./ensure-identity.ts";
import { logicalNowMs, type IdentityContext } from "./identity-context.ts";
import { listDevices, revocationsOf } from "./stored-identity.ts";
import { readPeer } from "./stored-peers.ts";

/** To which keys something for a peer is encrypted, and whether the analyst has to be told that they were never compared. */
export interface PeerRecipients {
  readonly organisationId: string;
  readonly name: string;
  readonly recipients: AgeRecipients;
  readonly permission: Exclude<Permission, "no">;
}

/**
 * The recipients of a peer for something marked up to, or above, TLP:GREEN. Fails with `not-found`, `peer-not-trusted` (also when
 * its keys were revoked) or `peer-card-expired`.
 */
export function recipientsOfPeer(
  read: ReadHandle,
  context: IdentityContext,
  peerId: string,
  marking: "up-to-green" | "above-green",
): Result<PeerRecipients, Failure> {
  const peer = readPeer(read, peerId);
  if (peer === undefined) return err({ kind: "not-found", recordKind: "peer", id: peerId });
  const { card } = peer.verified;
  const act = marking === "up-to-green" ? "send" : "send-above-green";
  const permission = mayDo(peer.trust, act);
  const isRevoked =
    peer.revokedAt !== null ||
    revocationOfRecipients(revocationsOf(read, peerId), card.recipients.epoch) !== undefined;
  if (permission === "no" || isRevoked) {
    return err({ kind: "peer-not-trusted", peerId, peerName: peer.name, act });
  }
  if (millisecondsOf(card.expiresAt) <= logicalNowMs(read, context)) {
    return err({ kind: "peer-card-expired", peerName: peer.name, expiredAt: card.expiresAt });
  }
  const { recipients } = card;
  return ok({ organisationId: peerId, name: peer.name, recipients, permission });
}

/** A sibling that something can be encrypted to. */
export interface SiblingRecipients {
  readonly deviceId: string;
  readonly name: string;
  readonly x25519: string;
  readonly hybrid: string;
}

/** The other laptops of the organisation. Revoked ones, and those that were never certified, are not among them. */
export function recipientsOfSiblings(
  read: ReadHandle,
  context: IdentityContext,
): readonly SiblingRecipients[] {
  const own = readOwnIdentity(read, context)?.deviceId;
  return listDevices(read)
    .filter(({ id, status }) => id !== own && (status === "active" || status === "invited"))
    .map(({ id, name, recipients }) => ({ deviceId: id, name, ...recipients }));
}
