import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createDesk, type Desk } from "../helpers/cli.ts";
import { dataPath } from "../helpers/data.ts";

const installed = z.object({
  files: z.array(z.object({ status: z.string(), name: z.string().nullable(), entries: z.int() })),
  checked: z.int(),
  changed: z.int(),
});
const listed = z.object({
  items: z.array(
    z.object({ name: z.string(), date: z.string(), installedAt: z.string().nullable() }),
  ),
  isRechecked: z.boolean(),
});
const found = z.object({
  items: z.array(
    z.object({ warninglists: z.array(z.object({ name: z.string(), date: z.string() })) }),
  ),
});

/** Each command derives its key from the passphrase at full cost. */
const SEVERAL_COMMANDS_MS = 240_000;

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk("CERT-XX");
}, SEVERAL_COMMANDS_MS);
afterAll(() => desk.dispose());

test(
  "lists from a stick are brought in beside a file that is none, and are in force at once",
  async () => {
    const note = await desk.write("note.txt", "host 203.0.113.80 scanned us");
    await desk.run(["import", note, "--tlp", "TLP:GREEN"]);
    const own = await desk.write(
      "own.json",
      JSON.stringify({
        name: "Our own scanners",
        version: 20260102,
        type: "cidr",
        matching_attributes: [],
        list: ["203.0.113.0/24"],
      }),
    );
    const published = dataPath("misp-warninglists/lists/bank-website/list.json");
    const run = await desk.run(["warninglist", "install", own, published, note]);
    expect(run.code).toBe(1);
    const done = installed.parse(run.json());
    expect(done.files.map(({ status, entries }) => [status, entries])).toEqual([
      ["installed", 1],
      ["installed", 2_226],
      ["refused", 0],
    ]);
    expect(done.changed).toBe(1);
    const { items } = await desk.get(found, ["observable", "find", "203.0.113.80"]);
    expect(items[0]?.warninglists).toContainEqual({
      name: "Our own scanners",
      date: "2026-01-02",
    });
    const lists = await desk.get(listed, ["warninglist", "list"]);
    expect(lists.isRechecked).toBe(true);
    expect(lists.items.filter(({ installedAt }) => installedAt !== null)).toHaveLength(2);
    const removed = await desk.run(["warninglist", "remove", "Our own scanners"]);
    expect(removed.json()).toMatchObject({ name: "Our own scanners", changed: 1 });
  },
  SEVERAL_COMMANDS_MS,
);
