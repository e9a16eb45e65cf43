import { join } from "node:path";
import { afterEach, expect, test } from "vitest";

import { addLeaf } from "../../../../build/deploy/mailbox-book.ts";
import {
  freePort,
  prepareRelay,
  relayPlace,
  startRelay,
  type RelayPlace,
  type RelayServer,
} from "../../../helpers/relay-servers.ts";
import { tcpProxy } from "../../../helpers/tcp-proxy.ts";
import { editIncident, tally, titleOf } from "../../services/exchange-folder/folder-scene.ts";
import { relayPair, shareCase, twoMailboxes, type RelayPair } from "./nats-scene.ts";

/** A cluster elects a leader first, and one whose leader was killed elects another. */
const ELECTIONS_MS = 90_000;
const PARTS = { partSizeBytes: 1_500 };

/** Each costs an election; all of them in `npm run soak`. */
const KILLS = process.env["WATCHPOST_CARRIER_RUNS"] === undefined ? 1 : 3;

const EVERYTHING = { peerIds: "all", namedIncidentIds: [], attempts: "all" } as const;

const places: RelayPlace[] = [];
const running: RelayServer[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  for (const place of places.splice(0)) place.dispose();
});

function newPlace(): RelayPlace {
  const place = relayPlace();
  places.push(place);
  return place;
}

/** The three-node recipe, all servers started. */
async function startCluster(place: RelayPlace): Promise<readonly RelayServer[]> {
  const ports = [await freePort(), await freePort(), await freePort()];
  const routes = Object.fromEntries(
    ports.map((port, at) => [`RELAY_ROUTE_${String(at + 1)}`, `tls://127.0.0.1:${String(port)}`]),
  );
  const nodes = await Promise.all(
    ports.map((port, at) =>
      prepareRelay(place, {
        recipe: "cluster",
        name: `relay-${String(at + 1)}`,
        environment: { ...routes, RELAY_CLUSTER_PORT: String(port) },
      }),
    ),
  );
  running.push(...nodes);
  await Promise.all(nodes.map((node) => node.start()));
  return nodes;
}

/** Visits of both until everything was said; what is refused for a moment is tried again. */
async function settle({ ours, theirs }: RelayPair): Promise<readonly string[]> {
  const applied: string[] = [];
  await expect
    .poll(
      async () => {
        for (const { relay } of [theirs, ours]) {
          const order = { peerIds: "all", namedIncidentIds: [], attempts: "all" } as const;
          const done = await relay.sync({ ...order, ...PARTS }, {});
          if (done.ok)
            applied.push(...done.value.received.map(({ taken }) => taken.manifest.bundleId));
        }
        return ours.relay.status().waiting.length;
      },
      { timeout: ELECTIONS_MS, interval: 200 },
    )
    .toBe(0);
  return applied;
}

test(
  `three servers: ${String(KILLS)} of them killed while bundles go, one at a time: nothing is lost, nothing comes twice`,
  async () => {
    const place = newPlace();
    const mailboxes = twoMailboxes(place);
    const nodes = await startCluster(place);
    const urls = nodes.map(({ url }) => url);
    const pair = await relayPair(place, mailboxes, { ours: urls, theirs: urls });
    const { ours, theirs } = pair;
    // Until there is a leader no mailbox can be made.
    await expect
      .poll(async () => (await theirs.relay.sync({ ...EVERYTHING }, {})).ok, {
        timeout: ELECTIONS_MS,
        interval: 200,
      })
      .toBe(true);
    await shareCase(pair, PARTS);
    const applied: string[] = [];
    for (const [at, node] of nodes.slice(0, KILLS).entries()) {
      const title = `Title ${String(at)}`;
      editIncident(ours.desk, { title });
      const visit = ours.relay.sync({ ...EVERYTHING, ...PARTS }, {});
      await node.kill();
      await visit;
      applied.push(...(await settle(pair)));
      expect(titleOf(theirs.desk)).toBe(title);
      await node.start();
    }
    expect(new Set(applied).size).toBe(applied.length);
  },
  3 * ELECTIONS_MS,
);

test(
  "a country's server: desks reach the others through it, and a cut to the hub is made good",
  async () => {
    const place = newPlace();
    const leafPort = await freePort();
    const line = await tcpProxy(leafPort);
    addLeaf(place.directory, "xx", [`127.0.0.1:${String(line.port)}`]);
    const mailboxes = [place.addMailbox("xx"), place.addMailbox()] as const;
    const hub = await startRelay(place, {
      recipe: "single",
      name: "hub",
      environment: { RELAY_LEAF_PORT: String(leafPort) },
    });
    const leaf = await startRelay(place, {
      recipe: "leaf",
      name: "leaf",
      accounts: join(place.directory, "leaf-xx"),
    });
    running.push(leaf, hub);
    const pair = await relayPair(place, mailboxes, { ours: [leaf.url], theirs: [hub.url] });
    const { ours, theirs } = pair;
    await theirs.sync();
    await expect
      .poll(async () => (await ours.relay.sync({ ...EVERYTHING }, {})).ok, { timeout: 20_000 })
      .toBe(true);
    expect(tally(await shareCase(pair))).toMatchObject({ sent: ["records"], problems: [] });
    expect(tally(await theirs.sync())).toMatchObject({ received: 1, sent: ["receipt"] });
    expect(tally(await ours.sync())).toMatchObject({ received: 1 });

    editIncident(ours.desk, { title: "After the cut" });
    line.cut();
    const cut = await ours.relay.sync({ ...EVERYTHING }, {});
    expect(cut.ok && cut.value.sent.length > 0).toBe(false);
    line.mend();
    // The servers find each other again by themselves.
    await expect
      .poll(async () => settle(pair).then(() => titleOf(theirs.desk)), { timeout: 20_000 })
      .toBe("After the cut");
    await line.close();
  },
  2 * ELECTIONS_MS,
);
