import { beforeEach, describe, expect, test } from "vitest";

import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import {
  exchange,
  introducedPair,
  makeCase,
  makeFolders,
  share,
  STICK,
  tally,
  titleOf,
  type FolderDesk,
} from "./folder-scene.ts";

let disk: PowerCutDisk;
let ours: FolderDesk;
let theirs: FolderDesk;

beforeEach(async () => {
  disk = new PowerCutDisk();
  await makeFolders(disk.files, ["CERT-XX", "CERT-YY"]);
  [ours, theirs] = await introducedPair();
  await makeCase(us());
  await share(us(), theirs.id);
});

const us = (): ExchangeDesk => ours.on(disk.files);
const them = (): ExchangeDesk => theirs.on(disk.files);
const onStick = (): readonly string[] =>
  disk.listFiles().filter((path) => path.startsWith(`${STICK}/`));

describe("a bundle that waits", () => {
  test("for a peer from whom trust was taken back leaves outbox and stick", async () => {
    await ours.identity.client.peers.revoke({ id: theirs.id, reason: "Laptop stolen" });
    const done = await exchange(us());
    expect(tally(done)).toMatchObject({ sent: [], waiting: 0, removed: 1, problems: [] });
    expect(disk.listFiles().filter((path) => path.includes("/outbox/"))).toEqual([]);
    expect(onStick()).toEqual([]);
    const named = await exchange(us(), { peerIds: [theirs.id] });
    expect(tally(named)).toMatchObject({ sent: [], problems: ["peer-not-trusted"] });
  });

  test("for a key that was replaced is sealed anew for the new one", async () => {
    const before = onStick();
    await theirs.identity.client.identity.replaceRecipients({ reason: "Key lost" });
    await ours.identity.client.peers.add({ text: await theirs.identity.card() });
    const done = await exchange(us());
    expect(tally(done)).toMatchObject({ sent: ["records"], removed: 1, problems: [] });
    expect(onStick()).toHaveLength(1);
    expect(onStick()).not.toEqual(before);
    const { received } = await exchange(them());
    expect(received.map(({ taken: { place } }) => place)).toEqual([
      { kind: "gap", missingFrom: 1, missingTo: 1 },
    ]);
    expect(titleOf(them())).toBe("Mail server reached from outside");
  });
});
