import {
  DEVICE_CERTIFICATE,
  type DeviceCertificate,
} from "../../../shared/exchange/identity/device-certificate.ts";
import {
  MAX_REVOCATIONS,
  MAX_ROTATIONS,
  PEER_CARD,
  readPeerCard,
  type PeerCard,
} from "../../../shared/exchange/identity/peer-card.ts";
import { nextIssue } from "../../../shared/exchange/identity/reconcile-card.ts";
import { isSignedBy, parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import { millisecondsOf } from "../../../shared/exchange/identity/values.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { canonicalJson } from "../../../shared/vault/canonical-json.ts";
import type { SigningKey } from "../../crypto/ed25519.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import { IDENTITY_CRYPTO } from "./identity-crypto.ts";
import {
  changesOf,
  isoOf,
  logicalNowMs,
  recordAct,
  type IdentityContext,
} from "./identity-context.ts";
import {
  CARD_LIFETIME_MS,
  issueCard,
  issueCertificate,
  RENEWAL_WINDOW_MS,
} from "./issue-statements.ts";
import { signRevocationsAnew } from "./revoke-keys.ts";
import { withRootKey, type NoRootKey } from "./root-key.ts";
import {
  listDevices,
  listRevocations,
  readIdentity,
  type StoredIdentity,
} from "./stored-identity.ts";

/**
 * The organisation's card as of now. Where the root key is, a new one is issued when anything in it changed or it ends soon;
 * elsewhere the last one that came from there is given. Fails with `no-root-key` where neither is.
 */
export function currentCard(
  write: WriteHandle,
  context: IdentityContext,
): Result<string, NoRootKey> {
  const before = requireIdentity(write);
  const renewed = withRootKey(write, (root) => signAnew(write, context, root));
  if (!renewed.ok) return before.card === null ? renewed : ok(before.card);
  const issued = withRootKey(write, (root) => issueIfChanged(write, context, root));
  if (!issued.ok) return err(issued.error);
  return ok(issued.value);
}

/** Own public half; it was made before anything else is asked (see ensureIdentity). */
export function requireIdentity(write: WriteHandle): StoredIdentity {
  const identity = readIdentity(write);
  if (identity === undefined) throw new Error("the identity is made first");
  return identity;
}

/** What ends soon, or what a former root key signed, is signed anew: certificates for the same keys, and revocations. */
function signAnew(write: WriteHandle, context: IdentityContext, root: SigningKey): void {
  const nowMs = logicalNowMs(write, context);
  const organisationId = context.organisationId();
  const certificates = listDevices(write).flatMap((device): SubjectChanges[] => {
    if (device.status === "revoked" || device.certificate === null) return [];
    if (isCurrent(device.certificate, root, nowMs)) return [];
    const { id: deviceId, name, publicKey, epoch } = device;
    const certificate = issueCertificate(
      root,
      { organisationId, deviceId, name, publicKey, epoch },
      nowMs,
    );
    return [changesOf("device", deviceId, name, { op: "update", fields: { certificate } })];
  });
  const subjects = [...certificates, ...signRevocationsAnew(write, context, root)];
  if (subjects.length > 0) recordAct(write, context, "statements-signed-anew", subjects);
}

function isCurrent(certificate: string, root: SigningKey, nowMs: number): boolean {
  const parsed = parseStatement<DeviceCertificate>(certificate, DEVICE_CERTIFICATE);
  if (!parsed.ok) return false;
  const rootKey = Buffer.from(root.publicKey).toString("base64");
  const isOurs = isSignedBy(IDENTITY_CRYPTO, parsed.value, rootKey);
  return isOurs && millisecondsOf(parsed.value.body.notAfter) - nowMs > RENEWAL_WINDOW_MS;
}

function issueIfChanged(write: WriteHandle, context: IdentityContext, root: SigningKey): string {
  const identity = requireIdentity(write);
  const nowMs = logicalNowMs(write, context);
  const content = cardContent(write, context, identity);
  const previous = identity.card === null ? undefined : parseOwn(identity.card);
  if (previous !== undefined && isSameContent(previous, content)) {
    if (millisecondsOf(previous.expiresAt) - nowMs > RENEWAL_WINDOW_MS) return identity.card ?? "";
  }
  const card = issueCard(root, {
    ...content,
    issue: nextIssue(previous, nowMs),
    issuedAt: isoOf(nowMs),
    expiresAt: isoOf(nowMs + CARD_LIFETIME_MS),
  });
  // What we hand out must pass what peers ask of it.
  const checked = readPeerCard(card, IDENTITY_CRYPTO);
  if (!checked.ok) throw new Error(`own card: ${checked.error.reason} at ${checked.error.place}`);
  const subject = changesOf("identity", identity.id, content.name, {
    op: "update",
    fields: { card },
  });
  recordAct(write, context, "card-issued", [subject]);
  return card;
}

type CardContent = Omit<PeerCard, "$domain" | "issue" | "issuedAt" | "expiresAt">;

function cardContent(
  write: WriteHandle,
  context: IdentityContext,
  identity: StoredIdentity,
): CardContent {
  const { organisationName, countryCode } = context.settings();
  const devices = listDevices(write).flatMap(({ status, certificate }) =>
    status === "revoked" || certificate === null ? [] : [certificate],
  );
  const revocations = listRevocations(write, identity.id).map(({ statement }) => statement.text);
  return {
    organisationId: identity.id,
    name: oneLine(organisationName),
    countryCode,
    vaultKind: context.vaultKind,
    rootKey: identity.rootKey,
    rootEpoch: identity.rootEpoch,
    profile: identity.profile,
    recipients: identity.recipients,
    devices,
    rotations: identity.rotations.slice(-MAX_ROTATIONS),
    revocations: revocations.slice(-MAX_REVOCATIONS),
  };
}

/** Number of the card that was issued last; 0 before the first. */
export function currentIssue({ card }: StoredIdentity): number {
  return card === null ? 0 : (parseOwn(card)?.issue ?? 0);
}

/** A name as a card may hold it. */
export function oneLine(name: string): string {
  return name
    .normalize("NFC")
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, " ")
    .trim();
}

function parseOwn(card: string): PeerCard | undefined {
  const parsed = parseStatement(card, PEER_CARD);
  return parsed.ok ? parsed.value.body : undefined;
}

function isSameContent(previous: PeerCard, content: CardContent): boolean {
  const { $domain, issue, issuedAt, expiresAt } = previous;
  const framed = { ...content, $domain, issue, issuedAt, expiresAt };
  return canonicalJson(framed) === canonicalJson(previous);
}
