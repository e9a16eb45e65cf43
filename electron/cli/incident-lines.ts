import type { Client } from "../../shared/contract/index.ts";
import type { IncidentRow } from "../../shared/model/incident.ts";
import { answer } from "./call.ts";
import { table } from "./output.ts";

export function incidentLines(rows: readonly IncidentRow[]): readonly string[] {
  return table(
    ["number", "status", "severity", "score", "tlp", "owner", "title"],
    rows.map((row) => [
      row.number,
      row.status,
      row.severity,
      String(row.score),
      row.tlp ?? "unmarked",
      row.owner ?? "-",
      row.title,
    ]),
  );
}

/** One incident with its parts, as a document for scripts and as lines for people. */
export async function describeIncident(client: Client, reference: string) {
  const { id } = await answer(client.incidents.resolve({ reference }));
  const subject = { kind: "incident", id } as const;
  const of = { incidentId: id };
  const incident = await answer(client.incidents.get({ id }));
  const score = await answer(client.incidents.score({ id }));
  const links = await answer(client.observables.links({ subject, limit: 5_000 }));
  const document = {
    ...incident,
    scoreReasons: score.reasons,
    observables: links.items,
    observablesTotal: links.total,
    evidence: (await answer(client.evidence.list({ subject }))).items,
    tasks: (await answer(client.tasks.list(of))).items,
    notes: (await answer(client.notes.list(of))).items,
    timeline: (await answer(client.timeline.list(of))).items,
    investigations: (await answer(client.investigations.list(of))).items,
    countermeasures: (await answer(client.countermeasures.list(of))).items,
    relations: (await answer(client.relations.list({ kind: "incident", id }))).items,
    related: (await answer(client.incidents.correlations({ id }))).items,
  };
  return {
    document,
    lines: [
      `${incident.number}  ${incident.title}`,
      `${incident.status}, ${incident.severity}, score ${String(incident.score)}, ${incident.tlp ?? "unmarked"} ${incident.pap ?? ""}`,
      `classification: ${incident.classification.join(", ") || "none"}; owner: ${incident.owner ?? "none"}`,
      ...table(
        ["type", "value", "incidents"],
        links.items.map((link) => [link.type, link.value, String(link.incidentCount)]),
      ),
      ...document.tasks.map((task) => `task (${task.status}): ${task.title}`),
      ...document.related.map((other) => `related: ${other.incidentNumber} ${other.incidentTitle}`),
    ],
  };
}
