import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ImportRun } from "../../../../shared/model/import-run.ts";
import { startTestVault, type TestCore } from "../../../helpers/core.ts";

let test: TestCore;
beforeEach(async () => {
  test = await startTestVault();
});
afterEach(async () => {
  await test.end();
});

type Options = Parameters<TestCore["core"]["client"]["imports"]["start"]>[0]["options"];

async function importText(
  files: Readonly<Record<string, string>>,
  options: Options = {},
  signal?: AbortSignal,
): Promise<ImportRun> {
  const uploadIds: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const path = join(test.folder, name);
    writeFileSync(path, text);
    const offered = await test.core.local.offerFile(path);
    if (!offered.ok) throw new Error(offered.error.kind);
    uploadIds.push(offered.value.uploadId);
  }
  const stream = await test.core.client.imports.start(
    { uploadIds, options },
    signal === undefined ? {} : { signal },
  );
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value;
  }
}

const counts = async () => (await test.core.client.vault.info()).counts;

const UUID = "5758ebf5-c898-48e6-9fe9-5665c0a83866";

function mispEvent(info: string, ip: string, tags: readonly string[] = []): string {
  return JSON.stringify({
    Event: {
      uuid: UUID,
      info,
      date: "2026-01-02",
      timestamp: "1767312000",
      Tag: tags.map((name) => ({ name })),
      Attribute: [
        {
          uuid: "5758ebf5-c898-48e6-9fe9-5665c0a83867",
          type: "ip-dst",
          category: "Network activity",
          to_ids: true,
          value: ip,
        },
      ],
    },
  });
}

describe("import", () => {
  it("opens an incident for a MISP event and leaves everything else in the queue", async () => {
    const run = await importText({
      "event.json": mispEvent("Scan wave", "198.51.100.7", ["tlp:green"]),
      "mail.eml":
        "From: a@b.example\r\nMessage-ID: <1@b>\r\nSubject: Help\r\n\r\nSee 203.0.113.9\r\n",
    });
    expect(run.totals).toMatchObject({ files: 2, imported: 2, reports: 2, incidents: 1 });
    const incidents = await test.core.client.incidents.list({});
    expect(incidents.items.map(({ title, tlp, status }) => ({ title, tlp, status }))).toEqual([
      { title: "Scan wave", tlp: "TLP:GREEN", status: "new" },
    ]);
    const waiting = await test.core.client.reports.list({ query: "status:new" });
    expect(waiting.items.map(({ title }) => title)).toEqual(["Help"]);
  });

  it("changes nothing when the same file comes again, also under another name, and says so", async () => {
    const text = mispEvent("Scan wave", "198.51.100.7");
    await importText({ "a.json": text });
    const before = await counts();
    const again = await importText({ "b.json": text });
    expect(again.files[0]).toMatchObject({
      status: "duplicate",
      found: 1,
      stored: 0,
      duplicates: 1,
    });
    expect(await counts()).toEqual(before);
  });

  it("never takes other content for a repetition because it claims a known id (threats row 36)", async () => {
    await importText({ "a.json": mispEvent("Ours", "198.51.100.7") });
    const other = await importText({ "b.json": mispEvent("Theirs", "203.0.113.66") });
    expect(other.files[0]).toMatchObject({ status: "imported", stored: 1, duplicates: 0 });
    expect(other.files[0]?.warnings.map(({ kind }) => kind)).toContain("other-edition");
    const titles = (await test.core.client.incidents.list({ sort: "created" })).items.map(
      ({ title }) => title,
    );
    expect(titles).toEqual(["Ours", "Theirs"]);
  });

  it("asks for a marking where the source has none, and marks report, incident and file in one action", async () => {
    const run = await importText({ "a.json": mispEvent("Unmarked", "198.51.100.7") });
    expect(run.files[0]?.unmarkedReportIds).toHaveLength(1);
    const marked = await test.core.client.imports.mark({ id: run.id, tlp: "TLP:AMBER" });
    expect(marked.changed).toBe(3);
    expect((await test.core.client.incidents.list({})).items[0]?.tlp).toBe("TLP:AMBER");
    await test.core.client.journal.undo({});
    expect((await test.core.client.incidents.list({})).items[0]?.tlp).toBeNull();
  });

  it("stores nothing in a dry run and counts what would come in", async () => {
    const before = await counts();
    const run = await importText(
      { "a.json": mispEvent("Dry", "198.51.100.7") },
      { isDryRun: true },
    );
    expect(run.totals).toMatchObject({ imported: 1, stored: 1, reports: 1, incidents: 1 });
    expect(await counts()).toEqual(before);
  });

  it("goes on past bad files and names what is wrong with each", async () => {
    const run = await importText({
      "bad.json": '{"Event": {"info": "x", "info": "y"}}',
      "good.txt": "C2 at 203.0.113.9",
    });
    expect(run.files.map(({ status }) => status)).toEqual(["refused", "imported"]);
    expect(run.files[0]?.errors[0]?.message).not.toBe("");
  });

  it.skipIf(process.platform !== "linux")(
    "goes on past a file whose device fails in the middle, and keeps nothing of it (threats row 48)",
    async () => {
      const before = await counts();
      const offered = await test.core.local.offerFile("/proc/self/mem");
      if (!offered.ok) throw new Error(offered.error.kind);
      const stream = await test.core.client.imports.start({
        uploadIds: [offered.value.uploadId],
        options: {},
      });
      let step = await stream.next();
      while (step.done !== true) step = await stream.next();
      expect(step.value.files).toMatchObject([
        { status: "refused", errors: [{ kind: "file-not-readable" }] },
      ]);
      expect(await counts()).toEqual(before);
    },
  );

  it("keeps a value that does not have the form of its type, with a warning", async () => {
    const run = await importText({ "a.json": mispEvent("Odd", "148.81.111.11.12") });
    expect(run.files[0]).toMatchObject({ status: "imported", stored: 1, skipped: 0 });
    expect(run.files[0]?.warnings.map(({ kind }) => kind)).toContain("unchecked-value");
    const found = await test.core.client.search.query({ query: "148.81.111.11.12" });
    expect(found.hits.length).toBeGreaterThan(0);
  });

  it("takes a whole import back with one undo", async () => {
    const before = await counts();
    await importText({ "a.json": mispEvent("Mistake", "198.51.100.7") });
    await test.core.client.journal.undo({});
    expect(await counts()).toEqual(before);
    expect((await test.core.client.search.query({ query: "Mistake" })).hits).toEqual([]);
  });

  it("leaves nothing of the file at work when it is cancelled", async () => {
    const before = await counts();
    const rows = Array.from(
      { length: 60_000 },
      (_, n) => `10.${String((n >> 16) & 255)}.${String((n >> 8) & 255)}.${String(n & 255)},x`,
    );
    const cancel = new AbortController();
    const started = importText(
      { "big.csv": ["ip,comment", ...rows].join("\n") },
      {},
      cancel.signal,
    );
    setTimeout(() => {
      cancel.abort();
    }, 150);
    await started.catch(() => undefined);
    expect(await counts()).toEqual(before);
  });

  it("refuses a mapping that is none, naming the member", async () => {
    const saving = test.core.client.imports.mappings.save({
      name: "m",
      mappingJson: '{"version":2}',
    });
    await expect(saving).rejects.toMatchObject({
      data: { kind: "invalid-value", field: "mapping.version" },
    });
  });
});
