import { beforeEach, describe, expect, test } from "vitest";

import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import { takeBundle } from "../../../../electron/exchange/records/take-bundle.ts";
import { createBundles } from "../../../../electron/services/bundles/bundles.ts";
import { createProposals } from "../../../../electron/services/proposals/proposals.ts";
import { readHead } from "../../../../electron/storage/journal/journal-rows.ts";
import type { TestClock } from "../../../helpers/identity-desk.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import { valueOf } from "../../../helpers/vault.ts";
import { act, INCIDENT_ID, NOTE_ID, visibleState } from "../../storage/journal/sample-actions.ts";
import {
  addNote,
  editIncident,
  exchange,
  expectSound,
  introducedPair,
  makeCase,
  makeFolders,
  notesOf,
  share,
  STICK,
  tally,
  titleOf,
} from "../exchange-folder/folder-scene.ts";

let disk: PowerCutDisk;
let clock: TestClock;
let ours: ExchangeDesk;
let theirs: ExchangeDesk;
let files: number;

beforeEach(async () => {
  disk = new PowerCutDisk();
  files = 0;
  clock = { nowMs: Date.parse("2026-11-26T08:00:00.000Z") };
  await makeFolders(disk.files, ["CERT-XX", "CERT-YY"]);
  const [first, second] = await introducedPair(clock);
  ours = first.on(disk.files);
  theirs = second.on(disk.files);
  await makeCase(ours);
});

interface SentFile {
  readonly path: string;
  readonly id: string;
}

async function send(from: ExchangeDesk = ours, to: ExchangeDesk = theirs): Promise<SentFile> {
  clock.nowMs += 60_000;
  files += 1;
  const path = `${STICK}/${String(files)}.bin`;
  const order = { peerIds: [to.organisationId()], incidentIds: [INCIDENT_ID] };
  const { written } = valueOf(await createBundles(from).create(order, path, {}));
  return { path, id: written.manifest.bundleId };
}

async function sendAndTake(): Promise<SentFile> {
  const sent = await send();
  valueOf(await takeBundle(theirs, sent.path, "apply"));
  clock.nowMs += 60_000;
  return sent;
}

const rollBack = async (id: string) => valueOf(await createBundles(theirs).rollBack(id, "apply"));

const outcomes = (records: Awaited<ReturnType<typeof rollBack>>["records"]) =>
  records.map(({ record, outcome, why }) => `${record.kind} ${why ?? outcome.kind}`).toSorted();

const sequence = () => readHead(theirs.database.read).sequence;

