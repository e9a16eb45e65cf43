import type { z } from "zod";

import type {
  Device,
  expiryWarningSchema,
  fingerprintSchema,
  Identity,
  revocationViewSchema,
} from "../../../shared/contract/peers.ts";
import {
  DEVICE_CERTIFICATE,
  type DeviceCertificate,
} from "../../../shared/exchange/identity/device-certificate.ts";
import { expiryState } from "../../../shared/exchange/identity/expiry.ts";
import { fingerprintOf } from "../../../shared/exchange/identity/fingerprint.ts";
import type { Revocation } from "../../../shared/exchange/identity/revocation.ts";
import { parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import type { AgeRecipients } from "../../../shared/exchange/identity/values.ts";
import { IDENTITY_CRYPTO } from "../../exchange/identity/identity-crypto.ts";
import type { StoredDevice } from "../../exchange/identity/stored-identity.ts";
import { formatPublicKey } from "../../exchange/minisign/minisign-text.ts";
import { deviceKeyId } from "../../exchange/minisign/sign.ts";

export type ExpiryWarning = z.infer<typeof expiryWarningSchema>;
type KeyView = Identity["keys"][number];

/** A root key in the three forms in which it is compared. */
export function fingerprintView(rootKey: string): z.infer<typeof fingerprintSchema> {
  const { hex, words, digits } = fingerprintOf(IDENTITY_CRYPTO, rootKey);
  return { fingerprint: hex, words, digits };
}

/** A warning about what ends soon; nothing while there is time. */
export function expiryWarning(
  what: ExpiryWarning["what"],
  name: string,
  expiresAt: string,
  nowMs: number,
): readonly ExpiryWarning[] {
  const { state, daysLeft } = expiryState(expiresAt, nowMs);
  return state === "valid" ? [] : [{ what, name, state, daysLeft, expiresAt }];
}

/** A laptop of the own organisation. */
export function deviceView(device: StoredDevice, thisDeviceId: string): Device {
  const { id, name, status, publicKey, epoch, certificate, createdAt } = device;
  return {
    id,
    name,
    status,
    isThis: id === thisDeviceId,
    publicKey,
    minisign: minisignKey(publicKey),
    epoch,
    validUntil: certificate === null ? null : (certificateIn(certificate)?.notAfter ?? null),
    addedAt: createdAt,
  };
}

export function certificateIn(text: string): DeviceCertificate | undefined {
  const parsed = parseStatement(text, DEVICE_CERTIFICATE);
  return parsed.ok ? parsed.value.body : undefined;
}

export function rootKeyView(rootKey: string, epoch: number): KeyView {
  return { purpose: "organisation", epoch, publicKey: rootKey, minisign: null };
}

export function deviceKeyView(publicKey: string, epoch: number): KeyView {
  return { purpose: "device", epoch, publicKey, minisign: minisignKey(publicKey) };
}

export function recipientViews({ epoch, x25519, hybrid }: AgeRecipients): readonly KeyView[] {
  return [
    { purpose: "age-x25519", epoch, publicKey: x25519, minisign: null },
    { purpose: "age-hybrid", epoch, publicKey: hybrid, minisign: null },
  ];
}

/** A device key as `minisign -P` takes it. */
export function minisignKey(publicKeyBase64: string): string {
  const publicKey = Buffer.from(publicKeyBase64, "base64");
  return formatPublicKey({ keyId: deviceKeyId(publicKey), publicKey });
}

export function revocationView(revocation: Revocation): z.infer<typeof revocationViewSchema> {
  const { number, target, reason, revokedAt, compromisedSince } = revocation;
  return {
    number,
    target: target.kind,
    deviceId: target.kind === "device" ? target.deviceId : null,
    upToEpoch: target.upToEpoch,
    reason,
    revokedAt,
    compromisedSince,
  };
}
