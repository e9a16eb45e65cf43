import {
  checkChain,
  type ChainFault,
  type PinnedRoot,
} from "../../../shared/exchange/identity/chain.ts";
import type {
  DeviceCertificate,
  DeviceScope,
} from "../../../shared/exchange/identity/device-certificate.ts";
import { ROOT_ROTATION } from "../../../shared/exchange/identity/rotation.ts";
import { parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import {
  mayDo,
  type PeerAct,
  type Permission,
  type TrustLevel,
} from "../../../shared/exchange/identity/trust.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { IDENTITY_CRYPTO } from "./identity-crypto.ts";
import { readDevice, readIdentity, revocationsOf, type StoredIdentity } from "./stored-identity.ts";
import { readPeer, type StoredPeer } from "./stored-peers.ts";

/** A signature by a device, and what came with it. */
export interface SenderQuestion {
  readonly organisationId: string;
  /** Key that the signature was verified with. */
  readonly deviceKey: Uint8Array;
  readonly certificate: string;
  readonly scope: DeviceScope;
  /** Logical time of what was signed. */
  readonly atMs: number;
}

/** Whose the signature is, and what it may bring about. */
export interface KnownSender {
  /** `sibling`: a laptop of our own organisation. */
  readonly relation: "sibling" | "peer";
  readonly organisationId: string;
  readonly name: string;
  readonly trust: TrustLevel;
  readonly certificate: DeviceCertificate;
  readonly may: (act: PeerAct) => Permission;
}

/** Why a signature is nobody's whom we know, in the words of the bundle format (`signerRefusalSchema`). */
export type SenderRefusal =
  | { readonly reason: "unknown-sender" }
  /** Trust was taken back from the peer here. */
  | { readonly reason: "blocked"; readonly revokedAt: string }
  | ChainFault;

/**
 * Checks a signature's device key against the trust store (threats D3.7). It says whose it is: what the trust level allows is
 * asked with `may`, since a known but unverified peer may be looked at and not applied.
 */
export function judgeSender(
  read: ReadHandle,
  question: SenderQuestion,
): Result<KnownSender, SenderRefusal> {
  const identity = readIdentity(read);
  if (identity?.id === question.organisationId) return judgeSibling(read, identity, question);
  const peer = readPeer(read, question.organisationId);
  if (peer === undefined) return err({ reason: "unknown-sender" });
  const { revokedAt, trust, name, id } = peer;
  if (revokedAt !== null) return err({ reason: "blocked", revokedAt });
  const chain = check(read, question, rootsOfPeer(peer));
  if (!chain.ok) return chain;
  return ok({
    relation: "peer",
    organisationId: id,
    name,
    trust,
    certificate: chain.value,
    may: (act) => mayDo(trust, act),
  });
}

function judgeSibling(
  read: ReadHandle,
  identity: StoredIdentity,
  question: SenderQuestion,
): Result<KnownSender, SenderRefusal> {
  const chain = check(read, question, rootsOfOwn(identity));
  if (!chain.ok) return chain;
  return ok({
    relation: "sibling",
    organisationId: identity.id,
    name: readDevice(read, chain.value.deviceId)?.name ?? chain.value.name,
    trust: "verified",
    certificate: chain.value,
    may: () => "yes",
  });
}

function check(read: ReadHandle, question: SenderQuestion, roots: readonly PinnedRoot[]) {
  return checkChain(
    {
      ...question,
      deviceKey: Buffer.from(question.deviceKey).toString("base64"),
      roots,
      revocations: revocationsOf(read, question.organisationId),
    },
    IDENTITY_CRYPTO,
  );
}

function rootsOfPeer({ keys }: StoredPeer): readonly PinnedRoot[] {
  return keys.map(({ rootKey, until, compromisedSince }) => ({
    publicKey: rootKey,
    retiredAt: until ?? undefined,
    compromisedSince,
  }));
}

function rootsOfOwn({ rootKey, rotations }: StoredIdentity): readonly PinnedRoot[] {
  const former = rotations.flatMap((text): readonly PinnedRoot[] => {
    const rotation = parseStatement(text, ROOT_ROTATION);
    if (!rotation.ok) return [];
    const { oldKey, rotatedAt, compromisedSince } = rotation.value.body;
    return [{ publicKey: oldKey, retiredAt: rotatedAt, compromisedSince }];
  });
  return [...former, { publicKey: rootKey }];
}
