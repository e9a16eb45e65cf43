import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createDesk, type Desk } from "../helpers/cli.ts";

const taken = z.object({
  actionId: z.int().nullable(),
  ledger: z.record(z.string(), z.int()),
  faults: z.array(z.object({ line: z.int(), column: z.string(), text: z.string() })),
});
const matched = z.object({
  items: z.array(
    z.object({
      value: z.string(),
      constituent: z.object({ name: z.string() }).nullable(),
      by: z.object({ entry: z.string() }).nullable(),
      steps: z.array(z.object({ kind: z.string(), text: z.string() })),
    }),
  ),
});

/** Each command derives its key from the passphrase at full cost. */
const SEVERAL_COMMANDS_MS = 240_000;

let desk: Desk;
let file: string;

beforeAll(async () => {
  desk = await createDesk("CERT-XX");
  const lines = [
    "Organisation,country,sector,kind,ranges,domains,contact_mail",
    "Grid,DE,energy,essential,192.0.2.0/24;2001:db8::/32,grid.example,abuse@grid.example",
    "Provider,DE,,other,192.0.0.0/16,,",
    "Rail,DE,trains,essential,198.51.100.0/24,,",
  ];
  file = await desk.write("register.csv", lines.join("\n"));
}, SEVERAL_COMMANDS_MS);

afterAll(() => desk.dispose());

test(
  "a register is taken in once, and a value matched with its steps",
  async () => {
    const words = ["constituent", "import", file, "--map", "name=Organisation"];
    const first = await desk.run(words);
    expect(first.code).toBe(1);
    expect(taken.parse(first.json())).toMatchObject({
      ledger: { rows: 3, organisations: 2, refused: 1, added: 2, unchanged: 0 },
      faults: [{ line: 4, column: "sector", text: "not a sector of NIS2" }],
    });
    expect(taken.parse((await desk.run(words)).json())).toMatchObject({
      actionId: null,
      ledger: { added: 0, changed: 0, unchanged: 2 },
    });
    const values = ["192[.]0[.]2[.]7", "www.grid.example", "203.0.113.1"];
    const { items } = await desk.get(matched, ["constituent", "match", ...values]);
    expect(items.map(({ constituent, by }) => [constituent?.name, by?.entry])).toEqual([
      ["Grid", "192.0.2.0/24"],
      ["Grid", "grid.example"],
      [undefined, undefined],
    ]);
    expect(items[0]?.steps.map(({ kind }) => kind)).toEqual(["read-as", "won", "less-specific"]);
    expect(items[2]?.steps.at(-1)?.text).toContain("abuse contact of the registry");
  },
  SEVERAL_COMMANDS_MS,
);

test(
  "wrong usage is told by exit code 2",
  async () => {
    expect((await desk.run(["constituent", "match"])).code).toBe(2);
    const map = ["--map", "title=Organisation"];
    expect((await desk.run(["constituent", "import", file, ...map])).code).toBe(2);
    expect((await desk.run(["constituent", "import", "--help"])).code).toBe(0);
  },
  SEVERAL_COMMANDS_MS,
);
