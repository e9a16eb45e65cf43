import type { Failure } from "../../../shared/contract/failures.ts";
import {
  NOTHING_LEFT_OUT,
  type LeftOut,
  type NamedPerson,
  type ReleaseRecipient,
  type ReleaseRequest,
} from "../../../shared/exchange/release/closure/release-request.ts";
import { keyOf } from "../../../shared/exchange/release/record-ref.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { compartmentOf } from "../../exchange/compartment.ts";
import { recalledFrom } from "../../exchange/carrier/recalled.ts";
import { knowledgeOf } from "../../exchange/records/disclosures.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import { readPeer, type StoredPeer } from "../../exchange/identity/stored-peers.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { uuidText } from "../../storage/records/uuid.ts";

/** What is to go to whom. */
export interface BundleOrder {
  readonly peerIds: readonly string[];
  /** Incidents that go with all their parts; naming them names the peers for them (TLP:AMBER). `all`: everything, named for nothing. */
  readonly incidentIds: readonly string[] | "all";
  /** Persons at the peers who may see what is TLP:RED of these incidents, named one by one. */
  readonly persons?: readonly Pick<NamedPerson, "organisationId" | "name">[];
  readonly leftOut?: LeftOut;
  /** The second confirmation of exactly this TLP:RED content. */
  readonly redToken?: string | null;
}

/** The order as the release rules take it. Failure: `not-found` for a peer. */
export function releaseRequestOf(
  desk: ExchangeDesk,
  { peerIds, incidentIds, persons = [], leftOut, redToken = null }: BundleOrder,
): Result<ReleaseRequest, Failure> {
  const recipients: ReleaseRecipient[] = [];
  for (const id of peerIds) {
    const peer = readPeer(desk.database.read, id);
    if (peer === undefined) return err({ kind: "not-found", recordKind: "peer", id });
    const namedFor = new Set(incidentIds === "all" ? [] : incidentIds);
    const readers = persons
      .filter(({ organisationId }) => organisationId === id)
      .map(({ name }) => ({ organisationId: id, name, namedFor }));
    recipients.push({ ...recipientOf(desk, peer, namedFor), persons: readers });
  }
  return ok({
    action: "bundle",
    compartment: compartmentOf(desk.vaultKind),
    ownOrganisationId: desk.organisationId(),
    recipients,
    selected: "all",
    leftOut: leftOutFor(desk.database.read, peerIds, leftOut),
    redToken,
    isPapConfirmed: false,
  });
}

/** What the analyst took out, and what was called back from one of them: it does not go there again until the recall is lifted. */
function leftOutFor(
  read: ReadHandle,
  peerIds: readonly string[],
  chosen: LeftOut = NOTHING_LEFT_OUT,
): LeftOut {
  const recalled = peerIds.flatMap((id) => recalledFrom(read, id).map(keyOf));
  return recalled.length === 0
    ? chosen
    : { ...chosen, records: new Set([...chosen.records, ...recalled]) };
}

/** Ids of the incidents and reports of an order. */
export function subjectsOf(read: ReadHandle, { incidentIds }: BundleOrder): readonly string[] {
  if (incidentIds !== "all") return incidentIds;
  return ["incident", "report"].flatMap((table) =>
    read
      .all<{ readonly uuid: Uint8Array }>(`SELECT uuid FROM ${table} ORDER BY id`)
      .map(({ uuid }) => uuidText(uuid)),
  );
}

function recipientOf(
  { database }: ExchangeDesk,
  { id, trust, revokedAt, verified }: StoredPeer,
  namedFor: ReadonlySet<string>,
): Omit<ReleaseRecipient, "persons"> {
  return {
    kind: "organisation",
    organisationId: id,
    isInCommunity: revokedAt === null && trust !== "unknown",
    namedFor,
    compartment: compartmentOf(verified.card.vaultKind),
    knowledge: knowledgeOf(database.read, id),
  };
}
