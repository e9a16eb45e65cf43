import type { ArchiveManifest } from "../../../shared/exchange/archive/archive-manifest.ts";
import type { ArchiveLedger } from "../../../shared/exchange/archive/archive-ledger.ts";
import { DEVICE_CERTIFICATE } from "../../../shared/exchange/identity/device-certificate.ts";
import { parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import type { SignerRefusal } from "../../../shared/exchange/bundle/refusal.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { judgeSender } from "../identity/judge-sender.ts";
import { formatKeyId } from "../minisign/minisign-text.ts";
import { deviceKeyId } from "../minisign/sign.ts";

export type SignerStanding = ArchiveLedger["signer"]["standing"];

/**
 * Who vouches for the key that signed. A vault that never heard of the organisation can still take the case in, when a person says that the key is
 * the right one: what was kept must open in a new vault years later. What is known to be wrong is refused whatever anybody says.
 */
export function judgeArchiveSigner(
  read: ReadHandle,
  { signer, certificates, createdLogical }: ArchiveManifest,
): Result<SignerStanding, SignerRefusal> {
  const certificate = certificates.at(-1) ?? "";
  const deviceKey = Buffer.from(signer.publicKey, "base64");
  if (formatKeyId(deviceKeyId(deviceKey)) !== signer.deviceKeyId) return err("other-device-key");
  const { organisationId } = signer;
  const judged = judgeSender(read, {
    organisationId,
    deviceKey,
    certificate,
    scope: "bundles",
    atMs: createdLogical.ms,
  });
  if (judged.ok) {
    if (judged.value.relation === "sibling") return ok("own");
    return ok(judged.value.may("apply") === "yes" ? "peer" : "not-compared");
  }
  const { reason } = judged.error;
  if (reason !== "unknown-sender") return err(reason);
  const parsed = parseStatement(certificate, DEVICE_CERTIFICATE);
  if (!parsed.ok) return err("certificate-malformed");
  const { body } = parsed.value;
  if (body.organisationId !== organisationId) return err("other-organisation");
  return body.publicKey === signer.publicKey ? ok("unknown") : err("other-device-key");
}
