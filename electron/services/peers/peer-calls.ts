import type { Failure } from "../../../shared/contract/failures.ts";
import type { exchangePartnersContract, Peer } from "../../../shared/contract/peers.ts";
import { compareSpoken, fingerprintOf } from "../../../shared/exchange/identity/fingerprint.ts";
import { pinCompared, pinRevoked } from "../../../shared/exchange/identity/pin-card.ts";
import type { ComparisonMeans } from "../../../shared/model/peer.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { IDENTITY_CRYPTO } from "../../exchange/identity/identity-crypto.ts";
import { changesOf, isoOf, recordAct } from "../../exchange/identity/identity-context.ts";
import { listPeers, readPeer, type StoredPeer } from "../../exchange/identity/stored-peers.ts";
import { decidingNow, judgeCard, takeCard } from "../../exchange/identity/take-card.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { Fields } from "../../storage/records/json-value.ts";
import { changeVault, notFound } from "../case-context.ts";
import { inspectedCard } from "./inspected-card.ts";
import { lossOf } from "./key-loss.ts";
import { peerSummary, peerView } from "./peer-view.ts";
import { ownIdentity, type PeersContext } from "./peers-context.ts";

type PeerHandlers = Handlers<(typeof exchangePartnersContract)["peers"]>;

/** What the calls of the area `peers` do. */
export function peerCalls(context: PeersContext): PeerHandlers {
  return { ...directoryCalls(context), ...trustCalls(context) };
}

function directoryCalls(
  context: PeersContext,
): Pick<PeerHandlers, "list" | "get" | "inspect" | "add" | "setNote" | "setTheyCompared"> {
  const { read } = context.database;
  return {
    list: async () => {
      const { nowMs } = await ownIdentity(context);
      return ok({ items: listPeers(read).map((peer) => peerSummary(read, peer, nowMs)) });
    },
    get: ({ id }) => viewOf(context, id),
    inspect: async ({ text }) => {
      await ownIdentity(context);
      const judged = await judgeCard(context, text);
      return judged.ok ? ok(inspectedCard(judged.value)) : judged;
    },
    add: async ({ text }) => {
      await ownIdentity(context);
      const judged = await judgeCard(context, text);
      if (!judged.ok) return judged;
      const taken = takeCard(context, judged.value);
      if (!taken.ok) return taken;
      const { kind: decision } = taken.value;
      if (decision === "alarm") throw new Error("an alarm is a failure");
      const peer = await viewOf(context, judged.value.verified.card.organisationId);
      return peer.ok ? ok({ decision, peer: peer.value }) : peer;
    },
    setNote: ({ id, note }) => changePeer(context, id, "peer-noted", () => ok({ note })),
    setTheyCompared: ({ id, haveCompared }) =>
      changePeer(context, id, "peer-confirmed-us", () =>
        ok({ theyConfirmedAt: haveCompared ? isoOf(context.actor().nowMs()) : null }),
      ),
  };
}

function trustCalls(
  context: PeersContext,
): Pick<PeerHandlers, "confirm" | "revoke" | "settleAlarm"> {
  return {
    confirm: ({ id, ...heard }) =>
      changePeer(context, id, "peer-verified", (peer) => confirmation(context, peer, heard)),
    revoke: async ({ id, ...stated }) => {
      const { nowMs } = await ownIdentity(context);
      const loss = lossOf(stated, "key-compromised", nowMs);
      if (!loss.ok) return loss;
      const { compromisedSince, cause: reason } = loss.value;
      const change = (peer: StoredPeer): Result<Fields, Failure> => {
        if (peer.revokedAt !== null) {
          return err({ kind: "already-decided", id: peer.name, status: "revoked" });
        }
        const pin = pinRevoked(peer, { reason, compromisedSince }, decidingNow(context));
        return ok({ ...pin, keys: [...pin.keys], decisions: [...pin.decisions] });
      };
      return changePeer(context, id, "peer-trust-withdrawn", change, reason);
    },
    settleAlarm: ({ id, alarmId, reason }) =>
      changePeer(
        context,
        id,
        "peer-alarm-settled",
        (peer) => {
          const { at, by } = decidingNow(context);
          const open = peer.alarms.find((one) => one.id === alarmId && one.settledAt === null);
          if (open === undefined) return err(notFound("peer", alarmId));
          const settled = { ...open, settledAt: at, settledBy: by, settlement: reason };
          return ok({ alarms: peer.alarms.map((one) => (one === open ? settled : one)) });
        },
        reason,
      ),
  };
}

interface Heard {
  readonly spoken: string;
  readonly means?: ComparisonMeans | undefined;
}

/** Words or digits that fit verify the pinned key, and give trust back that was withdrawn from it. */
function confirmation(
  context: PeersContext,
  peer: StoredPeer,
  { spoken, means }: Heard,
): Result<Fields, Failure> {
  const compared = compareSpoken(fingerprintOf(IDENTITY_CRYPTO, peer.rootKey), spoken);
  if (!compared.ok) return err({ kind: "fingerprint-differs", ...compared.error });
  const pin = pinCompared(
    peer,
    { how: compared.value, means: means ?? null },
    decidingNow(context),
  );
  const { keys, decisions, alarms } = pin;
  return ok({ ...pin, keys: [...keys], decisions: [...decisions], alarms: [...alarms] });
}

async function changePeer(
  context: PeersContext,
  id: string,
  verb: string,
  change: (peer: StoredPeer) => Result<Fields, Failure>,
  cause: string | null = null,
): Promise<Result<Peer, Failure>> {
  await ownIdentity(context);
  const changed = changeVault(context.database, (write) => {
    const peer = readPeer(write, id);
    if (peer === undefined) return err(notFound("peer", id));
    const fields = change(peer);
    if (!fields.ok) return fields;
    const subject = changesOf("peer", id, peer.name, { op: "update", fields: fields.value });
    recordAct(write, context, verb, [subject], cause);
    return ok(undefined);
  });
  return changed.ok ? viewOf(context, id) : changed;
}

async function viewOf(context: PeersContext, id: string): Promise<Result<Peer, Failure>> {
  const { nowMs } = await ownIdentity(context);
  const peer = readPeer(context.database.read, id);
  return peer === undefined ? err(notFound("peer", id)) : ok(peerView(context, peer, nowMs));
}
