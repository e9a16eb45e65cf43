import { z } from "zod";

import { err, ok, type Result } from "../../result.ts";
import { vaultKindSchema } from "../../vault/header.ts";
import type { DocumentReason } from "../canonical/canonical-document.ts";
import { DEVICE_CERTIFICATE, type DeviceCertificate } from "./device-certificate.ts";
import { fingerprintOf, type Fingerprint } from "./fingerprint.ts";
import type { IdentityCrypto } from "./identity-crypto.ts";
import { profileSchema } from "./profile.ts";
import { REVOCATION, type Revocation } from "./revocation.ts";
import { ROOT_ROTATION, type RootRotation } from "./rotation.ts";
import {
  isSignedBy,
  parseStatement,
  type Statement,
  type StatementKind,
} from "./signed-statement.ts";
import {
  bytesOfBase64,
  epochSchema,
  nameSchema,
  publicKeySchema,
  recipientsSchema,
  signedInstantSchema,
} from "./values.ts";

export const PEER_CARD_DOMAIN = "watchpost peer card v1";

/** Laptops of one organisation. */
export const MAX_DEVICES = 32;
/** One rotation a year for the life of an organisation. */
export const MAX_ROTATIONS = 32;
/** Those that name keys which have expired may be left out. */
export const MAX_REVOCATIONS = 128;
/** All of the above at their largest still fit; a usual card has 4 to 8 KiB. */
export const MAX_CARD_CHARS = 262_144;
/** Longer is not a card but a promise nobody can keep. */
export const MAX_CARD_LIFETIME_MS = 3 * 366 * 86_400_000;

const statementsSchema = (maxCount: number, maxChars: number) =>
  z.array(z.string().max(maxChars)).max(maxCount);

/**
 * What an organisation hands to its peers: who it is, how to reach it (RFC 2350), to which keys to encrypt, which device keys
 * speak for it. Signed by its root key.
 */
export const peerCardSchema = z
  .strictObject({
    $domain: z.literal(PEER_CARD_DOMAIN),
    organisationId: z.uuid(),
    name: nameSchema(255),
    countryCode: z.string().regex(/^[A-Z]{2}$/),
    /** The two never mix (threats row 86). */
    vaultKind: vaultKindSchema,
    rootKey: publicKeySchema,
    rootEpoch: epochSchema,
    /** Only ever grows; see nextIssue. */
    issue: z.int().min(1),
    issuedAt: signedInstantSchema,
    expiresAt: signedInstantSchema,
    profile: profileSchema,
    recipients: recipientsSchema,
    /** Device certificates, each a statement of its own: bundles carry them too. */
    devices: statementsSchema(MAX_DEVICES, 2_500),
    /** Root rotations from the oldest to the one that made the present root key; may begin late. */
    rotations: statementsSchema(MAX_ROTATIONS, 2_500),
    revocations: statementsSchema(MAX_REVOCATIONS, 1_500),
  })
  .refine(
    ({ issuedAt, expiresAt }) => {
      const lifetimeMs = Date.parse(expiresAt) - Date.parse(issuedAt);
      return lifetimeMs > 0 && lifetimeMs <= MAX_CARD_LIFETIME_MS;
    },
    { error: "an end after the beginning, within three years", path: ["expiresAt"] },
  );
export type PeerCard = z.infer<typeof peerCardSchema>;

export const PEER_CARD: StatementKind<PeerCard> = {
  domain: PEER_CARD_DOMAIN,
  schema: peerCardSchema,
  limits: { maxChars: MAX_CARD_CHARS, maxDepth: 3 },
  signatureCount: 1,
};

/** A card that holds in itself: every signature in it was made by the key that has to make it. */
export interface VerifiedCard {
  readonly text: string;
  /** BLAKE2b-256 of the text, hexadecimal. */
  readonly digest: string;
  readonly card: PeerCard;
  readonly fingerprint: Fingerprint;
  readonly devices: readonly Statement<DeviceCertificate>[];
  readonly rotations: readonly Statement<RootRotation>[];
  readonly revocations: readonly Statement<Revocation>[];
}

/** Why a text is not a card that holds in itself. */
export interface CardFault {
  readonly reason:
    | DocumentReason
    | "bad-signature"
    | "weak-key"
    | "bad-certificate"
    | "bad-rotation"
    | "bad-revocation";
  /** JSON pointer into the card, or empty. */
  readonly place: string;
  readonly expected: string;
}

