import { blake2b } from "../../electron/crypto/blake2b.ts";
import {
  isSoundPublicKey,
  openSigningKey,
  verifySignature,
  type SigningKey,
} from "../../electron/crypto/ed25519.ts";
import { DEVICE_CERTIFICATE_DOMAIN } from "../../shared/exchange/identity/device-certificate.ts";
import type { IdentityCrypto } from "../../shared/exchange/identity/identity-crypto.ts";
import { PEER_CARD_DOMAIN } from "../../shared/exchange/identity/peer-card.ts";
import { REVOCATION_DOMAIN } from "../../shared/exchange/identity/revocation.ts";
import { ROOT_ROTATION_DOMAIN } from "../../shared/exchange/identity/rotation.ts";
import { formatStatement, statementBody } from "../../shared/exchange/identity/signed-statement.ts";
import type { CanonicalValue } from "../../shared/vault/canonical-json.ts";

/** The product's own primitives. */
export const CRYPTO: IdentityCrypto = {
  verify: verifySignature,
  hash: (input) => blake2b(input, 32),
  isSoundKey: isSoundPublicKey,
};

export type Members = Readonly<Record<string, CanonicalValue | undefined>>;

export const ORGANISATION_ID = "0197b3a0-0000-7000-8000-0000000000aa";
export const DEVICE_ID = "0197b3a0-0000-7000-8000-0000000000d1";

/** Recipients in the right form; nothing is encrypted to them. */
export const RECIPIENTS = {
  epoch: 1,
  x25519: `age1${"q".repeat(58)}`,
  hybrid: `age1pq1${"q".repeat(1952)}`,
};

/** A key that is the same in each run. */
export function keyOf(number: number): SigningKey {
  return openSigningKey(new Uint8Array(32).fill(number));
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/** A statement signed by the keys in their order, whatever it says. */
export function signed(domain: string, members: Members, ...keys: readonly SigningKey[]): string {
  const body = statementBody(domain, members);
  return formatStatement(
    body,
    keys.map((key) => key.sign(Buffer.from(body, "utf8"))),
  );
}

export const ROOT = keyOf(1);
export const DEVICE = keyOf(2);

/** A device certificate by {@link ROOT} with some members replaced. */
export function certificate(replaced: Members = {}, root: SigningKey = ROOT): string {
  const members = {
    organisationId: ORGANISATION_ID,
    deviceId: DEVICE_ID,
    name: "duty laptop",
    publicKey: base64(DEVICE.publicKey),
    epoch: 1,
    scope: ["bundles", "receipts"],
    notBefore: "2026-01-01T00:00:00.000Z",
    notAfter: "2027-01-01T00:00:00.000Z",
    ...replaced,
  };
  return signed(DEVICE_CERTIFICATE_DOMAIN, members, root);
}

/** A card by {@link ROOT} with some members replaced. */
export function card(replaced: Members = {}, root: SigningKey = ROOT): string {
  const members = {
    organisationId: ORGANISATION_ID,
    name: "CERT-YY",
    countryCode: "YY",
    vaultKind: "real",
    rootKey: base64(root.publicKey),
    rootEpoch: 1,
    issue: 1_000,
    issuedAt: "2026-06-01T00:00:00.000Z",
    expiresAt: "2027-06-01T00:00:00.000Z",
    profile: { mail: "desk@cert.example", timeZone: "Europe/Vienna" },
    recipients: RECIPIENTS,
    devices: [certificate({}, root)],
    rotations: [],
    revocations: [],
    ...replaced,
  };
  return signed(PEER_CARD_DOMAIN, members, root);
}

export function revocation(replaced: Members = {}, root: SigningKey = ROOT): string {
  const members = {
    organisationId: ORGANISATION_ID,
    number: 1,
    target: { kind: "device", deviceId: DEVICE_ID, upToEpoch: 1 },
    reason: "device-lost",
    revokedAt: "2026-07-10T00:00:00.000Z",
    compromisedSince: "2026-07-01T00:00:00.000Z",
    ...replaced,
  };
  return signed(REVOCATION_DOMAIN, members, root);
}

/** The step from one root key to another, signed by both unless other signers are named. */
export function rotation(
  from: SigningKey,
  to: SigningKey,
  replaced: Members = {},
  signers: readonly SigningKey[] = [from, to],
): string {
  const members = {
    organisationId: ORGANISATION_ID,
    oldKey: base64(from.publicKey),
    newKey: base64(to.publicKey),
    newEpoch: 2,
    rotatedAt: "2026-08-01T00:00:00.000Z",
    compromisedSince: null,
    ...replaced,
  };
  return signed(ROOT_ROTATION_DOMAIN, members, ...signers);
}
