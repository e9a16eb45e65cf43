import { z } from "zod";

import { readPeerCard, type VerifiedCard } from "../../../shared/exchange/identity/peer-card.ts";
import type { PinnedCard } from "../../../shared/exchange/identity/reconcile-card.ts";
import { epochSchema, publicKeySchema } from "../../../shared/exchange/identity/values.ts";
import {
  peerAlarmSchema,
  pinnedKeySchema,
  trustDecisionSchema,
  trustLevelSchema,
} from "../../../shared/model/peer.ts";
import { instantSchema } from "../../../shared/model/values.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { recordDefinition } from "../../storage/records/record-definitions-table.ts";
import { readRecord } from "../../storage/records/record-rows.ts";
import { uuidText } from "../../storage/records/uuid.ts";
import { IDENTITY_CRYPTO } from "./identity-crypto.ts";

const storedPeerSchema = z.object({
  createdAt: instantSchema,
  name: z.string(),
  countryCode: z.string(),
  trust: trustLevelSchema,
  rootKey: publicKeySchema,
  rootEpoch: epochSchema,
  issue: z.int(),
  card: z.string(),
  keys: z.array(pinnedKeySchema),
  decisions: z.array(trustDecisionSchema),
  alarms: z.array(peerAlarmSchema),
  note: z.string(),
  revokedAt: instantSchema.nullable(),
  theyConfirmedAt: instantSchema.nullable(),
});

/** What a peer's row says. */
export type StoredPeerFields = z.infer<typeof storedPeerSchema>;

/** Another organisation, with its pinned card read and verified anew. */
export interface StoredPeer extends StoredPeerFields {
  /** The organisation's own id. */
  readonly id: string;
  readonly verified: VerifiedCard;
}

export function readPeer(read: ReadHandle, id: string): StoredPeer | undefined {
  const record = readRecord(read, recordDefinition("peer"), id);
  if (record === undefined) return undefined;
  const fields = storedPeerSchema.parse(record.fields);
  return { id, ...fields, verified: verifiedCard(read, id, fields.card) };
}

/** Peers by name. */
export function listPeers(read: ReadHandle): readonly StoredPeer[] {
  return read
    .all<{ readonly uuid: Uint8Array }>("SELECT uuid FROM peer ORDER BY name, id")
    .flatMap(({ uuid }) => readPeer(read, uuidText(uuid)) ?? []);
}

/**
 * Cards that were verified for a list a moment ago. Kept with the handle that they were read through, so that nothing of them
 * outlives the open vault.
 */
const verifiedCards = new WeakMap<ReadHandle, Map<string, VerifiedCard>>();
const MAX_KEPT_CARDS = 1_024;

function verifiedCard(read: ReadHandle, peerId: string, text: string): VerifiedCard {
  const kept = verifiedCards.get(read) ?? new Map<string, VerifiedCard>();
  verifiedCards.set(read, kept);
  const known = kept.get(text);
  if (known !== undefined) return known;
  const verified = readPeerCard(text, IDENTITY_CRYPTO);
  if (!verified.ok) throw new Error(`the stored card of peer ${peerId} does not hold`);
  if (kept.size >= MAX_KEPT_CARDS) kept.clear();
  kept.set(text, verified.value);
  return verified.value;
}

/** What a new card of the peer is compared with. */
export function pinnedCardOf(peer: StoredPeer): PinnedCard {
  return {
    rootKey: peer.rootKey,
    rootEpoch: peer.rootEpoch,
    issue: peer.issue,
    digest: peer.verified.digest,
    formerRootKeys: peer.keys.flatMap(({ rootKey, until }) => (until === null ? [] : [rootKey])),
    isRevoked: peer.revokedAt !== null,
  };
}
