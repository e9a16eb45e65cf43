import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createDesk, runCli, type Desk } from "../helpers/cli.ts";
import { createdIncident, errorDocument } from "./shapes.ts";

const listed = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      language: z.string(),
      version: z.int(),
      origin: z.string(),
      isOverdue: z.boolean(),
    }),
  ),
});
const sheetMade = z.object({
  tlp: z.string(),
  guide: z.object({ id: z.string(), language: z.string() }),
});
const saved = z.object({ version: z.int(), actionId: z.int() });
const shown = z.object({ guide: z.object({ title: z.string(), reviewBy: z.string() }) });

/** Each command derives its key from the passphrase at full cost. */
const SEVERAL_COMMANDS_MS = 240_000;

let desk: Desk;
/** On a machine with no vault. */
const alone = (...args: readonly string[]) => runCli([...args, "--json"], { env: desk.env });

beforeAll(async () => {
  desk = await createDesk("CERT-XX");
}, SEVERAL_COMMANDS_MS);

afterAll(() => desk.dispose());

describe("guides without a vault", () => {
  test("are listed, found by words, shown and exported", async () => {
    const list = listed.parse((await alone("guide", "list", "--language", "de")).json());
    expect(list.items).toHaveLength(10);
    const query = ["guide", "list", "--language", "fr", "--query", "rancongiciel"];
    const [best] = listed.parse((await alone(...query)).json()).items;
    expect(best).toMatchObject({ id: "ransomware", origin: "shipped", isOverdue: false });
    const out = desk.path("guides");
    mkdirSync(out);
    const command = ["guide", "export", "--language", "en", "--format", "html", "--out", out];
    expect((await alone(...command)).code).toBe(0);
    expect(readdirSync(out)).toHaveLength(10);
    const page = readFileSync(desk.path("guides/ddos.en.html"), "utf8");
    expect(page).toContain("TLP:CLEAR");
    expect(page).not.toContain("<script");
    const again = await alone(...command);
    expect(errorDocument.parse(again.json()).error.kind).toBe("file-not-writable");
  });
});

describe("guides of our own", () => {
  test(
    "come from a file, in later versions only, and go by undo",
    async () => {
      const out = desk.path("own");
      mkdirSync(out);
      await desk.run(["guide", "export", "ddos", "--language", "en", "--out", out]);
      const text = readFileSync(desk.path("own/ddos.en.md"), "utf8");
      const second = text
        .replace("version: 1", "version: 2")
        .replace(/^title: .*$/m, "title: Flood")
        .replace("reviewed: 2026-11-27", "reviewed: 2019-01-01")
        .replace("review-by: 2027-11-27", "review-by: 2020-01-01");
      const file = await desk.write("flood.md", second);
      const first = await desk.get(saved, ["guide", "save", file]);
      expect(first.version).toBe(2);
      const refused = await desk.run(["guide", "save", file]);
      expect(errorDocument.parse(refused.json()).error).toMatchObject({
        kind: "invalid-value",
        field: "version",
      });
      const list = await desk.get(listed, ["guide", "list", "--language", "en"]);
      expect(list.items.filter(({ isOverdue }) => isOverdue)).toMatchObject([
        { id: "ddos", version: 2, origin: "own" },
      ]);
      const review = ["guide", "review", "ddos", "--language", "en", "--review-by", "2099-01-01"];
      await desk.get(saved, review);
      expect((await desk.get(shown, ["guide", "show", "ddos"])).guide).toMatchObject({
        title: "Flood",
        reviewBy: "2099-01-01",
      });
      await desk.run(["guide", "remove", "ddos", "--language", "en"]);
      const { guide } = await desk.get(shown, ["guide", "show", "ddos"]);
      expect(guide.title).toContain("Denial of service");
    },
    SEVERAL_COMMANDS_MS,
  );

  test("are refused with the line where the file is no guide", async () => {
    const file = await desk.write("bad.md", "---\nid: x\n---\n");
    const refused = await desk.run(["guide", "save", file]);
    expect(errorDocument.parse(refused.json()).error).toMatchObject({ field: "line 2" });
  });
});

test(
  "a first-response sheet follows the class and the marking of the incident",
  async () => {
    const create = ["incident", "create", "--title", "Files locked at the town hall", "--tlp"];
    const kind = ["--class", 'rsit:availability="ddos"'];
    const { number } = await desk.get(createdIncident, [...create, "AMBER", ...kind]);
    const out = desk.path("sheet.html");
    const made = await desk.get(sheetMade, [
      "incident",
      "sheet",
      number,
      "--language",
      "de-AT",
      "--out",
      out,
    ]);
    expect(made).toMatchObject({ tlp: "TLP:AMBER", guide: { id: "ddos", language: "de" } });
    const page = readFileSync(out, "utf8");
    expect(page).toContain("Überlastangriff");
    expect(page).toContain(number);
    expect(page).not.toContain("<script");
    const low = ["incident", "sheet", number, "--tlp-max", "GREEN", "--out", desk.path("low.html")];
    expect(errorDocument.parse((await desk.run(low)).json()).error.kind).toBe("above-ceiling");
    const pdf = desk.path("sheet.pdf");
    await desk.get(sheetMade, ["incident", "sheet", number, "--format", "pdf", "--out", pdf]);
    expect(readFileSync(pdf).subarray(0, 8).toString("latin1")).toBe("%PDF-1.7");
    const journal = await desk.run(["journal", "list"]);
    expect(JSON.stringify(journal.json())).toContain("first-response-sheet-made");
  },
  SEVERAL_COMMANDS_MS,
);
