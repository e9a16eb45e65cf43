import { LOWEST_FLOOR } from "../../../shared/exchange/bundle/admit.ts";
import type { Manifest } from "../../../shared/exchange/bundle/manifest.ts";
import { DEVICE_CERTIFICATE } from "../../../shared/exchange/identity/device-certificate.ts";
import { parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import { err, ok } from "../../../shared/result.ts";
import type { OpenBundleOptions } from "../bundle/open-bundle.ts";
import type { AskTrust, SignerClaim } from "../bundle/read-manifest.ts";
import { openingIdentities } from "../identity/device-signer.ts";
import { isoOf, logicalNowMs } from "../identity/identity-context.ts";
import { judgeSender } from "../identity/judge-sender.ts";
import type { ExchangeDesk } from "./write-release.ts";

/** Is told who a bundle says it is from, before anything of it is proven. */
export type NoteClaim = (claim: SignerClaim) => void;

/** As whom we open bundles, and whom we trust to have signed them. */
export function openingFor(
  desk: ExchangeDesk,
  noteClaim?: NoteClaim,
): Pick<OpenBundleOptions, "identities" | "audience" | "askTrust"> {
  const { read } = desk.database;
  return {
    identities: openingIdentities(read),
    audience: {
      organisationId: desk.organisationId(),
      vaultKind: desk.vaultKind,
      exerciseId: null,
      now: isoOf(logicalNowMs(read, desk)),
    },
    askTrust: askTrustOf(desk, noteClaim),
  };
}

type Claim = Pick<Manifest, "sender" | "certificates" | "createdLogical" | "purpose">;

function senderOf(desk: ExchangeDesk, { sender, certificates, createdLogical, purpose }: Claim) {
  const certificate = certificates.at(-1) ?? "";
  const parsed = parseStatement(certificate, DEVICE_CERTIFICATE);
  if (!parsed.ok) return err({ reason: "certificate-malformed" } as const);
  const deviceKey = Buffer.from(parsed.value.body.publicKey, "base64");
  const known = judgeSender(desk.database.read, {
    organisationId: sender.organisationId,
    deviceKey,
    certificate,
    scope: purpose === "receipt" ? "receipts" : "bundles",
    atMs: createdLogical.ms,
  });
  return known.ok ? ok({ ...known.value, deviceKey }) : known;
}

function askTrustOf(desk: ExchangeDesk, noteClaim: NoteClaim | undefined): AskTrust {
  return async (claim) => {
    noteClaim?.(claim);
    const sender = await Promise.resolve(senderOf(desk, claim));
    return sender.ok
      ? ok({ publicKey: sender.value.deviceKey, floor: LOWEST_FLOOR })
      : err(sender.error.reason);
  };
}

/** Whether the sender is trusted enough for its bundles to be taken in. */
export function mayApply(desk: ExchangeDesk, manifest: Manifest): boolean {
  const sender = senderOf(desk, manifest);
  return sender.ok && sender.value.may("apply") === "yes";
}
