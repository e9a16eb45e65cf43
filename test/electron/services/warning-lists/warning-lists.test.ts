import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTestVault, type TestCore } from "../../../helpers/core.ts";

let test: TestCore;
beforeEach(async () => {
  test = await startTestVault();
});
afterEach(() => test.end());

const NAME = "Our own scanners";
const listOf = (entries: readonly string[], version = 20260102): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({ name: NAME, version, type: "cidr", matching_attributes: [], list: entries }),
  );

async function recheck(signal?: AbortSignal): Promise<{ checked: number; changed: number }> {
  const stream = await test.core.client.warningLists.recheck(
    undefined,
    signal === undefined ? {} : { signal },
  );
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value;
  }
}

const hitsOn = async (value: string) =>
  (await test.core.client.observables.find({ values: [value] })).items[0]?.warninglists;

async function addObservables(count: number): Promise<void> {
  const { id } = await test.core.client.incidents.create({ title: "Scan", tlp: "TLP:GREEN" });
  await test.core.client.observables.add({
    subject: { kind: "incident", id },
    items: Array.from({ length: count }, (_, at) => ({
      type: "ip-dst",
      value: `198.51.${String(Math.floor(at / 250))}.${String(at % 250)}`,
    })),
  });
}

describe("warning lists", () => {
  it("come with the program, each with its day", async () => {
    const { items, isRechecked } = await test.core.client.warningLists.list();
    expect(items.length).toBeGreaterThan(30);
    expect(items.every(({ date }) => /^\d{4}-\d\d-\d\d$/.test(date))).toBe(true);
    expect(items.every(({ installedAt }) => installedAt === null)).toBe(true);
    expect(isRechecked).toBe(true);
  });

  it("that are brought in tell of what is in the vault and of what comes, with their day", async () => {
    await addObservables(3);
    expect(await hitsOn("198.51.0.1")).toEqual([]);
    const { client } = test.core;
    expect(await client.warningLists.install({ bytes: listOf(["198.51.0.0/24"]) })).toEqual({
      name: NAME,
      entries: 1,
      leftOut: 0,
      replaced: false,
    });
    expect((await client.warningLists.list()).isRechecked).toBe(false);
    expect(await recheck()).toEqual({ checked: 3, changed: 3 });
    expect((await client.warningLists.list()).isRechecked).toBe(true);
    const hit = [{ name: NAME, date: "2026-01-02" }];
    expect(await hitsOn("198.51.0.1")).toEqual(hit);
    expect(await hitsOn("198.51.0.200")).toEqual(hit);
    const listed = await client.observables.list({ query: `warninglist:"${NAME}"` });
    expect(listed.items).toHaveLength(3);
  });

  it("give way to a list of the same name, and are gone when they are removed", async () => {
    await addObservables(3);
    const { client } = test.core;
    await client.warningLists.install({ bytes: listOf(["198.51.0.0/24"]) });
    await recheck();
    const next = await client.warningLists.install({ bytes: listOf(["192.0.2.0/24"], 20260301) });
    expect(next.replaced).toBe(true);
    await recheck();
    expect(await hitsOn("198.51.0.1")).toEqual([]);
    expect(await hitsOn("192.0.2.1")).toContainEqual({ name: NAME, date: "2026-03-01" });
    await client.warningLists.remove({ name: NAME });
    await recheck();
    const names = (await client.warningLists.list()).items.map(({ name }) => name);
    expect(names).not.toContain(NAME);
    await expect(client.warningLists.remove({ name: NAME })).rejects.toMatchObject({
      data: { kind: "invalid-value", found: NAME },
    });
  });

  it("are looked up from where it was left, when looking up was cancelled", async () => {
    await addObservables(4_500);
    const { client } = test.core;
    await client.warningLists.install({ bytes: listOf(["198.51.0.0/16"]) });
    const stop = new AbortController();
    const stream = await client.warningLists.recheck(undefined, { signal: stop.signal });
    await stream.next();
    stop.abort();
    await stream.next().catch(() => undefined);
    expect((await client.warningLists.list()).isRechecked).toBe(false);
    const rest = await recheck();
    expect(rest.changed).toBeLessThan(4_500);
    expect(
      (await client.observables.list({ query: `warninglist:"${NAME}"`, limit: 1 })).items,
    ).toHaveLength(1);
    expect(await client.observables.count({ query: `warninglist:"${NAME}"` })).toEqual({
      count: 4_500,
    });
  });

  it("change with a line in the journal, and a refused file changes nothing", async () => {
    const { client } = test.core;
    await client.warningLists.install({ bytes: listOf(["198.51.0.0/24"]) });
    await expect(
      client.warningLists.install({ bytes: new TextEncoder().encode("{}") }),
    ).rejects.toMatchObject({
      data: { kind: "warning-list-refused", problem: "not-a-warning-list" },
    });
    const [last] = (await client.journal.list({ limit: 1 })).items;
    expect(last).toMatchObject({ verb: "warning-list-installed", cause: `${NAME}, 20260102` });
  });
});
