import { beforeEach, describe, expect, test } from "vitest";

import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import { createBundles } from "../../../../electron/services/bundles/bundles.ts";
import { circleCalls } from "../../../../electron/services/circles/circle-calls.ts";
import { createJournal } from "../../../../electron/services/journal/journal.ts";
import type { Failure } from "../../../../shared/contract/failures.ts";
import type { CircleFields } from "../../../../shared/contract/circles.ts";
import type { Result } from "../../../../shared/result.ts";
import type { Call } from "../../../../electron/rpc/handlers.ts";
import type { TestClock } from "../../../helpers/identity-desk.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import { valueOf } from "../../../helpers/vault.ts";
import { INCIDENT_ID } from "../../storage/journal/sample-actions.ts";
import {
  expectSound,
  folderDesk,
  introduce,
  makeCase,
  makeFolders,
  STICK,
  type FolderDesk,
} from "../exchange-folder/folder-scene.ts";

const NAMES = ["CERT-XX", "CERT-YY", "CERT-ZZ", "CERT-WW"];
const NOBODY = { members: [], circles: [], rules: [] };

let disk: PowerCutDisk;
let us: FolderDesk;
let ours: ExchangeDesk;
let [yy, zz, ww]: string[] = [];

beforeEach(async () => {
  disk = new PowerCutDisk();
  const clock: TestClock = { nowMs: Date.parse("2026-11-26T08:00:00.000Z") };
  await makeFolders(disk.files, NAMES);
  us = await folderDesk("CERT-XX", clock);
  const others: FolderDesk[] = [];
  for (const name of NAMES.slice(1)) others.push(await folderDesk(name, clock));
  for (const other of others) await introduce(us, other);
  [yy, zz, ww] = others.map(({ id }) => id);
  ours = us.on(disk.files);
  await makeCase(ours);
});

const calls = () => circleCalls(ours);
const call: Call = {
  signal: new AbortController().signal,
  caller: { shell: "cli", connection: "cli" },
};
const done = async <T>(result: Result<T, Failure> | Promise<Result<T, Failure>>): Promise<T> =>
  valueOf(await result);
const save = (fields: Partial<CircleFields> & { readonly name: string }, id?: string) =>
  calls().save({ id, fields: { ...NOBODY, ...fields } }, call);
const member = (organisationId = "", isHidden = false) => ({ organisationId, isHidden });
const create = async (fields: Partial<CircleFields> & { readonly name: string }) =>
  (await done(save(fields))).id;
const list = async () => (await done(calls().list(undefined, call))).items;
const inCircle = async (name: string) =>
  (await list())
    .find((one) => one.name === name)
    ?.everyone.map((one) => `${one.name}${one.isHidden ? " hidden" : ""}`)
    .toSorted();

describe("a sharing circle", () => {
  test("holds peers, all peers of a country, and the circles in it with their members", async () => {
    const inner = await create({ name: "Energy", members: [member(zz)] });
    await create({
      name: "Partners",
      circles: [{ circleId: inner, isHidden: true }],
      rules: [{ countries: ["YY"], sectorTags: [], isHidden: false }],
    });
    expect(await inCircle("Partners")).toEqual(["CERT-YY", "CERT-ZZ hidden"]);
    await done(save({ name: "Energy", members: [member(zz), member(ww)] }, inner));
    expect(await inCircle("Partners")).toEqual(["CERT-WW hidden", "CERT-YY", "CERT-ZZ hidden"]);
    expectSound(ours);
  });

  test("is refused with a name that another has, with itself inside, and with a stranger", async () => {
    const inner = await create({ name: "Energy" });
    const outer = await create({
      name: "Partners",
      circles: [{ circleId: inner, isHidden: false }],
    });
    expect(await save({ name: "ENERGY" })).toMatchObject({ error: { field: "name" } });
    const circles = [{ circleId: outer, isHidden: false }];
    expect(await save({ name: "Energy", circles }, inner)).toMatchObject({
      error: { kind: "invalid-value", field: "circles", found: `${inner} > ${outer} > ${inner}` },
    });
    expect(await save({ name: "New", members: [member(inner)] })).toMatchObject({
      error: { field: "members" },
    });
  });

  test("goes from the circles that hold it when it is deleted; undo brings it back everywhere", async () => {
    const inner = await create({ name: "Energy", members: [member(zz)] });
    await create({ name: "Partners", circles: [{ circleId: inner, isHidden: false }] });
    const { actionId } = await done(calls().remove({ id: inner }, call));
    expect((await list()).map(({ name, circles }) => [name, circles.length])).toEqual([
      ["Partners", 0],
    ]);
    const journal = createJournal({ ...us.identity.context, database: ours.database }, () => 0);
    valueOf(journal.undo(actionId));
    expect(await inCircle("Partners")).toEqual(["CERT-ZZ"]);
    expectSound(ours);
  });
});

describe("bundles for a circle", () => {
  test("are one for those who may know of each other and one alone for each who is hidden", async () => {
    const id = await create({
      name: "Partners",
      members: [member(yy), member(zz), member(ww, true)],
    });
    const bundles = createBundles(ours);
    const chosen = { circleIds: [id], peerIds: [] };
    const groups = valueOf(bundles.groups(chosen, [INCIDENT_ID]));
    const ordered = (a = "", b = "") => (a < b ? -1 : 1);
    const expected = [[yy, zz].toSorted(ordered), [ww]];
    expect(groups.map(({ organisationIds }) => organisationIds)).toEqual(
      expected.toSorted(([a], [b]) => ordered(a, b)),
    );
    for (const [at, { organisationIds }] of groups.entries()) {
      const order = { peerIds: organisationIds, incidentIds: [INCIDENT_ID] };
      const path = `${STICK}/${String(at)}.age`;
      const { written } = valueOf(await bundles.create(order, path, {}));
      const named = written.manifest.recipients.listed.map((one) => one.organisationId);
      expect(new Set(named)).toEqual(new Set(organisationIds));
      expect(JSON.stringify(written.manifest).includes(ww ?? "")).toBe(
        organisationIds.includes(ww ?? ""),
      );
    }
  });

  test("of what is due since the last go to each alone, and nothing goes to a circle that is not there", async () => {
    const id = await create({ name: "Partners", members: [member(yy), member(zz)] });
    const { groups } = createBundles(ours);
    const due = valueOf(groups({ circleIds: [id], peerIds: [] }, "since-last"));
    expect(due.map(({ organisationIds }) => organisationIds.length)).toEqual([1, 1]);
    expect(groups({ circleIds: [INCIDENT_ID], peerIds: [] }, "all")).toMatchObject({
      error: { kind: "not-found", recordKind: "circle" },
    });
  });
});
