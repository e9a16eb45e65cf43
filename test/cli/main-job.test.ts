import { relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDesk } from "../helpers/cli.ts";
import type { Desk } from "../helpers/cli.ts";
import { dataPath } from "../helpers/data.ts";
import { expectedFiles, SUITES } from "./expected-files.ts";
import { importDocument, vaultCheck, vaultInfo } from "./shapes.ts";
import type { ImportDocument, ImportedFile } from "./shapes.ts";

/** Whole import of all suites on two slow cores. */
const IMPORT_TIMEOUT_MS = 240_000;

const PATHS = SUITES.map((suite) => dataPath(suite));
const ITEM_COUNTS = [
  "found",
  "stored",
  "duplicates",
  "skipped",
  "reports",
  "incidents",
  "observables",
  "evidence",
  "relations",
] as const;

let desk: Desk;
let imported: ImportDocument;
let exitCode: number | null;
let byFile: ReadonlyMap<string, ImportedFile>;

beforeAll(async () => {
  desk = await createDesk();
  const run = await desk.run(["import", ...PATHS]);
  imported = importDocument.parse(run.json());
  byFile = new Map(imported.files.map((file) => [relative(dataPath(""), file.path), file]));
  exitCode = run.code;
}, IMPORT_TIMEOUT_MS);

afterAll(() => desk.dispose());

describe("importing every public file of the formats", () => {
  test.each(expectedFiles())("$file: $found items", ({ file, formats, found, events }) => {
    const result = byFile.get(file);
    expect(result).toBeDefined();
    expect(formats).toContain(result?.format);
    const isNew = result?.status === "imported";
    const reports = isNew ? (events ?? 1) : 0;
    expect(result).toMatchObject({ found, skipped: 0, errors: [], reports });
    expect((result?.evidence ?? 0) > 0).toBe(isNew);
  });

  test("exits 1, since one of the files is an empty document", () => {
    expect(exitCode).toBe(1);
  });

  test("gives a verdict on every file, with a reason where it is refused", () => {
    expect(imported.totals.files).toBe(byFile.size);
    const refused = imported.files.filter(({ status }) => status === "refused");
    expect(
      refused.map(({ path, errors }) => [relative(dataPath(""), path), errors[0]?.kind]),
    ).toEqual([["misp-pymisp/mispevent_testfiles/simple.json", "empty"]]);
    expect(imported.files.filter(({ status }) => status === "partial")).toEqual([]);
  });

  test("says what it took of documents that hold no MISP event", () => {
    for (const name of ["mispevent_testfiles/event_obj_attr_tag.json", "sharing_groups.json"])
      expect(byFile.get(`misp-pymisp/${name}`)?.warnings.length, name).toBeGreaterThan(0);
  });

  test("takes what is not an event of a suite of events verbatim", () => {
    expect(byFile.get("misp-eset/dnsbirthday/rqz-dnsduvel_blocklist.json")).toMatchObject({
      status: "imported",
      format: "json",
      reports: 1,
    });
  });

  test("keeps a ledger whose numbers add up, by file and in all", () => {
    for (const { path, found, stored, duplicates, skipped } of imported.files)
      expect(stored + duplicates + skipped, path).toBe(found);
    for (const name of ITEM_COUNTS)
      expect(imported.totals[name], name).toBe(sum(imported.files.map((file) => file[name])));
    for (const status of ["imported", "duplicate", "partial", "refused"] as const)
      expect(imported.totals[status], status).toBe(
        imported.files.filter((file) => file.status === status).length,
      );
  });

  test("agrees with what the vault says it holds", async () => {
    const { counts } = await desk.get(vaultInfo, ["vault", "info"]);
    expect(counts["reports"]).toBe(imported.totals.reports);
    expect(counts["incidents"]).toBe(imported.totals.incidents);
    expect(counts["evidence"]).toBe(imported.totals.evidence);
    expect(counts["observables"]).toBeGreaterThan(0);
  });
});

describe("importing the same files again", () => {
  let before: Readonly<Record<string, number>>;
  let again: ImportDocument;

  beforeAll(async () => {
    before = (await desk.get(vaultInfo, ["vault", "info"])).counts;
    again = importDocument.parse((await desk.run(["import", ...PATHS])).json());
  }, IMPORT_TIMEOUT_MS);

  test("calls every file that came in a duplicate and stores nothing", () => {
    const statuses = new Set(again.files.map(({ status, path }) => `${status} ${path}`));
    for (const { path, status } of imported.files)
      expect(statuses).toContain(`${status === "refused" ? "refused" : "duplicate"} ${path}`);
    expect(again.totals).toMatchObject({ stored: 0, skipped: 0, reports: 0, incidents: 0 });
    expect(again.totals.duplicates).toBe(again.totals.found);
  });

  test("changes no count of the vault", async () => {
    expect((await desk.get(vaultInfo, ["vault", "info"])).counts).toEqual(before);
  });

  test("leaves a vault that checks", async () => {
    expect(await desk.get(vaultCheck, ["vault", "check"])).toMatchObject({
      ok: true,
      problems: [],
    });
  }, 120_000);
});

describe("the ledger of a run of its own", () => {
  test("a dry run tells the same numbers and stores nothing", async () => {
    const fresh = await createDesk();
    const paths = [dataPath("eml"), dataPath("misp-core")];
    const dry = await fresh.get(importDocument, ["import", "--dry-run", ...paths]);
    expect((await fresh.get(vaultInfo, ["vault", "info"])).counts["reports"]).toBe(0);
    const real = await fresh.get(importDocument, ["import", ...paths]);
    expect(dry.totals).toEqual(real.totals);
    await fresh.dispose();
  });

  test("files that can't be read stand in it beside those that can, and the run exits 1", async () => {
    const good = await desk.write("note.txt", "Beacon to hxxp://only-here[.]example/x");
    const run = await desk.run(["import", desk.path("missing.eml"), good, "/dev/zero"]);
    expect(run.code).toBe(1);
    expect(importDocument.parse(run.json()).totals).toMatchObject({
      files: 3,
      imported: 1,
      refused: 2,
    });
  });

  test("a column mapping of the analyst is followed", async () => {
    const map = await desk.write(
      "map.json",
      JSON.stringify({
        version: 1,
        recognisedAs: null,
        columns: [
          { column: "host", use: { role: "observable", type: "domain" } },
          { column: "remark", use: { role: "comment" } },
        ],
      }),
    );
    const table = await desk.write("feed.csv", "host,remark\nmapped-only.example,hm\n");
    const run = await desk.run(["import", table, "--format", "csv", "--map", map]);
    expect(importDocument.parse(run.json()).totals).toMatchObject({
      found: 1,
      stored: 1,
      observables: 1,
    });
  });
});

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, next) => total + next, 0);
