import { beforeEach, describe, expect, test } from "vitest";

import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import { createBundles } from "../../../../electron/services/bundles/bundles.ts";
import { readHead } from "../../../../electron/storage/journal/journal-rows.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import { valueOf } from "../../../helpers/vault.ts";
import { INCIDENT_ID } from "../../storage/journal/sample-actions.ts";
import {
  exchange,
  folderDesk,
  introduce,
  makeCase,
  makeFolders,
  share,
  STICK,
  tally,
  titleOf,
  type FolderDesk,
} from "../exchange-folder/folder-scene.ts";

let disk: PowerCutDisk;
let sender: FolderDesk;
let receiver: FolderDesk;
let ours: ExchangeDesk;
let theirs: ExchangeDesk;

beforeEach(async () => {
  disk = new PowerCutDisk();
  await makeFolders(disk.files, ["CERT-XX", "CERT-YY"]);
  sender = await folderDesk("CERT-XX");
  receiver = await folderDesk("CERT-YY");
  // They know whom they write to; nobody there knows them.
  await introduce(sender, receiver);
  ours = sender.on(disk.files);
  theirs = receiver.on(disk.files);
  await makeCase(ours);
});

const FILE = `${STICK}/case.bin`;

async function send(path = FILE): Promise<void> {
  const order = { peerIds: [receiver.id], incidentIds: [INCIDENT_ID] };
  valueOf(await createBundles(ours).create(order, path, {}));
}

const take = (path = FILE) => createBundles(theirs).take(path, "apply", {});
const waiting = () => createBundles(theirs).quarantine.list();
const kept = () => disk.listFiles().filter((path) => path.includes("/quarantine/"));

describe("a bundle of an unknown sender", () => {
  test("is kept sealed, is not applied, and is released when the sender is known and verified", async () => {
    await send();
    const refused = await take();
    expect(refused).toMatchObject({ error: { kind: "signer-refused", why: "unknown-sender" } });
    const [one] = waiting();
    expect(refused).toMatchObject({ error: { quarantineId: one?.id } });
    expect(one).toMatchObject({
      why: "unknown-sender",
      claimedOrganisationId: sender.id,
      claimedName: null,
    });
    expect(titleOf(theirs)).toBeUndefined();
    // The very bytes that came: nobody but us can open them.
    expect(await bytesOf(kept()[0] ?? "")).toEqual(await bytesOf(FILE));

    await disk.files.removeFile(FILE);
    const { quarantine } = createBundles(theirs);
    expect(await quarantine.release(one?.id ?? "", "apply", {})).toMatchObject({
      error: { kind: "signer-refused" },
    });
    await receiver.identity.client.peers.add({ text: await sender.identity.card() });
    expect(await quarantine.release(one?.id ?? "", "apply", {})).toMatchObject({
      error: { kind: "sender-not-verified" },
    });
    const looked = valueOf(await quarantine.release(one?.id ?? "", "preview", {}));
    expect(looked.applied).toBeNull();
    expect(waiting()).toHaveLength(1);

    await introduce(receiver, sender);
    const taken = valueOf(await quarantine.release(one?.id ?? "", "apply", {}));
    expect(taken.applied?.changed).toBe(1);
    expect(titleOf(theirs)).toBe("Mail server reached from outside");
    expect([waiting(), kept()]).toEqual([[], []]);
  });

  test("can be discarded unread, and comes in again when it is sent again", async () => {
    await send();
    await take();
    const { quarantine } = createBundles(theirs);
    valueOf(await quarantine.discard(waiting()[0]?.id ?? ""));
    expect([waiting(), kept()]).toEqual([[], []]);
    expect(await quarantine.discard(INCIDENT_ID)).toMatchObject({
      error: { kind: "not-in-quarantine" },
    });
    await take();
    expect(waiting()).toHaveLength(1);
  });

  test("is kept once, however often it comes, also from a folder", async () => {
    await share(ours, receiver.id);
    const first = await exchange(theirs);
    expect(tally(first)).toMatchObject({ received: 0, problems: ["signer-refused"] });
    const steps = readHead(theirs.database.read).sequence;
    const second = await exchange(theirs);
    expect(second.refused.map(({ problem }) => problem)).toEqual(
      first.refused.map(({ problem }) => problem),
    );
    expect(waiting()).toHaveLength(1);
    expect(kept()).toHaveLength(1);
    expect(readHead(theirs.database.read).sequence).toBe(steps);
  });

  test("is not kept when it is only looked at", async () => {
    await send();
    await createBundles(theirs).take(FILE, "preview", {});
    expect([waiting(), kept()]).toEqual([[], []]);
  });
});

describe("a bundle of a sender that is known", () => {
  test("and was never compared waits until it is", async () => {
    await receiver.identity.client.peers.add({ text: await sender.identity.card() });
    await send();
    expect(await take()).toMatchObject({ error: { kind: "sender-not-verified" } });
    expect(waiting()).toMatchObject([{ why: "sender-not-verified", claimedName: "CERT-XX" }]);
    await introduce(receiver, sender);
    const id = waiting()[0]?.id ?? "";
    valueOf(await createBundles(theirs).quarantine.release(id, "apply", {}));
    expect(titleOf(theirs)).toBe("Mail server reached from outside");
  });

  test("and lost our trust since waits; it does not come in while that lasts", async () => {
    await introduce(receiver, sender);
    await receiver.identity.client.peers.revoke({ id: sender.id, reason: "Desk was broken into." });
    await send();
    expect(await take()).toMatchObject({ error: { kind: "signer-refused", why: "blocked" } });
    const [one] = waiting();
    expect(one).toMatchObject({ why: "blocked", claimedName: "CERT-XX" });
    expect(
      await createBundles(theirs).quarantine.release(one?.id ?? "", "apply", {}),
    ).toMatchObject({ error: { kind: "signer-refused", why: "blocked" } });
    expect(titleOf(theirs)).toBeUndefined();
  });

  test("and was altered on its way is refused for good and not kept", async () => {
    await introduce(receiver, sender);
    await send();
    const bytes = Buffer.from(await bytesOf(FILE));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 300) ^ 1, bytes.length - 300);
    const changed = `${STICK}/changed.bin`;
    const file = await disk.files.createFile(changed);
    await file.write(bytes);
    await file.close();
    expect(await take(changed)).toMatchObject({ error: { kind: "altered" } });
    expect([waiting(), kept()]).toEqual([[], []]);
  });
});

test("a copy that was cut off leaves a file that the next bundle takes away", async () => {
  await send();
  await take();
  const [path = ""] = kept();
  await disk.files.rename(path, path.replace(/[^/]+$/, ".tmp-left-behind"));
  theirs.database.transaction((write) => write.run("DELETE FROM quarantine"));
  await take();
  expect(kept()).toHaveLength(1);
  expect(kept()[0]).not.toContain("tmp");
});

test("beyond its limits nothing more is kept, and that is said", async () => {
  await send();
  await take();
  theirs.database.transaction((write) => {
    write.run("UPDATE quarantine SET size_bytes = 1073741824");
  });
  await send(`${STICK}/second.bin`);
  expect(await take(`${STICK}/second.bin`)).toMatchObject({
    error: { kind: "signer-refused", quarantineId: null },
  });
  expect(waiting()).toHaveLength(1);
});

async function bytesOf(path: string): Promise<Uint8Array> {
  const file = await disk.files.openForReading(path);
  const bytes = new Uint8Array(await file.sizeBytes());
  await file.read(bytes, 0);
  await file.close();
  return bytes;
}
