import { afterAll, beforeAll, describe, expect, test } from "vitest";

import {
  relayPlace,
  startRelay,
  type RelayPlace,
  type RelayServer,
} from "../../../helpers/relay-servers.ts";
import { addNote, notesOf, tally, titleOf } from "../../services/exchange-folder/folder-scene.ts";
import { INCIDENT_ID } from "../../storage/journal/sample-actions.ts";
import { relayPair, shareCase, twoMailboxes, type RelayPair } from "./nats-scene.ts";

let place: RelayPlace;
let server: RelayServer;
let unused: ReturnType<typeof twoMailboxes>[];

beforeAll(async () => {
  place = relayPlace();
  unused = [twoMailboxes(place), twoMailboxes(place)];
  server = await startRelay(place, { recipe: "single", name: "relay-1" });
});

afterAll(async () => {
  await server.stop();
  place.dispose();
});

/** Two desks with mailboxes of their own. */
async function newPair(): Promise<RelayPair> {
  const mailboxes = unused.pop();
  if (mailboxes === undefined) throw new Error("draw more mailboxes");
  return relayPair(place, mailboxes, { ours: [server.url], theirs: [server.url] });
}

describe("one server, by the recipe", () => {
  test("carries a case, its receipt and the answer", async () => {
    const pair = await newPair();
    const { ours, theirs } = pair;
    expect(tally(await shareCase(pair))).toMatchObject({ sent: ["records"], problems: [] });
    expect(tally(await ours.sync())).toMatchObject({ sent: [], waiting: 1, problems: [] });
    expect(tally(await theirs.sync())).toMatchObject({
      received: 1,
      sent: ["receipt"],
      removed: 1,
      problems: [],
    });
    expect(titleOf(theirs.desk)).toBe("Mail server reached from outside");
    expect(tally(await ours.sync())).toMatchObject({ received: 1, sent: [], removed: 1 });
    expect(ours.relay.status().waiting).toEqual([]);

    addNote(theirs.desk, "Seen here as well.");
    await theirs.sync({ peerIds: [ours.id], namedIncidentIds: [INCIDENT_ID] });
    expect(tally(await ours.sync())).toMatchObject({ received: 1, problems: [] });
    expect(notesOf(ours.desk)).toContain("Seen here as well.");
    expect(tally(await theirs.sync())).toMatchObject({ received: 1, sent: [], known: 0 });
  });

  test("carries a bundle in parts, and a mailbox that was emptied stays empty", async () => {
    const pair = await newPair();
    const { ours, theirs } = pair;
    const { sent } = await shareCase(pair, { partSizeBytes: 2_000 });
    const fileNames = sent[0]?.fileNames ?? [];
    expect(fileNames.length).toBeGreaterThan(3);
    const taken = await theirs.sync();
    expect(tally(taken)).toMatchObject({ received: 1, problems: [] });
    expect(taken.removed.toSorted()).toEqual([...fileNames].toSorted());
    expect(titleOf(theirs.desk)).toBe("Mail server reached from outside");
    expect(tally(await theirs.sync())).toMatchObject({ received: 0, known: 0, removed: 0 });
    expect(tally(await ours.sync())).toMatchObject({ received: 1, waiting: 0 });
  });
});
