import { err, ok, type Result } from "../../result.ts";
import {
  DEVICE_CERTIFICATE,
  type DeviceCertificate,
  type DeviceScope,
} from "./device-certificate.ts";
import type { IdentityCrypto } from "./identity-crypto.ts";
import { revocationOfDevice, type Revocation } from "./revocation.ts";
import { isSignedBy, parseStatement, type Statement } from "./signed-statement.ts";
import { bytesOfBase64, millisecondsOf } from "./values.ts";

/** A root key of an organisation, as it is pinned. */
export interface PinnedRoot {
  readonly publicKey: string;
  /** When it was replaced; absent for the present one. */
  readonly retiredAt?: string | undefined;
  /** Since when it may have been in other hands. */
  readonly compromisedSince?: string | null | undefined;
}

/** A signature by a device key, and everything that is known of its organisation. */
export interface ChainQuestion {
  readonly organisationId: string;
  /** The key that the signature was verified with, base 64. */
  readonly deviceKey: string;
  /** Device certificate as it came along. */
  readonly certificate: string;
  /** Present and former root keys. */
  readonly roots: readonly PinnedRoot[];
  readonly revocations: readonly Revocation[];
  readonly scope: DeviceScope;
  /** Logical time of what was signed. */
  readonly atMs: number;
}

/** Why a device key does not speak for its organisation; the first that applies, in this order. */
export type ChainFault =
  | { readonly reason: "certificate-malformed"; readonly place: string; readonly expected: string }
  | { readonly reason: "other-organisation" }
  | { readonly reason: "other-device-key" }
  | { readonly reason: "weak-device-key" }
  /** Signed by none of the organisation's root keys. */
  | { readonly reason: "not-certified" }
  | { readonly reason: "root-retired"; readonly retiredAt: string }
  | { readonly reason: "root-compromised"; readonly compromisedSince: string }
  | { readonly reason: "out-of-scope" }
  | { readonly reason: "device-revoked"; readonly revocation: Revocation }
  | { readonly reason: "not-valid-yet"; readonly notBefore: string }
  | { readonly reason: "certificate-expired"; readonly notAfter: string };

/**
 * Follows device key -> certificate -> organisation root at a logical time (threats D3.7).
 *
 * A key that may be in other hands is refused whatever time the signature claims, since whoever holds it writes that time:
 * what came in before the revocation is flagged instead, see {@link isInDoubt}. A key that was replaced in order stays good
 * for what was signed before, so that bundles on their way still open.
 */
export function checkChain(
  question: ChainQuestion,
  crypto: IdentityCrypto,
): Result<DeviceCertificate, ChainFault> {
  const parsed = parseStatement(question.certificate, DEVICE_CERTIFICATE);
  if (!parsed.ok) {
    const { place, expected } = parsed.error;
    return err({ reason: "certificate-malformed", place, expected });
  }
  const certificate = parsed.value.body;
  if (certificate.organisationId !== question.organisationId) {
    return err({ reason: "other-organisation" });
  }
  if (certificate.publicKey !== question.deviceKey) return err({ reason: "other-device-key" });
  if (!crypto.isSoundKey(bytesOfBase64(certificate.publicKey))) {
    return err({ reason: "weak-device-key" });
  }
  const root = checkRoot(question, parsed.value, crypto);
  if (root !== undefined) return err(root);
  const use = checkUse(question, certificate);
  return use === undefined ? ok(certificate) : err(use);
}

/** Something that came in from a device: when it came, and under which key. */
export interface ReceivedItem {
  readonly deviceId: string;
  readonly deviceEpoch: number;
  readonly receivedMs: number;
}

/**
 * Whether an item falls into the doubtful window of a revocation: it came in, under a key that the revocation covers, since
 * that key may have been in other hands (threats D3.22).
 */
export function isInDoubt(item: ReceivedItem, revocations: readonly Revocation[]): boolean {
  const { deviceId, deviceEpoch: epoch } = item;
  const since = revocationOfDevice(revocations, { deviceId, epoch })?.compromisedSince;
  return since !== undefined && since !== null && item.receivedMs >= millisecondsOf(since);
}

function checkRoot(
  { roots, atMs }: ChainQuestion,
  certificate: Statement<DeviceCertificate>,
  crypto: IdentityCrypto,
): ChainFault | undefined {
  const root = roots.find(({ publicKey }) => isSignedBy(crypto, certificate, publicKey));
  if (root === undefined) return { reason: "not-certified" };
  const { retiredAt, compromisedSince } = root;
  if (retiredAt === undefined) return undefined;
  if (compromisedSince !== undefined && compromisedSince !== null) {
    return { reason: "root-compromised", compromisedSince };
  }
  return atMs < millisecondsOf(retiredAt) ? undefined : { reason: "root-retired", retiredAt };
}

function checkUse(
  { scope, revocations, atMs }: ChainQuestion,
  certificate: DeviceCertificate,
): ChainFault | undefined {
  if (!certificate.scope.includes(scope)) return { reason: "out-of-scope" };
  const revocation = revocationOfDevice(revocations, certificate);
  if (revocation !== undefined && isInForce(revocation, atMs)) {
    return { reason: "device-revoked", revocation };
  }
  const { notBefore, notAfter } = certificate;
  if (atMs < millisecondsOf(notBefore)) return { reason: "not-valid-yet", notBefore };
  return atMs > millisecondsOf(notAfter) ? { reason: "certificate-expired", notAfter } : undefined;
}

function isInForce({ compromisedSince, revokedAt }: Revocation, atMs: number): boolean {
  return compromisedSince !== null || atMs >= millisecondsOf(revokedAt);
}
