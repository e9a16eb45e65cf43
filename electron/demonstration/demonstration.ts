import type { Client } from "../../shared/contract/index.ts";
import type { IncidentId } from "../../shared/model/ids.ts";
import type { NewVault } from "../core/local-core.ts";
import { CASES, type ScenarioCase } from "./scenario-cases-data.ts";
import { REPORTS, type ScenarioReport } from "./scenario-reports-data.ts";
import type { StoryClock } from "./story-clock.ts";

/** A vault of the demonstration and what goes into it. */
export interface DemonstrationPlan {
  readonly folder: string;
  readonly vault: NewVault;
  readonly cases: readonly ScenarioCase[];
  readonly reports: readonly ScenarioReport[];
}

/** Two organisations that share a campaign. Their passphrases are printed: there is nothing to protect in them. */
export const DEMONSTRATION_VAULTS: readonly DemonstrationPlan[] = [
  {
    folder: "cert-xx",
    vault: {
      organisation: "CERT-XX",
      countryCode: "XX",
      kind: "real",
      analyst: "M. Okafor",
      passphrase: "lantern gravel orbit willow",
    },
    cases: CASES,
    reports: REPORTS,
  },
  {
    folder: "cert-yy",
    vault: {
      organisation: "CERT-YY",
      countryCode: "YY",
      kind: "real",
      analyst: "I. Novak",
      passphrase: "harbour pencil thistle dune",
    },
    cases: CASES.slice(5),
    reports: REPORTS.slice(0, 2),
  },
];

/** Fills the open vault through the same calls that an analyst's work makes. Gives what was made. */
export async function fillDemonstration(
  client: Client,
  plan: DemonstrationPlan,
  clock: StoryClock,
): Promise<{ readonly incidents: number; readonly reports: number }> {
  await client.vault.settings.set({
    analysts: ["M. Okafor", "S. Lindqvist", "A. Costa", "I. Novak"],
  });
  const nowMs = clock.nowMs();
  const opened = plan.cases.toSorted((left, right) => right.openedHoursAgo - left.openedHoursAgo);
  for (const scenario of opened) {
    const id = await clock.hoursAgo(scenario.openedHoursAgo, () => openCase(client, scenario));
    await clock.hoursAgo(scenario.changedHoursAgo, () => workOn(client, id, scenario, nowMs));
  }
  const received = plan.reports.toSorted(
    (left, right) => right.receivedHoursAgo - left.receivedHoursAgo,
  );
  for (const report of received) {
    await clock.hoursAgo(report.receivedHoursAgo, () => addReport(client, report));
  }
  return { incidents: plan.cases.length, reports: plan.reports.length };
}

async function openCase(client: Client, scenario: ScenarioCase): Promise<IncidentId> {
  const { id } = await client.incidents.create({
    title: scenario.title,
    description: scenario.description,
    classification: [...scenario.classification],
    severity: scenario.severity,
    tlp: scenario.tlp,
    owner: scenario.owner,
    tags: [...scenario.tags],
  });
  await client.observables.add({
    subject: { kind: "incident", id },
    items: scenario.observables.map(([type, value]) => ({ type, value })),
  });
  if (scenario.playbook !== null)
    await client.tasks.applyPlaybook({ incidentId: id, playbookId: scenario.playbook });
  return id;
}

async function workOn(
  client: Client,
  id: IncidentId,
  scenario: ScenarioCase,
  nowMs: number,
): Promise<void> {
  await addParts(client, id, scenario, nowMs);
  if (scenario.status === "closed")
    await client.incidents.close({
      target: { ids: [id] },
      reason: "Cleaned up, owner informed.",
      withParts: true,
    });
  else if (scenario.status !== "new")
    await client.incidents.update({ id, patch: { status: scenario.status } });
}

async function addParts(
  client: Client,
  incidentId: IncidentId,
  scenario: ScenarioCase,
  nowMs: number,
): Promise<void> {
  for (const text of scenario.notes) await client.notes.add({ incidentId, draft: { text } });
  for (const [hoursAgo, title] of scenario.timeline) {
    const instant = new Date(nowMs - hoursAgo * HOUR_MS).toISOString();
    await client.timeline.add({
      incidentId,
      draft: { at: { instant, precision: "minute", zone: "Europe/Brussels" }, title },
    });
  }
  if (scenario.investigation)
    await client.investigations.add({ incidentId, draft: scenario.investigation });
  if (scenario.countermeasure)
    await client.countermeasures.add({ incidentId, draft: scenario.countermeasure });
}

async function addReport(client: Client, report: ScenarioReport): Promise<void> {
  const { tlp, classification, receivedHoursAgo: _, ...rest } = report;
  const { id } = await client.reports.create({
    ...rest,
    classification: [...classification],
    ...(tlp === null ? {} : { tlp }),
  });
  const { items } = await client.observables.extract({ text: report.body });
  if (items.length > 0) {
    await client.observables.add({
      subject: { kind: "report", id },
      items: items.map(({ type, value }) => ({ type, value })),
    });
  }
}

const HOUR_MS = 3_600_000;
