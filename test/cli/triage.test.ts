import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDesk, runCli } from "../helpers/cli.ts";
import type { Desk } from "../helpers/cli.ts";
import { dataPath } from "../helpers/data.ts";
import {
  accepted,
  backup,
  changed,
  createdIncident,
  errorDocument,
  evidenceItems,
  foundObservables,
  importDocument,
  incident,
  incidentPage,
  journalPage,
  journalVerdict,
  observable,
  observablePage,
  report,
  reportPage,
  searchHits,
  vaultCheck,
  vaultInfo,
} from "./shapes.ts";

const MAIL = dataPath("eml/rfc/rfc6591-auth-failure.eml");
const PHISHING = 'rsit:fraud="phishing"';

let desk: Desk;

beforeAll(async () => {
  desk = await createDesk();
  const paths = [dataPath("misp-eset/sednit"), dataPath("misp-core"), MAIL];
  await desk.get(importDocument, ["import", ...paths]);
}, 60_000);

afterAll(() => desk.dispose());

describe("from a report to a classified, marked, assigned incident", () => {
  let reportId: string;
  let incidentNumber: string;

  test("the intake queue shows the mail, unmarked, with its original bytes as evidence", async () => {
    const page = await desk.get(reportPage, ["report", "list", "--query", "bill status:new"]);
    expect(page.items).toHaveLength(1);
    const [row] = page.items;
    expect(row).toMatchObject({ title: "FW: You have a new bill from your bank", tlp: null });
    reportId = row?.id ?? "";
    const shown = await desk.get(report, ["report", "show", reportId]);
    expect(shown.body).not.toBe("");
    const out = desk.path("original.eml");
    const exported = await desk.run([
      "evidence",
      "export",
      shown.originalEvidenceId ?? "",
      "--out",
      out,
      "--yes",
      "--reason",
      "proof",
    ]);
    expect(exported.code).toBe(0);
    expect(readFileSync(out)).toEqual(readFileSync(MAIL));
  });

  test("accepting it classifies, marks and assigns in one action", async () => {
    const made = await desk.get(accepted, [
      "report",
      "accept",
      reportId,
      "--class",
      PHISHING,
      "--severity",
      "high",
      "--tlp",
      "amber+strict",
      "--owner",
      "alice",
    ]);
    expect(made.incidentIds).toHaveLength(1);
    const shown = await desk.get(incident, ["incident", "show", made.incidentIds[0] ?? ""]);
    expect(shown).toMatchObject({
      title: "FW: You have a new bill from your bank",
      classification: [PHISHING],
      severity: "high",
      tlp: "TLP:AMBER+STRICT",
      owner: "alice",
    });
    expect(shown.scoreReasons.length).toBeGreaterThan(0);
    expect(shown.observables.length).toBeGreaterThan(0);
    incidentNumber = shown.number;
    expect(incidentNumber).toMatch(/^CERT-XX-\d{4}-\d{6}$/);
  });

  test("it is found by words, by filters, and by a defanged value", async () => {
    const byWord = await desk.get(searchHits, ["search", "new bill bank"]);
    expect(byWord.hits.map(({ title }) => title)).toContain(
      "FW: You have a new bill from your bank",
    );
    const listed = await desk.get(incidentPage, [
      "incident",
      "list",
      "--class",
      PHISHING,
      "--tlp",
      "AMBER+STRICT",
      "--owner",
      "alice",
      "--severity",
      "high",
      "--sort",
      "-score",
    ]);
    expect(listed.items.map(({ number }) => number)).toEqual([incidentNumber]);
    const shown = await desk.get(incident, ["incident", "show", incidentNumber]);
    const value = shown.observables.find(({ type }) => /domain|url|ip/.test(type))?.value ?? "";
    const asked = value.replaceAll(".", "[.]").replace("http", "hxxp");
    const { items } = await desk.get(foundObservables, ["observable", "find", asked]);
    expect(items[0]).toMatchObject({ asked, value });
    expect(items[0]?.incidents.map(({ number }) => number)).toContain(incidentNumber);
  });

  test("a lowered marking needs a reason, and undo brings back what was before", async () => {
    const refused = await desk.run(["incident", "update", incidentNumber, "--tlp", "green"]);
    expect(refused.code).toBe(1);
    expect(errorDocument.parse(refused.json()).error.kind).toBe("reason-required");
    await desk.get(changed, [
      "incident",
      "update",
      incidentNumber,
      "--tlp",
      "green",
      "--reason",
      "released",
      "--status",
      "in-progress",
      "--tag",
      "wave-3",
    ]);
    const updated = await desk.get(incident, ["incident", "show", incidentNumber]);
    expect(updated).toMatchObject({ tlp: "TLP:GREEN", status: "in-progress" });
    expect(updated.tags).toContain("wave-3");
    await desk.get(changed, ["incident", "undo"]);
    const restored = await desk.get(incident, ["incident", "show", incidentNumber]);
    expect(restored).toMatchObject({ tlp: "TLP:AMBER+STRICT", status: "new" });
    expect(restored.tags).not.toContain("wave-3");
  });

  test("closing needs a reason, previews what it closes, and can be undone", async () => {
    expect((await desk.run(["incident", "close", incidentNumber])).code).toBe(2);
    const preview = await desk.run(["incident", "close", incidentNumber, ...REASON, "--preview"]);
    expect(preview.json()).toHaveProperty("preview");
    await desk.get(changed, ["incident", "close", incidentNumber, ...REASON]);
    const closed = await desk.get(incident, ["incident", "show", incidentNumber]);
    expect(closed.status).toBe("closed");
    await desk.get(changed, ["incident", "undo"]);
    expect((await desk.get(incident, ["incident", "show", incidentNumber])).status).toBe("new");
  });
});

