import { createHash } from "node:crypto";

import type { CustodyCrypto } from "../../../shared/domain/custody/verify-hand-over.ts";
import { formatKeyId, parseSignature } from "../../exchange/minisign/minisign-text.ts";
import { deviceKeyId, verifyFile } from "../../exchange/minisign/sign.ts";

/** Minisign and SHA-256, as the rules of `shared/domain/custody` want them handed in. */
export const CUSTODY_CRYPTO: CustodyCrypto = {
  isSigned: (party, text, signatureText, comment) => {
    const publicKey = Buffer.from(party.publicKey, "base64");
    const keyId = deviceKeyId(publicKey);
    const signature = parseSignature(signatureText);
    return (
      signature !== undefined &&
      formatKeyId(keyId) === party.deviceKeyId &&
      signature.trustedComment === comment &&
      verifyFile({ keyId, publicKey }, Buffer.from(text, "utf8"), signature)
    );
  },
  sha256: sha256Hex,
};

export function sha256Hex(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
