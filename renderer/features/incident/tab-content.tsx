import type { ReactNode } from "react";

import { assertNever } from "../../../shared/assert-never.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import { ClocksTab } from "./clocks/clocks-tab.tsx";
import { EvidenceTab } from "./evidence/evidence-tab.tsx";
import { HistoryTab } from "./history/history-tab.tsx";
import { JudgementTab } from "./judgement/judgement-tab.tsx";
import { NotesTab } from "./notes/notes-tab.tsx";
import { ObservablesTab } from "./observables/observables-tab.tsx";
import { OverviewTab } from "./overview/overview-tab.tsx";
import { RelatedTab } from "./related/related-tab.tsx";
import { TasksTab } from "./tasks/tasks-tab.tsx";
import { TimelineTab } from "./timeline/timeline-tab.tsx";
import type { IncidentActions } from "./use-incident-actions.ts";
import type { Tab } from "./use-tab.ts";

export interface TabContentProps {
  readonly incident: Incident;
  readonly tab: Tab;
  readonly actions: IncidentActions;
}

/** The chosen part of the incident. */
export function TabContent({ incident, tab, actions }: TabContentProps): ReactNode {
  switch (tab) {
    case "overview":
      return <OverviewTab incident={incident} actions={actions} />;
    case "timeline":
      return <TimelineTab incidentId={incident.id} />;
    case "observables":
      return <ObservablesTab incidentId={incident.id} />;
    case "evidence":
      return <EvidenceTab incidentId={incident.id} />;
    case "tasks":
      return <TasksTab incident={incident} />;
    case "notes":
      return <NotesTab incidentId={incident.id} />;
    case "judgement":
      return <JudgementTab incident={incident} />;
    case "related":
      return <RelatedTab incident={incident} actions={actions} />;
    case "history":
      return <HistoryTab incidentId={incident.id} />;
    case "clocks":
      return <ClocksTab incident={incident} />;
    default:
      return assertNever(tab);
  }
}
