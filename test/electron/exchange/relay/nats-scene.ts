import { readFileSync } from "node:fs";

import { systemRandom } from "../../../../electron/crypto/random.ts";
import { natsRelay } from "../../../../electron/exchange/relay/relay-ports.ts";
import type { RelayPorts } from "../../../../electron/exchange/relay/relay-port.ts";
import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import {
  createRelayExchange,
  type RelayService,
} from "../../../../electron/services/exchange-relay/exchange-relay.ts";
import type { RelayLedger } from "../../../../electron/services/exchange-relay/relay-ledger.ts";
import type { RelayOrder } from "../../../../electron/services/exchange-relay/sync-relay.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import type { RelayPlace } from "../../../helpers/relay-servers.ts";
import { valueOf } from "../../../helpers/vault.ts";
import {
  introducedPair,
  makeCase,
  makeFolders,
} from "../../services/exchange-folder/folder-scene.ts";
import { EVERYTHING } from "../../services/exchange-relay/relay-scene.ts";
import { INCIDENT_ID } from "../../storage/journal/sample-actions.ts";

/** Answers of a server on the same machine come at once; a dead one need not be waited for long. */
export const TIMEOUT_MS = 1_500;

/** A desk with a mailbox on a real server. */
export interface RelayDesk {
  readonly desk: ExchangeDesk;
  readonly id: string;
  readonly mailbox: string;
  readonly relay: RelayService;
  readonly sync: (order?: Partial<RelayOrder>) => Promise<RelayLedger>;
}

export interface RelayPair {
  readonly disk: PowerCutDisk;
  readonly ours: RelayDesk;
  readonly theirs: RelayDesk;
}

/** Where each desk connects to. */
export interface Ways {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly leaves?: readonly [string, string];
  readonly ports?: RelayPorts;
}

/** Names of organisations that no random text holds by chance. */
export const DESK_NAMES = ["CERT-XX", "CERT-YY"] as const;

/** Credentials of two mailboxes; to be drawn before the servers start, which read who has one. */
export function twoMailboxes(place: RelayPlace, leaves?: readonly [string, string]) {
  return [place.addMailbox(leaves?.[0]), place.addMailbox(leaves?.[1])] as const;
}

/** Two desks that know each other, one of them with a case, and the mailbox of the other entered by hand. */
export async function relayPair(
  place: RelayPlace,
  mailboxes: ReturnType<typeof twoMailboxes>,
  { ours: ourUrls, theirs: theirUrls, ports = natsRelay(systemRandom, TIMEOUT_MS) }: Ways,
): Promise<RelayPair> {
  const disk = new PowerCutDisk();
  await makeFolders(disk.files, DESK_NAMES);
  const [first, second] = await introducedPair();
  const open = async (
    desk: ExchangeDesk,
    urls: readonly string[],
    { address, credentialsFile }: (typeof mailboxes)[number],
  ): Promise<RelayDesk> => {
    const relay = createRelayExchange(desk, ports);
    const credentials = readFileSync(credentialsFile, "utf8");
    valueOf(await relay.configure({ urls, ca: place.ca, credentials }));
    return {
      desk,
      relay,
      id: desk.organisationId(),
      mailbox: address,
      sync: async (order = {}) => valueOf(await relay.sync({ ...EVERYTHING, ...order }, {})),
    };
  };
  const ours = await open(first.on(disk.files), ourUrls, mailboxes[0]);
  const theirs = await open(second.on(disk.files), theirUrls, mailboxes[1]);
  await makeCase(ours.desk);
  valueOf(ours.relay.setAddress(theirs.id, theirs.mailbox));
  return { disk, ours, theirs };
}

/** Makes the mailboxes and shares the case. */
export async function shareCase(
  { ours, theirs }: RelayPair,
  order: Partial<RelayOrder> = {},
): Promise<RelayLedger> {
  await theirs.sync();
  return ours.sync({ peerIds: [theirs.id], namedIncidentIds: [INCIDENT_ID], ...order });
}
