import { beforeEach, describe, expect, test } from "vitest";

import { exchangeStanding } from "../../../../electron/exchange/carrier/exchange-standing.ts";
import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import { createBundles } from "../../../../electron/services/bundles/bundles.ts";
import { createFolderExchange } from "../../../../electron/services/exchange-folder/exchange-folder.ts";
import { readHead } from "../../../../electron/storage/journal/journal-rows.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import type { TestClock } from "../../../helpers/identity-desk.ts";
import { valueOf } from "../../../helpers/vault.ts";
import { act, INCIDENT_ID } from "../../storage/journal/sample-actions.ts";
import {
  addNote,
  editIncident,
  exchange,
  introducedPair,
  makeCase,
  makeFolders,
  notesOf,
  share,
  STICK,
  tally,
  titleOf,
} from "./folder-scene.ts";

let disk: PowerCutDisk;
let clock: TestClock;
let ours: ExchangeDesk;
let theirs: ExchangeDesk;

beforeEach(async () => {
  disk = new PowerCutDisk();
  clock = { nowMs: Date.parse("2026-11-26T08:00:00.000Z") };
  await makeFolders(disk.files, ["CERT-XX", "CERT-YY"]);
  const [first, second] = await introducedPair(clock);
  ours = first.on(disk.files);
  theirs = second.on(disk.files);
  await makeCase(ours);
});

const onStick = (): readonly string[] =>
  disk.listFiles().filter((path) => path.startsWith(`${STICK}/`));

describe("one stick between two desks", () => {
  test("carries the case, its receipt back, and ends with nothing of ours on it", async () => {
    const sent = await share(ours, theirs.organisationId());
    expect(tally(sent)).toMatchObject({ sent: ["records"], problems: [] });
    expect(sent.isSafeToRemove).toBe(true);
    expect(onStick()).toHaveLength(1);

    const taken = await exchange(theirs);
    expect(tally(taken)).toMatchObject({ received: 1, sent: ["receipt"], problems: [] });
    expect(titleOf(theirs)).toBe("Mail server reached from outside");
    expect(onStick()).toHaveLength(2);

    const back = await exchange(ours);
    expect(tally(back)).toMatchObject({ received: 1, sent: [], removed: 1, problems: [] });
    // Their receipt stays: a receipt is not answered by another one.
    expect(onStick()).toHaveLength(1);
    expect(tally(await exchange(ours))).toMatchObject({ received: 0, sent: [], known: 1 });
    expect(tally(await exchange(theirs))).toMatchObject({ received: 0, sent: [], waiting: 1 });
  });

  test("leaves with each side when something last went and came, and what is not confirmed", async () => {
    const they = theirs.organisationId();
    const standing = () => exchangeStanding(ours.database.read, they);
    const never = { receivedAt: null, sentAt: null, confirmedAt: null, waiting: 0 };
    expect(standing()).toEqual(never);
    await share(ours, they);
    const sentAt = new Date(clock.nowMs).toISOString();
    expect(standing()).toEqual({ ...never, sentAt, waiting: 1 });
    clock.nowMs += 60_000;
    await exchange(theirs);
    clock.nowMs += 60_000;
    await exchange(ours);
    const at = new Date(clock.nowMs).toISOString();
    expect(standing()).toEqual({ receivedAt: at, sentAt, confirmedAt: at, waiting: 0 });
  });

  test("carries only what changed since, and nothing when nothing did", async () => {
    await share(ours, theirs.organisationId());
    expect(tally(await exchange(ours))).toMatchObject({ sent: [], waiting: 1 });
    editIncident(ours, { title: "Mail server taken over" });
    const { sent } = await exchange(ours);
    expect(sent.map(({ outcome }) => outcome?.outgoing.counts)).toEqual([
      { incident: { "TLP:AMBER": 1 } },
    ]);
    expect(tally(await exchange(theirs))).toMatchObject({ received: 2, problems: [] });
    expect(titleOf(theirs)).toBe("Mail server taken over");
  });

  test("carries new parts of a shared incident, and their answer as proposals", async () => {
    await share(ours, theirs.organisationId());
    await exchange(theirs);
    addNote(ours, "Operator has isolated the host.");
    await exchange(ours);
    await exchange(theirs);
    expect(notesOf(theirs)).toEqual(["Called the operator.", "Operator has isolated the host."]);

    addNote(theirs, "Seen here as well.");
    await share(theirs, ours.organisationId());
    await exchange(ours);
    expect(notesOf(ours)).toContain("Seen here as well.");
  });

  test("does not carry back what came from there", async () => {
    await share(ours, theirs.organisationId());
    await exchange(theirs);
    addNote(theirs, "Seen here as well.");
    const { sent } = await share(theirs, ours.organisationId());
    expect(sent.map(({ outcome }) => outcome?.outgoing.counts)).toEqual([
      { note: { "TLP:AMBER": 1 } },
    ]);
    await exchange(ours);
    expect(tally(await exchange(ours))).toMatchObject({ sent: [] });
  });

  test("carries a deletion to whom had the record", async () => {
    const id = addNote(ours, "Wrong host.");
    await share(ours, theirs.organisationId());
    await exchange(theirs);
    expect(notesOf(theirs)).toContain("Wrong host.");
    act({ database: ours.database, actor: ours.actor() }, "note-removed", {
      op: "delete",
      kind: "note",
      id,
    });
    await exchange(ours);
    await exchange(theirs);
    expect(notesOf(theirs)).toEqual(["Called the operator."]);
  });
});

