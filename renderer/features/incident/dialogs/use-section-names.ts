import type { ReportSection } from "../../../../shared/domain/documents/report-sections.ts";
import { useText } from "../../../i18n/text-context.ts";

/** The sections of a case report by name, in the language of the window. */
export function useSectionNames(): Readonly<Record<ReportSection, string>> {
  const documents = useText("documents");
  const cases = useText("cases");
  const incident = useText("incident");
  const { tabNames } = incident;
  return {
    facts: documents.facts,
    description: incident.description,
    score: documents.score,
    timeline: tabNames.timeline,
    reports: cases.fieldReports,
    observables: tabNames.observables,
    evidence: tabNames.evidence,
    tasks: tabNames.tasks,
    investigations: incident.investigations,
    countermeasures: incident.countermeasures,
    judgement: tabNames.judgement,
    notes: tabNames.notes,
    relations: incident.relations,
    history: tabNames.history,
  };
}
