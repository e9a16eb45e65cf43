import {
  ORGANISATION_STATE_DOMAIN,
  type KnownPeer,
  type OrganisationState,
  type SiblingDevice,
} from "../../../shared/exchange/identity/organisation-state.ts";
import {
  formatStatement,
  statementBody,
} from "../../../shared/exchange/identity/signed-statement.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { SigningKey } from "../../crypto/ed25519.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { currentCard, oneLine, requireIdentity } from "./current-card.ts";
import { isoOf, logicalNowMs, type IdentityContext } from "./identity-context.ts";
import { withRootKey, type NoRootKey } from "./root-key.ts";
import { readSecrets } from "./secret-rows.ts";
import { listDevices, listRevocations, type StoredDevice } from "./stored-identity.ts";
import { listPeers, type StoredPeer } from "./stored-peers.ts";

/**
 * Everything that a laptop of the organisation has to know, signed by the root key. It holds secrets: seal it before it
 * leaves. Fails with `no-root-key`.
 */
export function collectState(
  write: WriteHandle,
  context: IdentityContext,
): Result<string, NoRootKey> {
  const card = currentCard(write, context);
  if (!card.ok) return card;
  const signed = withRootKey(write, (root) => signState(root, stateOf(write, context, card.value)));
  return signed.ok ? ok(signed.value) : signed;
}

function stateOf(
  write: WriteHandle,
  context: IdentityContext,
  card: string,
): Omit<OrganisationState, "$domain"> {
  const identity = requireIdentity(write);
  const { organisationName, countryCode } = context.settings();
  return {
    organisationId: identity.id,
    vaultKind: context.vaultKind,
    name: oneLine(organisationName),
    countryCode,
    issuedAt: isoOf(logicalNowMs(write, context)),
    profile: identity.profile,
    card,
    devices: listDevices(write).map(siblingOf),
    ageIdentities: [...ageIdentitiesOf(write)],
    revocations: listRevocations(write, identity.id).map(({ statement }) => statement.text),
    peers: listPeers(write).map(knownPeerOf),
  };
}

function signState(root: SigningKey, state: Omit<OrganisationState, "$domain">): string {
  const body = statementBody(ORGANISATION_STATE_DOMAIN, state);
  return formatStatement(body, [root.sign(Buffer.from(body, "utf8"))]);
}

function siblingOf({ id, ...device }: StoredDevice): SiblingDevice {
  return { deviceId: id, ...device };
}

function knownPeerOf({
  card,
  trust,
  revokedAt,
  decisions,
  createdAt,
  note,
}: StoredPeer): KnownPeer {
  return { card, trust, revokedAt, decidedAt: decisions.at(-1)?.at ?? createdAt, note };
}

/** Pairs of the same epoch. Two laptops may have made one each for the same epoch: both are given. */
function* ageIdentitiesOf(read: ReadHandle): Generator<OrganisationState["ageIdentities"][number]> {
  const hybrids = [...readSecrets(read, "organisation-hybrid")];
  for (const x25519 of readSecrets(read, "organisation-x25519")) {
    const at = hybrids.findIndex(
      ({ epoch, createdMs }) => epoch === x25519.epoch && createdMs === x25519.createdMs,
    );
    const [hybrid] = at === -1 ? [] : hybrids.splice(at, 1);
    if (hybrid === undefined) continue;
    yield {
      epoch: x25519.epoch,
      retiredAt: x25519.retiredMs === null ? null : isoOf(x25519.retiredMs),
      x25519: textOf(x25519.secret),
      hybrid: textOf(hybrid.secret),
    };
  }
}

function textOf(secret: Uint8Array): string {
  return Buffer.from(secret).toString("utf8");
}