describe("rolling a bundle back", () => {
  test("takes everything that it brought out, by one action of the journal, and leaves a sound vault", async () => {
    const before = visibleState(theirs.database);
    const { id } = await sendAndTake();
    const start = sequence();
    const done = await rollBack(id);
    expect(outcomes(done.records)).toEqual([
      "evidence forget",
      "incident forget",
      "note forget",
      "observable-link forget",
      "observable-link forget",
    ]);
    expect(visibleState(theirs.database)).toEqual(before);
    expect(theirs.database.read.all("SELECT * FROM exchange_state")).toEqual([]);
    expect(sequence()).toBe(start + 1);
    const rows = theirs.database.read.all(
      "SELECT verb, cause FROM journal ORDER BY sequence DESC LIMIT 1",
    );
    expect(rows).toEqual([{ verb: "bundle-rolled-back", cause: `bundle ${id}` }]);
    expectSound(theirs);
  });

  test("shows beforehand what it would do and does nothing of it", async () => {
    const { id } = await sendAndTake();
    const start = [sequence(), visibleState(theirs.database)];
    const shown = valueOf(await createBundles(theirs).rollBack(id, "preview"));
    expect(shown).toMatchObject({ actionId: null });
    expect(shown.records).toHaveLength(5);
    expect([sequence(), visibleState(theirs.database)]).toEqual(start);
  });

  test("puts values back that a later bundle changed, with the stamps that they had", async () => {
    await sendAndTake();
    const before = visibleState(theirs.database);
    const states = theirs.database.read.all("SELECT hex(uuid) AS id, changes FROM exchange_state");
    editIncident(ours, { title: "Not our host", tags: ["sector:water"], description: "Other." });
    act({ database: ours.database, actor: ours.actor() }, "note-removed", {
      op: "delete",
      kind: "note",
      id: NOTE_ID,
    });
    const second = await sendAndTake();
    expect(titleOf(theirs)).toBe("Not our host");
    expect(notesOf(theirs)).toEqual([]);
    const done = await rollBack(second.id);
    expect(outcomes(done.records)).toEqual(["incident restore", "note restore"]);
    expect(visibleState(theirs.database)).toEqual(before);
    expect(theirs.database.read.all("SELECT hex(uuid) AS id, changes FROM exchange_state")).toEqual(
      states,
    );
    expectSound(theirs);
  });

  test("keeps what was changed here since and names it", async () => {
    await sendAndTake();
    editIncident(ours, { title: "Not our host", severity: "low" });
    const second = await sendAndTake();
    editIncident(theirs, { severity: "critical", owner: "bob" });
    const { records } = await rollBack(second.id);
    const [incident] = records;
    expect(incident?.outcome).toMatchObject({ kind: "restore", kept: ["owner", "severity"] });
    expect(theirs.database.read.get("SELECT title, severity, owner FROM incident")).toMatchObject({
      title: "Mail server reached from outside",
      owner: "bob",
    });
    const { severity } = theirs.database.read.get<{ severity: number }>(
      "SELECT severity FROM incident",
    ) ?? { severity: -1 };
    editIncident(theirs, { severity: "critical" });
    expect(theirs.database.read.get("SELECT severity FROM incident")).toEqual({ severity });
  });

  test("keeps an incident in which own work stands, and lets the rest of the bundle go", async () => {
    const { id } = await sendAndTake();
    addNote(theirs, "Blocked here.");
    const { records } = await rollBack(id);
    expect(outcomes(records)).toEqual([
      "evidence forget",
      "incident in-use",
      "note forget",
      "observable-link forget",
      "observable-link forget",
    ]);
    expect(notesOf(theirs)).toEqual(["Blocked here."]);
  });

  test("keeps a new record that was changed here, with what it belongs to", async () => {
    const { id } = await sendAndTake();
    act({ database: theirs.database, actor: theirs.actor() }, "note-updated", {
      op: "update",
      kind: "note",
      id: NOTE_ID,
      fields: { text: "Called the operator twice." },
    });
    const { records } = await rollBack(id);
    expect(outcomes(records).slice(0, 3)).toEqual([
      "evidence forget",
      "incident in-use",
      "note changed-since",
    ]);
    expect(notesOf(theirs)).toEqual(["Called the operator twice."]);
  });

  test("takes proposals back that the bundle brought", async () => {
    await sendAndTake();
    editIncident(theirs, { severity: "critical" });
    const back = await send(theirs, ours);
    valueOf(await takeBundle(ours, back.path, "apply"));
    expect(createProposals(ours).list()).toHaveLength(1);
    const done = valueOf(await createBundles(ours).rollBack(back.id, "apply"));
    expect(done.proposals).toBe(1);
    expect(createProposals(ours).list()).toEqual([]);
  });

  test("is refused while a later bundle stands on the same incident, which is named", async () => {
    const first = await sendAndTake();
    addNote(ours, "Second.");
    const second = await sendAndTake();
    expect(await createBundles(theirs).rollBack(first.id, "apply")).toMatchObject({
      error: { kind: "later-bundles", bundleIds: [second.id] },
    });
    await rollBack(second.id);
    expect(notesOf(theirs)).toEqual(["Called the operator."]);
    await rollBack(first.id);
    expect(titleOf(theirs)).toBeUndefined();
  });

  test("is refused for a bundle of ours, one that nobody knows, and one that was rolled back", async () => {
    const { id } = await sendAndTake();
    const refused = (desk: ExchangeDesk, bundleId: string) =>
      createBundles(desk).rollBack(bundleId, "apply");
    expect(await refused(ours, id)).toMatchObject({ error: { kind: "cannot-roll-back" } });
    expect(await refused(theirs, INCIDENT_ID)).toMatchObject({ error: { kind: "unknown-bundle" } });
    await rollBack(id);
    expect(await refused(theirs, id)).toMatchObject({ error: { kind: "bundle-rolled-back" } });
  });
});

describe("after a roll back", () => {
  test("the same bundle comes in again only when that is asked for, and then whole", async () => {
    const { id, path } = await sendAndTake();
    const before = visibleState(theirs.database);
    await rollBack(id);
    expect(await takeBundle(theirs, path, "apply")).toMatchObject({
      error: { kind: "bundle-rolled-back", bundleId: id },
    });
    const again = valueOf(await takeBundle(theirs, path, "again"));
    expect(again.applied?.changed).toBe(1);
    expect(visibleState(theirs.database)).toEqual(before);
    await rollBack(id);
    expect(titleOf(theirs)).toBeUndefined();
  });

  test("a later bundle of the stream brings back no half of it, and says so", async () => {
    const first = await sendAndTake();
    await rollBack(first.id);
    addNote(ours, "New.");
    editIncident(ours, { title: "Renamed" });
    const second = await send();
    const taken = valueOf(await takeBundle(theirs, second.path, "apply"));
    const refusals = taken.planned.map(({ record, plan }) =>
      plan.kind === "misplaced" ? `${record.kind} ${plan.refusal.kind}` : plan.kind,
    );
    expect(new Set(refusals)).toEqual(
      new Set([
        "incident rolled-back",
        "evidence rolled-back",
        "note rolled-back",
        "note subject-missing",
        "observable-link rolled-back",
      ]),
    );
    expect(titleOf(theirs)).toBeUndefined();

    valueOf(await takeBundle(theirs, first.path, "again"));
    expect(titleOf(theirs)).toBe("Mail server reached from outside");
    valueOf(await takeBundle(theirs, second.path, "apply"));
    expect(titleOf(theirs)).toBe("Renamed");
    expect(notesOf(theirs)).toEqual(["Called the operator.", "New."]);
  });

  test("the folder exchange neither takes it in again nor tells the peer anything", async () => {
    await share(ours, theirs.organisationId());
    const { received } = await exchange(theirs);
    const id = received[0]?.taken.manifest.bundleId ?? "";
    await rollBack(id);
    expect(tally(await exchange(theirs))).toMatchObject({ received: 0, sent: [], problems: [] });
    expect(titleOf(theirs)).toBeUndefined();
    const { sent } = await share(theirs, ours.organisationId());
    expect(sent.map(({ outcome }) => outcome?.outgoing.records ?? [])).toEqual([]);
  });
});
