import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

import { createDesk, type CliRun, type Desk } from "../helpers/cli.ts";
import {
  freePort,
  relayPlace,
  startRelay,
  type RelayPlace,
  type RelayServer,
} from "../helpers/relay-servers.ts";
import { errorDocument } from "./shapes.ts";

const configured = z.object({
  urls: z.array(z.string()),
  mailbox: z.string(),
  caSha256: z.string(),
});
const status = z.object({
  configured: z.boolean(),
  mailbox: z.string().nullable(),
  lastSync: z.string().nullable(),
  problem: z.string().nullable(),
  nextAttempt: z.string().nullable(),
  peers: z.array(z.object({ peer: z.string(), mailbox: z.string() })),
  waiting: z.array(z.object({ peer: z.string(), storedAt: z.string().nullable() })),
});
const synced = z.object({
  received: z.array(z.object({ peer: z.string(), receipt: z.boolean(), applied: z.boolean() })),
  sent: z.array(z.object({ peer: z.string(), receipt: z.boolean(), files: z.array(z.string()) })),
  waiting: z.array(z.object({ peer: z.string() })),
  refused: z.array(z.object({ direction: z.enum(["in", "out"]), reason: z.string() })),
  arriving: z.int(),
  notBefore: z.string().nullable(),
});
const incidents = z.object({ items: z.array(z.object({ title: z.string() })) });

/** Each command derives its key from the passphrase at full cost. */
const SEVERAL_COMMANDS_MS = 240_000;

let place: RelayPlace;
let server: RelayServer;
let ours: Desk;
let theirs: Desk;
let number: string;
let theirMailbox: string;

beforeAll(async () => {
  place = relayPlace();
  const [first, second] = [place.addMailbox(), place.addMailbox()];
  theirMailbox = second.address;
  server = await startRelay(place, { recipe: "single", name: "relay-1" });
  ours = await createDesk("CERT-XX");
  theirs = await createDesk("CERT-YY");
  await introduce(ours, theirs);
  await introduce(theirs, ours);
  await configure(ours, first.credentialsFile);
  await configure(theirs, second.credentialsFile);
  const created = z.object({ number: z.string() });
  const incident = ["incident", "create", "--title", "Mail server reached", "--tlp", "AMBER"];
  ({ number } = await ours.get(created, incident));
}, SEVERAL_COMMANDS_MS);

afterAll(async () => {
  await server.stop();
  place.dispose();
  for (const desk of [ours, theirs]) await desk.dispose();
});

async function introduce(to: Desk, whom: Desk): Promise<void> {
  const identity = z.object({ organisationId: z.uuid(), words: z.string() });
  const card = whom.path("own.wpcard");
  await whom.run(["peer", "card", "--out", card]);
  await to.run(["peer", "add", card]);
  const { organisationId, words } = await whom.get(identity, ["identity", "show"]);
  await to.run(["peer", "trust", organisationId, "--words", words]);
}

function configure(desk: Desk, creds: string, url = server.url) {
  const words = ["relay", "configure", "--url", url, "--ca", place.caFile, "--creds", creds];
  return desk.get(configured, words);
}

function failure({ code, json }: CliRun) {
  expect(code).toBe(1);
  return errorDocument.parse(json()).error;
}

describe("a relay through the command line", { timeout: SEVERAL_COMMANDS_MS }, () => {
  test("carries a case and its receipt, and says what waits", async () => {
    await theirs.get(synced, ["relay", "sync"]);
    await ours.run(["relay", "peer", "CERT-YY", "--mailbox", theirMailbox]);
    const sharing = ["relay", "sync", "--to", "CERT-YY", "--incident", number];
    expect((await ours.get(synced, [...sharing, "--preview"])).sent).toMatchObject([
      { peer: "CERT-YY", files: [] },
    ]);
    const sent = await ours.get(synced, sharing);
    expect(sent).toMatchObject({ sent: [{ peer: "CERT-YY", receipt: false }], refused: [] });
    expect(await ours.get(status, ["relay", "status"])).toMatchObject({
      configured: true,
      problem: null,
      peers: [{ peer: "CERT-YY", mailbox: theirMailbox }],
      waiting: [{ peer: "CERT-YY", storedAt: expect.any(String) as unknown }],
    });
    expect(await theirs.get(synced, ["relay", "sync"])).toMatchObject({
      received: [{ peer: "CERT-XX", receipt: false, applied: true }],
      sent: [{ peer: "CERT-XX", receipt: true }],
    });
    const { items } = await theirs.get(incidents, ["incident", "list"]);
    expect(items.map(({ title }) => title)).toEqual(["Mail server reached"]);
    await ours.get(synced, ["relay", "sync"]);
    expect((await ours.get(status, ["relay", "status"])).waiting).toEqual([]);
  });

  test("a relay that does not answer is a typed failure, and a timer leaves it in peace", async () => {
    const creds = place.addMailbox().credentialsFile;
    await configure(ours, creds, `tls://127.0.0.1:${String(await freePort())}`);
    expect(failure(await ours.run(["relay", "sync"])).kind).toBe("relay-unreachable");
    const shown = await ours.get(status, ["relay", "status"]);
    expect(shown).toMatchObject({ problem: "relay-unreachable" });
    const due = await ours.get(synced, ["relay", "sync", "--due"]);
    expect(due).toMatchObject({ sent: [], notBefore: shown.nextAttempt });
    // Neither the file of the credentials nor their content is told anywhere.
    const seed = /SU[A-Z2-7]{56}/.exec(readFileSync(creds, "utf8"))?.[0] ?? "none";
    const { stdout } = await ours.run(["journal", "list", "--limit", "20"]);
    expect(stdout).toContain("relay-configured");
    expect(stdout).not.toContain(seed);
  });
});
