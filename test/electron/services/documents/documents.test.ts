import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { incidentIdSchema, type IncidentId } from "../../../../shared/model/ids.ts";
import { failureOf } from "../../../../electron/rpc/failure-error.ts";
import { startTestVault, type TestCore } from "../../../helpers/core.ts";

let test: TestCore;
let id: IncidentId;
beforeEach(async () => {
  test = await startTestVault();
  const made = await test.core.client.incidents.create({ title: "Web shell", tlp: "TLP:GREEN" });
  id = made.id;
  const { client } = test.core;
  await client.notes.add({ incidentId: id, draft: { text: "canary-green", tlp: "TLP:GREEN" } });
  await client.notes.add({ incidentId: id, draft: { text: "canary-amber", tlp: "TLP:AMBER" } });
  await client.notes.add({ incidentId: id, draft: { text: "canary-red", tlp: "TLP:RED" } });
});
afterEach(async () => {
  await test.end();
});

async function saved(ticket: string): Promise<string> {
  const path = join(test.folder, `out-${ticket.slice(0, 8)}`);
  const result = await test.core.local.saveDownload(ticket, path);
  if (!result.ok) throw new Error(result.error.kind);
  return readFileSync(path, "utf8");
}

const report = (
  ceiling: "TLP:CLEAR" | "TLP:GREEN" | "TLP:AMBER" | "TLP:RED",
  format: "html" | "md" | "pdf" | "docx",
) => test.core.client.documents.caseReport({ id, ceiling, format, acknowledged: true });

const refusalOf = (promise: Promise<unknown>) => promise.then(() => null, failureOf);

describe("the case report", () => {
  it.each(["html", "md"] as const)(
    "leaves out what is above the ceiling, as %s",
    async (format) => {
      const made = await report("TLP:AMBER", format);
      const text = (await saved(made.ticket)).replaceAll("\\", "");
      expect(made).toMatchObject({ tlp: "TLP:AMBER", withheld: [{ tlp: "TLP:RED", count: 1 }] });
      expect(text).toContain("canary-green");
      expect(text).toContain("canary-amber");
      expect(text).not.toContain("canary-red");
    },
  );

  it("leaves the same out of a PDF", async () => {
    const made = await report("TLP:AMBER", "pdf");
    const path = join(test.folder, "report.pdf");
    await test.core.local.saveDownload(made.ticket, path);
    const { stdout } = spawnSync("pdftotext", [path, "-"], { encoding: "utf8" });
    expect(made.name).toMatch(/^TLP-AMBER_.+\.pdf$/);
    expect(stdout).toContain("canary-amber");
    expect(stdout).not.toContain("canary-red");
  });

  it("counts what it withholds, but says nothing of what is RED", async () => {
    const made = await report("TLP:GREEN", "html");
    const text = await saved(made.ticket);
    expect(made.withheld).toEqual([
      { tlp: "TLP:AMBER", count: 1 },
      { tlp: "TLP:RED", count: 1 },
    ]);
    expect(text).toContain("1 part is withheld");
    expect(text).not.toContain("TLP:RED");
  });

  it("shows everything under the strictest ceiling, with the score", async () => {
    const made = await report("TLP:RED", "html");
    const text = await saved(made.ticket);
    expect(made).toMatchObject({ tlp: "TLP:RED", withheld: [] });
    expect(text).toContain("canary-red");
    expect(text).toContain("Triage score");
    expect(text).not.toContain("withheld");
  });

  it("says what is judged, but not of an item that rests on a record above the ceiling", async () => {
    const { judgement, notes } = test.core.client;
    await judgement.addHypothesis({
      incidentId: id,
      draft: { question: "Who?", claim: "canary-claim", likelihood: "likely" },
    });
    const { items } = await notes.list({ incidentId: id });
    for (const note of items) {
      const draft = { recordKind: "note", recordId: note.id, text: `about ${note.text}` } as const;
      await judgement.addItem({ incidentId: id, draft });
    }
    const text = (await saved((await report("TLP:AMBER", "md")).ticket)).replaceAll("\\", "");
    expect(text).toContain("canary-claim");
    expect(text).toContain("likely (55–80 %)");
    expect(text).toContain("about canary-amber");
    expect(text).not.toContain("canary-red");
  });

  it("is refused when the incident itself is above the ceiling", async () => {
    expect(await refusalOf(report("TLP:CLEAR", "md"))).toMatchObject({
      kind: "above-ceiling",
      ceiling: "TLP:CLEAR",
    });
  });

  it("previews what it would withhold and makes nothing", async () => {
    const { client } = test.core;
    const before = (await client.journal.list({})).items.length;
    const preview = await client.documents.previewCaseReport({ id, ceiling: "TLP:GREEN" });
    expect(preview.withheld.map(({ count }) => count)).toEqual([1, 1]);
    expect((await client.journal.list({})).items).toHaveLength(before);
  });

  it("stands in the journal, can't be undone, and leaves the chain whole", async () => {
    await report("TLP:GREEN", "html");
    const { client } = test.core;
    const [entry] = (await client.journal.list({ limit: 1 })).items;
    expect(entry).toMatchObject({
      verb: "case-report-made",
      subjectKind: "incident",
      cause: "TLP:GREEN, ≤ TLP:GREEN, html, en",
    });
    expect(await saved((await client.journal.export()).ticket)).toContain(
      "TLP:GREEN, ≤ TLP:GREEN, html, en",
    );
    expect((await client.journal.undoable())?.verb).toBe("note-added");
    const stream = await client.journal.verify();
    let step = await stream.next();
    while (step.done !== true) step = await stream.next();
    expect(step.value.isOk).toBe(true);
  });

  it("is written in the language asked for, with chosen sections only", async () => {
    const made = await test.core.client.documents.caseReport({
      id,
      language: "de",
      sections: ["facts"],
      format: "html",
      acknowledged: true,
    });
    const text = await saved(made.ticket);
    expect(text).toContain('<html lang="de">');
    expect(text).toContain("Sachverhalt");
    expect(text).not.toContain("canary");
    expect(made.withheld).toEqual([]);
  });
});

describe("the custody sheet", () => {
  it("carries hash, origin, every act and lines to sign, and stands in the journal", async () => {
    const { client, local } = test.core;
    const path = join(test.folder, "sample.bin");
    writeFileSync(path, "hello");
    const offered = await local.offerFile(path);
    if (!offered.ok) throw new Error(offered.error.kind);
    const subject = { kind: "incident", id: incidentIdSchema.parse(id) } as const;
    const added = await client.evidence.add({ subject, uploadIds: [offered.value.uploadId] });
    const [item] = added.ids;
    if (item === undefined) throw new Error("nothing added");
    await client.evidence.handOver({ id: item, to: "Forensic lab", detail: "sealed bag 7" });
    const made = await client.documents.custodySheet({
      id: item,
      format: "html",
      acknowledged: true,
    });
    const text = await saved(made.ticket);
    const { number } = await client.incidents.get({ id });
    for (const expected of [
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
      number,
      "Forensic lab; sealed bag 7",
      "signature on paper",
      "Everything that is signed holds.",
      "Taken over by",
    ]) {
      expect(text).toContain(expected);
    }
    expect(made.tlp).toBe("TLP:GREEN");
    const [entry] = (await client.journal.list({ limit: 1 })).items;
    expect(entry?.verb).toBe("custody-sheet-made");
  });
});
