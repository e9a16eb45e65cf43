import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createDesk } from "../helpers/cli.ts";
import type { Desk } from "../helpers/cli.ts";
import { createdIncident, errorDocument, evidenceItems } from "./shapes.ts";

const madeReport = z.object({
  out: z.string(),
  bytes: z.int(),
  tlp: z.string(),
  ceiling: z.string(),
  withheld: z.array(z.object({ tlp: z.string().nullable(), count: z.int() })),
});
const madeSheet = z.object({ out: z.string(), bytes: z.int(), tlp: z.string() });

let desk: Desk;
let incident: string;
let file: string;

beforeAll(async () => {
  desk = await createDesk();
  const create = ["incident", "create", "--title", "Web shell on mail gateway", "--tlp", "AMBER"];
  incident = (await desk.get(createdIncident, create)).number;
  const dump = await desk.write("dump.bin", Buffer.from("dump"));
  const added = await desk.get(evidenceItems, ["evidence", "add", dump, "--incident", incident]);
  file = added.items[0]?.id ?? "";
});
afterAll(() => desk.dispose());

describe("incident report", () => {
  test("writes a file of its label and language, and says so", async () => {
    const out = desk.path("report.html");
    const options = ["--language", "de", "--out", out];
    const made = await desk.get(madeReport, ["incident", "report", incident, ...options]);
    expect(made).toMatchObject({ out, tlp: "TLP:AMBER", ceiling: "TLP:AMBER" });
    const text = readFileSync(out, "utf8");
    expect(Buffer.byteLength(text)).toBe(made.bytes);
    expect(text).toContain('<html lang="de">');
    expect(text).toContain("Web shell on mail gateway");
    expect(text).toContain("TLP:AMBER");
  });

  test("never overwrites, and leaves nothing where the incident is above the ceiling", async () => {
    const out = desk.path("report.html");
    expect((await desk.run(["incident", "report", incident, "--out", out])).code).toBe(1);
    const low = desk.path("low.md");
    const options = ["--tlp-max", "GREEN", "--format", "md", "--out", low];
    const refused = await desk.run(["incident", "report", incident, ...options]);
    expect(refused.code).toBe(1);
    expect(errorDocument.parse(refused.json()).error).toMatchObject({
      kind: "above-ceiling",
      tlp: "TLP:AMBER",
      ceiling: "TLP:GREEN",
    });
    expect(existsSync(low)).toBe(false);
  });

  test.each([
    ["pdf", "%PDF-1.7"],
    ["docx", "PK"],
    ["markdown", "**TLP"],
  ])("--format %s writes such a file", async (format, start) => {
    const out = desk.path(`report-as-${format}`);
    const options = ["--format", format, "--out", out];
    const made = await desk.get(madeReport, ["incident", "report", incident, ...options]);
    const bytes = readFileSync(out);
    expect(bytes.length).toBe(made.bytes);
    expect(bytes.toString("latin1").startsWith(start)).toBe(true);
  });

  test("--template takes own wording, and says where it is wrong", async () => {
    const good = await desk.write("own.txt", Buffer.from("# Brief\n{{title}} ({{tlp}})\n"));
    const out = desk.path("own.md");
    const options = ["--format", "md", "--out", out];
    await desk.get(madeReport, ["incident", "report", incident, "--template", good, ...options]);
    expect(readFileSync(out, "utf8")).toContain("## Brief\n\nWeb shell on mail gateway \\(TLP");
    const bad = await desk.write("bad.txt", Buffer.from("one\n{{secret}}"));
    const refused = await desk.run([
      ...["incident", "report", incident, "--template", bad, "--out", desk.path("bad.html")],
    ]);
    expect(refused.code).toBe(1);
    expect(errorDocument.parse(refused.json()).error).toMatchObject({
      kind: "template-refused",
      problem: { kind: "unknown-name", found: "secret", line: 2, column: 1 },
    });
    expect(existsSync(desk.path("bad.html"))).toBe(false);
  });

  test.each([
    ["--language", "xx"],
    ["--format", "odt"],
    ["--section", "nothing"],
  ])("%s %s is a wrong use", async (option, value) => {
    const out = ["--out", desk.path("no.html")];
    const run = await desk.run(["incident", "report", incident, option, value, ...out]);
    expect(run.code).toBe(2);
    expect(existsSync(desk.path("no.html"))).toBe(false);
  });
});

test("evidence custody writes the sheet that goes with a file", async () => {
  const out = desk.path("sheet.md");
  const options = ["--format", "md", "--out", out];
  const made = await desk.get(madeSheet, ["evidence", "custody", file, ...options]);
  expect(made).toMatchObject({ out, tlp: "TLP:AMBER" });
  const text = readFileSync(out, "utf8");
  expect(text).toContain("dump.bin");
  expect(text).toContain(incident);
});

test("journal brief writes what one shift hands to the next", async () => {
  const out = desk.path("brief.md");
  const options = ["--since", "12h", "--format", "md", "--out", out];
  const made = await desk.get(madeReport, ["journal", "brief", ...options]);
  expect(made).toMatchObject({ out, tlp: "TLP:AMBER", ceiling: "TLP:AMBER+STRICT" });
  expect(readFileSync(out, "utf8")).toContain("Web shell on mail gateway");
  const low = desk.path("brief-low.md");
  const kept = ["--tlp-max", "GREEN", "--format", "md", "--out", low];
  const lower = await desk.get(madeReport, ["journal", "brief", ...kept]);
  expect(lower.withheld).toEqual([{ tlp: "TLP:AMBER", count: 1 }]);
  expect(readFileSync(low, "utf8")).not.toContain("Web shell");
  const none = ["--since", "soon", "--out", desk.path("none.md")];
  const refused = await desk.run(["journal", "brief", ...none]);
  expect(refused.code).toBe(1);
  expect(errorDocument.parse(refused.json()).error.kind).toBe("invalid-value");
});

test("all of them stand in the journal with what they were made as", async () => {
  const entries = z.object({
    entries: z.array(z.object({ verb: z.string(), cause: z.string().nullable() })),
  });
  const journal = await desk.get(entries, ["journal", "list", "--limit", "8"]);
  expect(journal.entries.map(({ verb }) => verb)).toEqual([
    "shift-brief-made",
    "shift-brief-made",
    "custody-sheet-made",
    "case-report-made",
    "case-report-made",
    "case-report-made",
    "case-report-made",
    "case-report-made",
  ]);
  expect(journal.entries[6]?.cause).toBe("TLP:AMBER, ≤ TLP:AMBER, pdf, en");
});