describe("other case work", () => {
  test("an incident is opened by hand, and its undo removes it", async () => {
    const made = await desk.get(createdIncident, ["incident", "create", "--title", "By hand"]);
    await desk.get(changed, ["incident", "undo"]);
    const run = await desk.run(["incident", "show", made.number]);
    expect(errorDocument.parse(run.json()).error.kind).toBe("not-found");
  });

  test("a rejected report leaves the queue with its reason", async () => {
    const { items } = await desk.get(reportPage, ["report", "list", "--query", "status:new"]);
    const id = items[0]?.id ?? "";
    await desk.get(changed, ["report", "reject", id, "--reason", "no victim of ours"]);
    expect((await desk.get(report, ["report", "show", id])).status).toBe("rejected");
    const again = await desk.get(changed, ["report", "reject", id, "--reason", "twice"]);
    expect(again.changed).toBe(0);
  });

  test("merging keeps both sides and is taken back", async () => {
    const { items } = await desk.get(incidentPage, ["incident", "list", "--sort", "created"]);
    const [into, other] = items.map(({ number }) => number);
    const before = await desk.get(incident, ["incident", "show", into ?? ""]);
    await desk.get(changed, ["incident", "merge", into ?? "", other ?? "", ...REASON]);
    const merged = await desk.get(incident, ["incident", "show", into ?? ""]);
    expect(merged.observables.length).toBeGreaterThan(before.observables.length);
    expect((await desk.get(incident, ["incident", "show", other ?? ""])).mergedInto).toBe(
      before.id,
    );
    await desk.get(changed, ["incident", "unmerge", other ?? ""]);
    expect(linkIds(await desk.get(incident, ["incident", "show", into ?? ""]))).toEqual(
      linkIds(before),
    );
  });

  test("splitting moves the chosen parts, and undo brings them back", async () => {
    const { items } = await desk.get(incidentPage, ["incident", "list", "--limit", "1"]);
    const from = items[0]?.number ?? "";
    const before = await desk.get(incident, ["incident", "show", from]);
    const link = before.observables[0]?.linkId ?? "";
    const made = await desk.get(createdIncident, [
      "incident",
      "split",
      from,
      "--title",
      "Second matter",
      "--link",
      link,
    ]);
    expect(linkIds(await desk.get(incident, ["incident", "show", made.number]))).toEqual([link]);
    await desk.get(changed, ["incident", "undo"]);
    expect(linkIds(await desk.get(incident, ["incident", "show", from]))).toEqual(linkIds(before));
  });

  test("lists page through everything once, whatever the page size", async () => {
    const whole = await desk.get(observablePage, ["observable", "list", "--limit", "500"]);
    const pages: string[] = [];
    for (let after: string | null = ""; after !== null;) {
      const from: readonly string[] = after === "" ? [] : ["--after", after];
      const page = await desk.get(observablePage, ["observable", "list", "--limit", "90", ...from]);
      pages.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    expect(pages.slice(0, whole.items.length)).toEqual(whole.items.map(({ id }) => id));
    expect(new Set(pages).size).toBe(pages.length);
    const shown = await desk.get(observable, ["observable", "show", pages[0] ?? ""]);
    expect(shown.value).toBe(whole.items[0]?.value);
  });

  test("a query that can't be read says where, and exits 1", async () => {
    const run = await desk.run(["incident", "list", "--query", "status:("]);
    expect(run.code).toBe(1);
    expect(errorDocument.parse(run.json()).error).toMatchObject({
      kind: "query-error",
      offset: 7,
    });
  });

  test("the journal names every action and its chain is whole", async () => {
    const { entries } = await desk.get(journalPage, ["journal", "list", "--limit", "1000"]);
    const verbs = new Set(entries.map(({ verb }) => verb));
    for (const verb of ["report-accepted", "incidents-updated", "undo"])
      expect(verbs).toContain(verb);
    expect(entries.map(({ sequence }) => sequence)).toEqual(
      entries.map((_, index) => (entries[0]?.sequence ?? 0) - index),
    );
    const verdict = await desk.get(journalVerdict, ["journal", "verify"]);
    expect(verdict).toMatchObject({ ok: true, entries: entries[0]?.sequence });
  });
});

test("a backup restores to the same records elsewhere, and the copy checks and is found again", async () => {
  const file = desk.path("whole.backup");
  const made = await desk.get(backup, ["vault", "backup", "--out", file]);
  const before = await desk.get(vaultInfo, ["vault", "info"]);
  const head = (await desk.get(journalVerdict, ["journal", "verify"])).head;
  expect((await desk.run(["vault", "restore", file, desk.path("copy")])).code).toBe(0);
  const copy = async (args: readonly string[]) => {
    const common = [
      "--vault",
      desk.path("copy"),
      "--passphrase-file",
      desk.passphraseFile,
      "--json",
    ];
    const run = await runCli([...args, ...common], { env: desk.env });
    expect(run.code).toBe(0);
    return run.json();
  };
  const after = vaultInfo.parse(await copy(["vault", "info"]));
  expect(after.counts).toEqual(before.counts);
  expect(made.records).toBe(Object.values(before.counts).reduce((sum, count) => sum + count, 0));
  expect(after.replicaId).not.toBe(before.replicaId);
  expect(vaultCheck.parse(await copy(["vault", "check"])).problems).toEqual([]);
  expect(journalVerdict.parse(await copy(["journal", "verify"]))).toMatchObject({ ok: true, head });
  const hits = searchHits.parse(await copy(["search", "new bill bank"])).hits;
  expect(hits.length).toBeGreaterThan(0);
  const mail = hits.find(({ kind }) => kind === "report")?.id ?? "";
  const { items } = evidenceItems.parse(await copy(["evidence", "list", "--report", mail]));
  expect(items.map(({ sha256 }) => sha256)).toContain(
    createHash("sha256").update(readFileSync(MAIL)).digest("hex"),
  );
});

const REASON = ["--reason", "the same campaign"];

function linkIds(shown: { readonly observables: readonly { readonly linkId: string }[] }) {
  return shown.observables.map(({ linkId }) => linkId).toSorted();
}