describe("what is due", () => {
  test("is nothing of an incident that was never shared", async () => {
    expect(tally(await exchange(ours))).toMatchObject({ sent: [], problems: [] });
    expect(onStick()).toEqual([]);
  });

  test("goes on from the day on which a peer was named, though there was nothing to send then", async () => {
    await share(ours, theirs.organisationId());
    await exchange(theirs);
    expect(tally(await share(theirs, ours.organisationId()))).toMatchObject({ sent: [] });
    addNote(theirs, "Seen here as well.");
    expect(tally(await exchange(theirs))).toMatchObject({ sent: ["records"] });
    await exchange(ours);
    expect(notesOf(ours)).toContain("Seen here as well.");
  });

  test("ends when the analyst stops it, until it is shared anew", async () => {
    await share(ours, theirs.organisationId());
    await exchange(theirs);
    await exchange(ours);
    createFolderExchange(ours).stopSharing([theirs.organisationId()], [INCIDENT_ID]);
    addNote(ours, "Not for them.");
    expect(tally(await exchange(ours))).toMatchObject({ sent: [] });
    await share(ours, theirs.organisationId());
    await exchange(theirs);
    expect(notesOf(theirs)).toContain("Not for them.");
  });

  test("leaves out what a label keeps, and says so", async () => {
    await share(ours, theirs.organisationId());
    addNote(ours, "Source must not be known.", { tlp: "TLP:RED" });
    const { held, sent } = await exchange(ours);
    expect(sent).toEqual([]);
    expect(held.map(({ outcome }) => outcome.withheld.map(({ kind }) => kind))).toEqual([["note"]]);
    await exchange(theirs);
    expect(notesOf(theirs)).toEqual(["Called the operator."]);
  });

  test("of TLP:AMBER goes only to whom was named for the incident", async () => {
    await shareWithCommunity();
    await exchange(theirs);
    expect(titleOf(theirs)).toBe("For the community");
    editIncident(ours, { tlp: "TLP:AMBER", title: "Not any more" });
    const { held, sent } = await exchange(ours);
    expect(sent).toEqual([]);
    expect(held.map(({ outcome }) => outcome.withheld.map(({ kind }) => kind))).toEqual([
      ["incident", "evidence"],
    ]);
    await exchange(theirs);
    expect(titleOf(theirs)).toBe("For the community");
  });

  test("goes again when its bundle has expired before anybody said it came", async () => {
    await share(ours, theirs.organisationId());
    clock.nowMs += 31 * 86_400_000;
    const { sent, removed } = await exchange(ours);
    expect(sent.map(({ outcome }) => outcome?.outgoing.records.length)).toEqual([5]);
    expect(removed).toHaveLength(1);
    expect(onStick()).toHaveLength(1);
    expect(tally(await exchange(theirs))).toMatchObject({ received: 1, problems: [] });
    expect(titleOf(theirs)).toBe("Mail server reached from outside");
  });

  test("goes again when the outbox lost its file, as a vault that was restored has none", async () => {
    await share(ours, theirs.organisationId());
    for (const path of disk.listFiles().filter((name) => name.includes("/outbox/"))) {
      await disk.files.removeFile(path);
    }
    const { sent } = await exchange(ours);
    expect(sent.map(({ outcome }) => outcome?.outgoing.records.length)).toEqual([5]);
  });

  test("of an earlier bundle that was lost is brought again, and what the later one held was of use", async () => {
    await share(ours, theirs.organisationId());
    const [first = ""] = onStick();
    addNote(ours, "In the second bundle.");
    await exchange(ours);
    // The first is damaged on this stick.
    await disk.files.removeFile(first);
    const taken = await exchange(theirs);
    expect(taken.received.map(({ taken: { place } }) => place.kind)).toEqual(["gap"]);
    expect(notesOf(theirs)).toEqual(["In the second bundle."]);
    const back = await exchange(ours);
    // Only the second was confirmed: the first is brought again.
    expect(tally(back)).toMatchObject({ removed: 1, sent: ["records"] });
    expect(tally(await exchange(theirs))).toMatchObject({ received: 1, problems: [] });
    expect(notesOf(theirs)).toEqual(["Called the operator.", "In the second bundle."]);
  });
});

/** As `bundle create --all` does: nobody is named. */
async function shareWithCommunity(): Promise<void> {
  editIncident(ours, { tlp: "TLP:GREEN", title: "For the community" });
  const order = { peerIds: [theirs.organisationId()], incidentIds: "all" } as const;
  valueOf(await createBundles(ours).create(order, `${STICK}/by-hand.age`, {}));
}

test("a preview writes nothing, neither here nor there", async () => {
  const before = [readHead(ours.database.read).sequence, disk.listFiles()];
  const shown = await createFolderExchange(ours).preview(
    { directory: STICK, peerIds: [theirs.organisationId()], namedIncidentIds: [INCIDENT_ID] },
    {},
  );
  expect(shown).toMatchObject({ ok: true, value: { received: [], refused: [] } });
  expect(
    shown.ok && shown.value.sent.map(({ outcome }) => outcome?.outgoing.records.length),
  ).toEqual([5]);
  expect([readHead(ours.database.read).sequence, disk.listFiles()]).toEqual(before);
  await share(ours, theirs.organisationId());
  const looked = await createFolderExchange(theirs).preview(
    { directory: STICK, peerIds: "all", namedIncidentIds: [] },
    {},
  );
  expect(looked.ok && looked.value.received.map(({ taken }) => taken.applied)).toEqual([null]);
  expect(titleOf(theirs)).toBeUndefined();
});
