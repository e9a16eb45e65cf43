import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createDesk } from "../helpers/cli.ts";
import type { Desk } from "../helpers/cli.ts";
import { createdIncident, errorDocument } from "./shapes.ts";

const made = z.object({
  out: z.string(),
  bytes: z.int(),
  tlp: z.string(),
  authority: z.string(),
  released: z.array(z.string()),
  withheld: z.array(z.object({ key: z.string(), why: z.string() })),
  missing: z.array(z.object({ key: z.string(), when: z.string() })),
});
const anything = z.looseObject({});
const GDPR = "gdpr-article-33";

/** Each command derives its key from the passphrase at full cost. */
const SEVERAL_COMMANDS_MS = 240_000;

let desk: Desk;
let incident: string;

beforeAll(async () => {
  desk = await createDesk();
  const create = ["incident", "create", "--title", "Clinic encrypted", "--tlp", "GREEN"];
  incident = (await desk.get(createdIncident, create)).number;
  await desk.get(anything, ["clock", "apply", incident, GDPR]);
  await desk.get(anything, ["clock", "apply", incident, "nis2-article-23"]);
  for (const [key = "", text = ""] of [
    ["persons-and-records", "4,000 patients"],
    ["cross-border", "clinics in LU"],
  ]) {
    await desk.get(anything, ["clock", "record", incident, "--content", key, "--text", text]);
  }
}, SEVERAL_COMMANDS_MS);
afterAll(() => desk.dispose());

const report = (...options: readonly string[]) => [
  "clock",
  "report",
  incident,
  GDPR,
  "notification",
  "--to",
  ...options,
];

test("clock report gives the fields that the stage asks for, as JSON and as PDF", async () => {
  const out = desk.path("report.json");
  const options = ["supervisory-authority", "--format", "json", "--out", out];
  const result = await desk.get(made, report(...options));
  expect(result).toMatchObject({
    tlp: "TLP:GREEN",
    released: ["persons-and-records"],
    withheld: [{ key: "cross-border", why: "not-asked" }],
  });
  expect(result.missing).toContainEqual({ key: "contact", when: "always" });
  const text = readFileSync(out, "utf8");
  expect(JSON.parse(text)).toMatchObject({
    format: "watchpost-stage-report-1",
    authority: "supervisory-authority",
    fields: [{ key: "persons-and-records" }],
  });
  expect(text).not.toContain("clinics");
  const pdf = desk.path("report.pdf");
  await desk.get(made, report("supervisory-authority", "--format", "pdf", "--out", pdf));
  expect(readFileSync(pdf).toString("latin1").startsWith("%PDF-1.7")).toBe(true);
});

test("an authority whom the stage does not go to gets nothing", async () => {
  const out = desk.path("wrong.html");
  const refused = await desk.run(report("csirt", "--out", out));
  expect(refused.code).toBe(1);
  expect(errorDocument.parse(refused.json()).error).toMatchObject({
    kind: "invalid-value",
    field: "authority",
    expected: "supervisory-authority",
  });
  expect(existsSync(out)).toBe(false);
});

test("what was given to whom stands in the journal", async () => {
  const entries = z.object({
    entries: z.array(z.object({ verb: z.string(), cause: z.string().nullable() })),
  });
  const journal = await desk.get(entries, ["journal", "list", "--limit", "2"]);
  expect(journal.entries.map(({ verb, cause }) => `${verb}: ${cause ?? ""}`)).toEqual([
    `stage-report-made: ${GDPR} notification → supervisory-authority, TLP:GREEN, pdf, en: persons-and-records`,
    `stage-report-made: ${GDPR} notification → supervisory-authority, TLP:GREEN, json, en: persons-and-records`,
  ]);
});
