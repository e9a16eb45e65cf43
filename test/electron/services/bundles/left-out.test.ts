import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";

import type { RecordChoice } from "../../../../electron/exchange/records/left-out.ts";
import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import { createBundles } from "../../../../electron/services/bundles/bundles.ts";
import type { ArrivedBundle } from "../../../../electron/services/bundles/quarantine.ts";
import type { TestClock } from "../../../helpers/identity-desk.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import { valueOf } from "../../../helpers/vault.ts";
import { INCIDENT_ID, NOTE_ID, visibleState } from "../../storage/journal/sample-actions.ts";
import {
  addNote,
  editIncident,
  EVIDENCE,
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

async function send(): Promise<string> {
  clock.nowMs += 60_000;
  files += 1;
  const path = `${STICK}/${String(files)}.bin`;
  const order = { peerIds: [theirs.organisationId()], incidentIds: [INCIDENT_ID] };
  valueOf(await createBundles(ours).create(order, path, {}));
  clock.nowMs += 60_000;
  return path;
}

const only = (...ids: string[]): RecordChoice => ({ kind: "only", ids: new Set(ids) });
const except = (...ids: string[]): RecordChoice => ({ kind: "except", ids: new Set(ids) });

const take = async (path: string, choice?: RecordChoice): Promise<ArrivedBundle> =>
  valueOf(await createBundles(theirs).take(path, "apply", { choice }));

const release = async (id: string | null | undefined, choice?: RecordChoice) =>
  valueOf(await createBundles(theirs).quarantine.release(id ?? "", "apply", { choice }));

const waiting = () =>
  createBundles(theirs)
    .quarantine.list()
    .map(({ id, why }) => `${id} ${why}`);

const outcomes = ({ planned }: ArrivedBundle) =>
  planned
    .map(({ record, plan }) =>
      plan.kind === "misplaced"
        ? `${record.kind} ${plan.refusal.kind}`
        : `${record.kind} ${plan.kind}`,
    )
    .toSorted();

describe("taking some records of a bundle", () => {
  test("brings these in, keeps the bundle for the others, and brings those in later", async () => {
    const path = await send();
    const some = await take(path, except(NOTE_ID));
    expect(outcomes(some)).toContain("note left-out");
    expect(titleOf(theirs)).toBe("Mail server reached from outside");
    expect(notesOf(theirs)).toEqual([]);
    expect(waiting()).toEqual([`${some.offeredAs ?? ""} left-out`]);
    expectSound(theirs);

    const rest = await release(some.offeredAs);
    expect(outcomes(rest).filter((one) => !one.endsWith("unchanged"))).toEqual(["note merge"]);
    expect(notesOf(theirs)).toEqual(["Called the operator."]);
    expect(waiting()).toEqual([]);
    expectSound(theirs);
  });

  test("ends as if all had been taken at once, and goes again as one", async () => {
    const path = await send();
    const whole = await take(path);
    const { bundleId } = whole.manifest;
    const state = visibleState(theirs.database);
    const { rollBack, take: takeIn } = createBundles(theirs);
    valueOf(await rollBack(bundleId, "apply"));
    valueOf(await takeIn(path, "again", { choice: only(INCIDENT_ID) }));
    expect(notesOf(theirs)).toEqual([]);
    await take(path);
    expect(visibleState(theirs.database)).toEqual(state);
    expect(waiting()).toEqual([]);
    valueOf(await rollBack(bundleId, "apply"));
    expect(titleOf(theirs)).toBeUndefined();
    expectSound(theirs);
  });

  test("leaves out with an incident what belongs to it, and offers it with it", async () => {
    const path = await send();
    const none = await take(path, except(INCIDENT_ID));
    expect(new Set(outcomes(none).map((one) => one.split(" ")[1]))).toEqual(new Set(["left-out"]));
    expect(titleOf(theirs)).toBeUndefined();
    await release(none.offeredAs, only(INCIDENT_ID, NOTE_ID));
    expect(notesOf(theirs)).toEqual(["Called the operator."]);
    expect(waiting()).toEqual([`${none.offeredAs ?? ""} left-out`]);
  });

  test("puts no content of evidence into the vault that is left out", async () => {
    const path = await send();
    const looked = valueOf(await createBundles(theirs).take(path, "preview", {}));
    const evidence = looked.planned.find(({ record }) => record.kind === "evidence")?.record;
    const sha256 = createHash("sha256").update(EVIDENCE).digest("hex");
    const some = await take(path, except(evidence?.id ?? ""));
    expect(await theirs.blobs.has(sha256)).toBe(false);
    await release(some.offeredAs);
    expect(await theirs.blobs.has(sha256)).toBe(true);
  });

  test("is refused for a record that the bundle does not bring; nothing is taken in", async () => {
    const path = await send();
    const id = "0199c0de-0000-7000-8000-00000000ffff";
    const refused = await createBundles(theirs).take(path, "apply", { choice: only(id) });
    expect(refused).toMatchObject({ error: { kind: "not-in-bundle", id } });
    expect(titleOf(theirs)).toBeUndefined();
  });
});

describe("what was left out", () => {
  test("does not come in by itself with a later bundle, which then offers it too", async () => {
    const first = await take(await send(), except(NOTE_ID));
    editIncident(ours, { title: "Renamed" });
    const second = await take(await send());
    expect(outcomes(second)).toContain("note left-out");
    expect(titleOf(theirs)).toBe("Renamed");
    expect(notesOf(theirs)).toEqual([]);
    expect(waiting()).toHaveLength(2);
    await release(second.offeredAs);
    expect(notesOf(theirs)).toEqual(["Called the operator."]);
    await release(first.offeredAs);
    expect(waiting()).toEqual([]);
  });

  test("comes in with a later bundle that names it", async () => {
    await take(await send(), except(NOTE_ID));
    await take(await send(), only(NOTE_ID));
    expect(notesOf(theirs)).toEqual(["Called the operator."]);
  });

  test("stays out in an exchange by folder, and the bundle that brought it is kept", async () => {
    await take(await send(), except(NOTE_ID));
    addNote(ours, "New.");
    await share(ours, theirs.organisationId());
    expect(tally(await exchange(theirs))).toMatchObject({ received: 1, problems: [] });
    expect(notesOf(theirs)).toEqual(["New."]);
    expect(waiting()).toHaveLength(2);
  });

  test("is told to the sender by the receipt, until it was taken", async () => {
    const some = await take(await send(), except(NOTE_ID));
    const deliveries = () =>
      createBundles(ours)
        .list(10)
        .filter(({ isReceipt }) => !isReceipt)
        .flatMap((one) => one.deliveries.map(({ leftOut }) => leftOut));
    const receipt = async (name: string): Promise<void> => {
      clock.nowMs += 60_000;
      const path = `${STICK}/${name}`;
      valueOf(await createBundles(theirs).writeReceipt(ours.organisationId(), path, {}));
      valueOf(await createBundles(ours).take(path, "apply", {}));
    };
    await receipt("receipt-1.bin");
    expect(deliveries()).toEqual([1]);
    await release(some.offeredAs);
    await receipt("receipt-2.bin");
    expect(deliveries()).toEqual([0]);
  });

  test("goes with the bundle when that is rolled back; taken again, all of it comes", async () => {
    const path = await send();
    const some = await take(path, except(NOTE_ID));
    valueOf(await createBundles(theirs).rollBack(some.manifest.bundleId, "apply"));
    expect(titleOf(theirs)).toBeUndefined();
    valueOf(await createBundles(theirs).take(path, "again", {}));
    expect(notesOf(theirs)).toEqual(["Called the operator."]);
  });
});
