import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failureOf } from "../../../../electron/rpc/failure-error.ts";
import { startTestVault, type TestCore } from "../../../helpers/core.ts";

const HOUR_MS = 3_600_000;
let nowMs: number;
let desk: TestCore;

beforeEach(async () => {
  nowMs = Date.UTC(2026, 10, 26, 6);
  desk = await startTestVault({ nowMs: () => nowMs });
});
afterEach(() => desk.end());

async function brief(
  options: { since?: string; ceiling?: "TLP:GREEN" | "TLP:RED"; language?: "de" } = {},
) {
  const made = await desk.core.client.documents.shiftBrief({
    since: "12h",
    format: "md",
    acknowledged: true,
    ...options,
  });
  const path = join(desk.folder, `brief-${made.ticket.slice(0, 8)}`);
  const saved = await desk.core.local.saveDownload(made.ticket, path);
  if (!saved.ok) throw new Error(saved.error.kind);
  return { ...made, text: readFileSync(path, "utf8") };
}

/** The part of the text under a heading. */
const under = (text: string, heading: string): string =>
  text.split(/^## /m).find((part) => part.startsWith(heading)) ?? "";

describe("the shift brief", () => {
  it("tells what is new, what was worked on and what was finished since, and leaves out what was before", async () => {
    const { incidents, notes } = desk.core.client;
    const old = await incidents.create({ title: "Untouched since yesterday", tlp: "TLP:GREEN" });
    const worked = await incidents.create({ title: "Relay abuse", tlp: "TLP:GREEN" });
    const done = await incidents.create({ title: "Old phish", tlp: "TLP:GREEN" });
    nowMs += 20 * HOUR_MS;
    await incidents.create({ title: "Fresh web shell", tlp: "TLP:GREEN" });
    await notes.add({ incidentId: worked.id, draft: { text: "called", tlp: "TLP:GREEN" } });
    await notes.add({ incidentId: worked.id, draft: { text: "again", tlp: "TLP:GREEN" } });
    await incidents.update({ id: done.id, patch: { status: "closed", reason: "taken down" } });
    const { text, tlp } = await brief();
    expect(tlp).toBe("TLP:GREEN");
    expect(under(text, "New incidents")).toContain("Fresh web shell");
    expect(under(text, "Incidents worked on")).toContain("Relay abuse");
    expect(under(text, "Incidents worked on")).toContain("2 × Note added");
    expect(under(text, "Finished incidents")).toContain("Old phish");
    expect(text).not.toContain("Untouched since yesterday");
    expect((await brief({ since: "2d" })).text).toContain("Untouched since yesterday");
    expect(old.number).toBeTruthy();
  });

  it("names the clocks that the next shift has to keep, overdue first, and no later ones", async () => {
    const { incidents, clocks } = desk.core.client;
    const warned = async (title: string, hours: number) => {
      const { id: incidentId } = await incidents.create({ title, tlp: "TLP:GREEN" });
      const instrument = "nis2-article-23";
      await clocks.add({ incidentId, draft: { type: "applies", instrument, target: "BE" } });
      const instant = new Date(nowMs - hours * HOUR_MS).toISOString();
      const at = { instant, precision: "exact", zone: "UTC" } as const;
      await clocks.add({
        incidentId,
        draft: { type: "anchor", instrument, target: "early-warning-received", at },
      });
      return incidents.get({ id: incidentId });
    };
    const soon = await warned("Soon", 20);
    const late = await warned("Late", 30);
    const later = await warned("Later", 2);
    const { text } = await brief();
    const clocksDue = under(text, "Clocks overdue, or due in the next shift");
    expect(clocksDue).toContain("our duty as CSIRT");
    expect(clocksDue.indexOf(late.number)).toBeGreaterThan(0);
    expect(clocksDue.indexOf(late.number)).toBeLessThan(clocksDue.indexOf(soon.number));
    expect(clocksDue).not.toContain(later.number);
    expect(under((await brief({ language: "de" })).text, "Fristen überfällig")).toContain(
      "unsere Pflicht als CSIRT",
    );
  });

  it("tells what is due, what waits for others, and what nobody has", async () => {
    const { incidents, tasks, investigations, reports } = desk.core.client;
    const { id } = await incidents.create({
      title: "Breach",
      tlp: "TLP:GREEN",
      severity: "critical",
    });
    const due = (hours: number) => new Date(nowMs + hours * HOUR_MS).toISOString();
    await tasks.add({ incidentId: id, draft: { title: "Call the bank", dueAt: due(-1) } });
    await tasks.add({ incidentId: id, draft: { title: "Collect disks", dueAt: due(5) } });
    await tasks.add({ incidentId: id, draft: { title: "Write lessons", dueAt: due(90) } });
    await investigations.add({
      incidentId: id,
      draft: { askedOf: "ISP", question: "Whose line?" },
    });
    await reports.create({ intakeKind: "phone", title: "Caller", body: "x", tlp: "TLP:GREEN" });
    const { text } = await brief();
    const dueSection = under(text, "Overdue");
    expect(dueSection).toMatch(/overdue.*Call the bank/s);
    expect(dueSection).toContain("Collect disks");
    expect(dueSection).not.toContain("Write lessons");
    expect(under(text, "Waiting for others")).toMatch(/Whose line\?.*ISP/s);
    expect(under(text, "High or critical")).toContain("Breach");
    expect(text).toMatch(/Reports waiting for triage.*1/);
    await incidents.update({ id, patch: { owner: "A. Tester" } });
    expect(under((await brief()).text, "High or critical")).toContain("Nothing.");
  });

  it("holds nothing above the ceiling, and counts what it leaves out for the analyst alone", async () => {
    const { incidents, tasks } = desk.core.client;
    const red = await incidents.create({
      title: "canary-red",
      tlp: "TLP:RED",
      severity: "critical",
    });
    await incidents.create({ title: "canary-amber", tlp: "TLP:AMBER" });
    const green = await incidents.create({ title: "Visible", tlp: "TLP:GREEN" });
    const dueAt = new Date(nowMs).toISOString();
    await tasks.add({
      incidentId: red.id,
      draft: { title: "canary-task", dueAt },
    });
    await tasks.add({ incidentId: green.id, draft: { title: "Plain task", dueAt } });
    const made = await brief({ ceiling: "TLP:GREEN" });
    expect(made.text).not.toContain("canary");
    expect(made.text).toContain("Visible");
    expect(made.text).toContain("Plain task");
    expect(made.withheld).toEqual([
      { tlp: "TLP:AMBER", count: 1 },
      { tlp: "TLP:RED", count: 3 },
    ]);
    const all = await brief({ ceiling: "TLP:RED" });
    expect(all.tlp).toBe("TLP:RED");
    expect(all.text).toContain("canary-task");
  });

  it("is written in the language asked for, and stands in the journal", async () => {
    const { text } = await brief({ language: "de" });
    expect(text).toContain("Schichtübergabe");
    const [entry] = (await desk.core.client.journal.list({ limit: 1 })).items;
    expect(entry).toMatchObject({ verb: "shift-brief-made", canUndo: false });
    expect(entry?.cause).toContain("12h");
  });

  it.each(["yesterdayish", "12", "99"])("is refused for a time that is none: %s", async (since) => {
    const refused = await brief({ since }).then(() => null, failureOf);
    expect(refused).toMatchObject({ kind: "invalid-value", field: "since", found: since });
  });
});