/**
 * Reads a card and verifies everything in it that can be verified without knowing the organisation. Whose root key it is,
 * whether it is fresh and what it does to a pinned peer is asked after: see admit-card.ts and reconcile-card.ts.
 */
export function readPeerCard(
  text: string,
  crypto: IdentityCrypto,
): Result<VerifiedCard, CardFault> {
  const statement = parseStatement(text, PEER_CARD);
  if (!statement.ok) return statement;
  const card = statement.value.body;
  if (!crypto.isSoundKey(bytesOfBase64(card.rootKey))) return fault("weak-key", "/rootKey");
  if (!isSignedBy(crypto, statement.value, card.rootKey)) return fault("bad-signature", "");
  const devices = readAll(card.devices, DEVICE_CERTIFICATE, "devices", "bad-certificate", (one) =>
    isOwnCertificate(one, card, crypto),
  );
  if (!devices.ok) return devices;
  if (new Set(devices.value.map(({ body }) => body.deviceId)).size < devices.value.length) {
    return fault("bad-certificate", "/devices");
  }
  const revocations = readAll(
    card.revocations,
    REVOCATION,
    "revocations",
    "bad-revocation",
    (one) =>
      one.body.organisationId === card.organisationId && isSignedBy(crypto, one, card.rootKey),
  );
  if (!revocations.ok) return revocations;
  const rotations = readAll(card.rotations, ROOT_ROTATION, "rotations", "bad-rotation", (one) =>
    isSoundRotation(one, card.organisationId, crypto),
  );
  if (!rotations.ok) return rotations;
  if (!leadsTo(rotations.value, card)) return fault("bad-rotation", "/rotations");
  return ok({
    text,
    digest: hexOf(crypto.hash(new TextEncoder().encode(text))),
    card,
    fingerprint: fingerprintOf(crypto, card.rootKey),
    devices: devices.value,
    rotations: rotations.value,
    revocations: revocations.value,
  });
}

/** Both signatures hold, and the new key may be enrolled. Whether the old one is known is the caller's question. */
export function isSoundRotation(
  rotation: Statement<RootRotation>,
  organisationId: string,
  crypto: IdentityCrypto,
): boolean {
  const { body } = rotation;
  return (
    body.organisationId === organisationId &&
    crypto.isSoundKey(bytesOfBase64(body.newKey)) &&
    isSignedBy(crypto, rotation, body.oldKey, 0) &&
    isSignedBy(crypto, rotation, body.newKey, 1)
  );
}

function isOwnCertificate(
  certificate: Statement<DeviceCertificate>,
  card: PeerCard,
  crypto: IdentityCrypto,
): boolean {
  const { organisationId, publicKey } = certificate.body;
  return (
    organisationId === card.organisationId &&
    crypto.isSoundKey(bytesOfBase64(publicKey)) &&
    isSignedBy(crypto, certificate, card.rootKey)
  );
}

/** Each rotation continues the one before, and the last one made the card's root key. */
function leadsTo(rotations: readonly Statement<RootRotation>[], card: PeerCard): boolean {
  const links = rotations.map(({ body }) => body);
  const isJoined = links.every((link, at) => {
    const next = links[at + 1] ?? { oldKey: card.rootKey, newEpoch: card.rootEpoch + 1 };
    return link.newKey === next.oldKey && link.newEpoch + 1 === next.newEpoch;
  });
  return isJoined;
}

function readAll<Body>(
  texts: readonly string[],
  kind: StatementKind<Body>,
  member: string,
  reason: CardFault["reason"],
  holds: (statement: Statement<Body>) => boolean,
): Result<readonly Statement<Body>[], CardFault> {
  const statements: Statement<Body>[] = [];
  for (const [at, text] of texts.entries()) {
    const place = `/${member}/${String(at)}`;
    const statement = parseStatement(text, kind);
    if (!statement.ok) {
      return err({
        reason,
        place: `${place}${statement.error.place}`,
        expected: statement.error.expected,
      });
    }
    if (!holds(statement.value)) return fault(reason, place);
    statements.push(statement.value);
  }
  return ok(statements);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const EXPECTED: Readonly<Partial<Record<CardFault["reason"], string>>> = {
  "bad-signature": "a signature of the card's root key",
  "weak-key": "a sound Ed25519 key",
  "bad-certificate": "a certificate of this organisation, signed by its root key",
  "bad-rotation": "a rotation signed by the old and the new root key",
  "bad-revocation": "a revocation signed by the root key",
};

function fault(reason: CardFault["reason"], place: string): Result<never, CardFault> {
  return err({ reason, place, expected: EXPECTED[reason] ?? "" });
}
