import type { Client } from "../../shared/contract/index.ts";
import { answer } from "./call.ts";
import type { PeerNames } from "./folder-lines.ts";
import { resolveRecipients } from "./resolve-recipients.ts";
import { UsageError } from "./usage-error.ts";

/** What `exchange folder` and `relay sync` have in common. */
export interface ExchangeOptions {
  readonly to?: readonly string[];
  readonly incident?: readonly string[];
  readonly preview?: true;
  readonly yes?: true;
}

export function checkExchangeOptions({ to, incident }: ExchangeOptions): void {
  if (incident !== undefined && to === undefined)
    throw new UsageError("name with --to with whom the incidents are shared");
}

/** To whom, and what from now on. */
export async function exchangeOrderOf(
  client: Client,
  { to, incident = [] }: ExchangeOptions,
): Promise<{ peerIds: readonly string[] | "all"; namedIncidentIds: readonly string[] }> {
  const namedIncidentIds = await incidentIdsOf(client, incident);
  return { namedIncidentIds, peerIds: to === undefined ? "all" : await peerIdsOf(client, to) };
}

/** Peers, and everyone who is in the circles now. */
export async function peerIdsOf(
  client: Client,
  references: readonly string[],
): Promise<readonly string[]> {
  const { peerIds, circles } = await resolveRecipients(client, references);
  // Each peer gets bundles of its own here, so nobody learns who else is in a circle.
  const members = circles.flatMap(({ everyone }) => everyone.map((one) => one.organisationId));
  return [...new Set([...peerIds, ...members])];
}

export async function incidentIdsOf(
  client: Client,
  references: readonly string[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const reference of references) {
    ids.push((await answer(client.incidents.resolve({ reference }))).id);
  }
  return ids;
}

export async function peerNamesOf(client: Client): Promise<PeerNames> {
  const { items } = await answer(client.peers.list());
  return new Map(items.map((peer) => [peer.id, peer]));
}
