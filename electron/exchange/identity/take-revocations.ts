import { REVOCATION, type Revocation } from "../../../shared/exchange/identity/revocation.ts";
import {
  isSignedBy,
  parseStatement,
  type Statement,
} from "../../../shared/exchange/identity/signed-statement.ts";
import { withAlarm } from "../../../shared/exchange/identity/pin-card.ts";
import type { PeerAlarm } from "../../../shared/model/peer.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import { IDENTITY_CRYPTO } from "./identity-crypto.ts";
import { changesOf, isoOf, recordAct, type IdentityContext } from "./identity-context.ts";
import { revocationRecord } from "./revoke-keys.ts";
import { listRevocations } from "./stored-identity.ts";
import { readPeer, type StoredPeer } from "./stored-peers.ts";

/** What came of revocations that travelled in a card or a bundle. */
export interface TakenRevocations {
  readonly added: readonly Revocation[];
  /** Texts that the organisation's pinned root key did not sign. */
  readonly refused: number;
}

/**
 * Takes in revocations of a peer (threats D3.21): those that its pinned root key signed and that are not known yet. One that
 * names a compromise raises an alarm on the peer, since what came in from the device since then is in doubt.
 */
export function takeRevocations(
  write: WriteHandle,
  context: IdentityContext,
  peer: StoredPeer,
  texts: readonly string[],
): TakenRevocations {
  const read = texts.map((text) => readRevocation(text, peer));
  const statements = read.filter((statement) => statement !== undefined);
  const fresh = newRevocations(write, peer.id, statements);
  if (fresh.length > 0) {
    const subjects = fresh.map(({ body, text }) =>
      revocationRecord(context, peer.id, body.number, text),
    );
    recordAct(write, context, "revocations-taken", [
      ...subjects,
      ...alarmChanges(context, peer, fresh),
    ]);
  }
  return { added: fresh.map(({ body }) => body), refused: texts.length - statements.length };
}

function readRevocation(
  text: string,
  { id, rootKey }: StoredPeer,
): Statement<Revocation> | undefined {
  const statement = parseStatement(text, REVOCATION);
  if (!statement.ok || statement.value.body.organisationId !== id) return undefined;
  return isSignedBy(IDENTITY_CRYPTO, statement.value, rootKey) ? statement.value : undefined;
}

/** The same revocation signed anew after a root rotation says nothing new. */
function newRevocations(
  read: ReadHandle,
  organisationId: string,
  statements: readonly Statement<Revocation>[],
): readonly Statement<Revocation>[] {
  const known = new Set(
    listRevocations(read, organisationId).map(({ statement }) => statement.bodyText),
  );
  return statements.filter(({ bodyText }) => {
    if (known.has(bodyText)) return false;
    known.add(bodyText);
    return true;
  });
}

function alarmChanges(
  context: IdentityContext,
  peer: StoredPeer,
  revocations: readonly Statement<Revocation>[],
): readonly SubjectChanges[] {
  const actor = context.actor();
  const deciding = { at: isoOf(actor.nowMs()), by: actor.name, newId: actor.ids.newId };
  const alarms = revocations.reduce<readonly PeerAlarm[]>((before, { body, text }) => {
    if (body.compromisedSince === null || body.target.kind !== "device") return before;
    const digest = Buffer.from(IDENTITY_CRYPTO.hash(Buffer.from(text, "utf8"))).toString("hex");
    const found = { rootKey: null, issue: null, compromisedSince: body.compromisedSince };
    return withAlarm(before, { kind: "device-compromised", digest, found }, deciding);
  }, peer.alarms);
  if (alarms === peer.alarms) return [];
  return [changesOf("peer", peer.id, peer.name, { op: "update", fields: { alarms: [...alarms] } })];
}

/** The peer as it stands now, for callers that changed it in the same transaction. */
export function requirePeer(read: ReadHandle, id: string): StoredPeer {
  const peer = readPeer(read, id);
  if (peer === undefined) throw new Error("the peer was looked up before");
  return peer;
}
