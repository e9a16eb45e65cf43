import type { ReactNode } from "react";

import type { Incident } from "../../../shared/model/incident.ts";
import { useText } from "../../i18n/text-context.ts";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { digitOf } from "../../ui/tab-strip/tab-keys.ts";
import { PanelTabs } from "../../ui/tab-strip/tab-strip.tsx";
import { TABS } from "./use-tab.ts";
import type { Tab } from "./use-tab.ts";

export interface IncidentTabsProps {
  readonly incident: Incident;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

/** Id of the element that names the panel of a tab. */
export function tabElementId(tab: Tab): string {
  return `incident-tab-${tab}`;
}

/** The parts of an incident as tabs, by the arrow keys and by 1 to 9 and 0. */
export function IncidentTabs({ incident, tab, onTab }: IncidentTabsProps): ReactNode {
  const text = useText("incident");
  useCommands(
    text.tabs,
    TABS.map((name, at) => ({
      id: `incident.tab.${name}`,
      label: text.tabNames[name],
      keys: digitOf(at),
      run: () => onTab(name),
    })),
  );
  const counts: Readonly<Partial<Record<Tab, number>>> = {
    observables: incident.observableCount,
    evidence: incident.evidenceCount,
    tasks: incident.openTaskCount,
  };
  return (
    <PanelTabs
      label={text.tabs}
      items={TABS.map((name) => ({ name, label: text.tabNames[name], count: counts[name] }))}
      current={tab}
      panelId="incident-panel"
      elementId={tabElementId}
      onChoose={onTab}
    />
  );
}
