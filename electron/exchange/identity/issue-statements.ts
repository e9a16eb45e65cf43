import {
  DEVICE_CERTIFICATE_DOMAIN,
  deviceScopeSchema,
} from "../../../shared/exchange/identity/device-certificate.ts";
import { PEER_CARD_DOMAIN, type PeerCard } from "../../../shared/exchange/identity/peer-card.ts";
import {
  REVOCATION_DOMAIN,
  type Revocation,
} from "../../../shared/exchange/identity/revocation.ts";
import {
  ROOT_ROTATION_DOMAIN,
  type RootRotation,
} from "../../../shared/exchange/identity/rotation.ts";
import {
  formatStatement,
  statementBody,
} from "../../../shared/exchange/identity/signed-statement.ts";
import type { CanonicalValue } from "../../../shared/vault/canonical-json.ts";
import type { SigningKey } from "../../crypto/ed25519.ts";
import { isoOf } from "./identity-context.ts";

const DAY_MS = 86_400_000;
/** A travel laptop that is away for a year still speaks for its organisation. */
export const CERTIFICATE_LIFETIME_MS = 730 * DAY_MS;
export const CARD_LIFETIME_MS = 365 * DAY_MS;
/** What ends within this time is issued anew when a card is. */
export const RENEWAL_WINDOW_MS = 60 * DAY_MS;
/** The laptop that is invited may have a clock that runs behind. */
const CERTIFICATE_LEAD_MS = DAY_MS;

/** What a device certificate is issued for. */
export interface CertifiedDevice {
  readonly organisationId: string;
  readonly deviceId: string;
  readonly name: string;
  readonly publicKey: string;
  readonly epoch: number;
}

export function issueCertificate(root: SigningKey, device: CertifiedDevice, nowMs: number): string {
  return sign(
    DEVICE_CERTIFICATE_DOMAIN,
    {
      ...device,
      scope: deviceScopeSchema.options.toSorted(),
      notBefore: isoOf(nowMs - CERTIFICATE_LEAD_MS),
      notAfter: isoOf(nowMs + CERTIFICATE_LIFETIME_MS),
    },
    root,
  );
}

export function issueRevocation(root: SigningKey, revocation: Omit<Revocation, "$domain">): string {
  return sign(REVOCATION_DOMAIN, revocation, root);
}

/** Signed by the old key first and the new one second. */
export function issueRotation(
  oldRoot: SigningKey,
  newRoot: SigningKey,
  rotation: Omit<RootRotation, "$domain">,
): string {
  return sign(ROOT_ROTATION_DOMAIN, rotation, oldRoot, newRoot);
}

export function issueCard(root: SigningKey, card: Omit<PeerCard, "$domain">): string {
  return sign(PEER_CARD_DOMAIN, card, root);
}

function sign(
  domain: string,
  members: Readonly<Record<string, CanonicalValue | undefined>>,
  ...keys: readonly SigningKey[]
): string {
  const body = statementBody(domain, members);
  const bytes = Buffer.from(body, "utf8");
  return formatStatement(
    body,
    keys.map((key) => key.sign(bytes)),
  );
}
