import { useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";

import type { Incident } from "../../../shared/model/incident.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import classes from "./incident.module.css";
import { TABS, tabBeside } from "./use-tab.ts";
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
  const list = useRef<HTMLDivElement>(null);
  useCommands(
    text.tabs,
    TABS.map((name, at) => ({
      id: `incident.tab.${name}`,
      label: text.tabNames[name],
      keys: keyOf(at),
      run: () => onTab(name),
    })),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = tabBeside(tab, event.key);
    if (next === undefined) return;
    event.preventDefault();
    onTab(next);
    list.current?.querySelector<HTMLElement>(`#${tabElementId(next)}`)?.focus();
  };
  return (
    // The arrow keys move between the tabs inside, one of which always has the focus then.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- see above
    <div
      ref={list}
      role="tablist"
      aria-label={text.tabs}
      className={classes.tabs}
      onKeyDown={onKeyDown}
    >
      {TABS.map((name, at) => (
        <button
          key={name}
          id={tabElementId(name)}
          type="button"
          role="tab"
          aria-selected={name === tab}
          aria-controls="incident-panel"
          tabIndex={name === tab ? 0 : -1}
          className={classes.tab}
          onClick={() => onTab(name)}
        >
          {text.tabNames[name]}
          <TabCount incident={incident} tab={name} />
          <KeyCaps keys={keyOf(at)} />
        </button>
      ))}
    </div>
  );
}

/** The digits as they lie on the keyboard: 0 is the tenth. */
function keyOf(at: number): string {
  return String((at + 1) % 10);
}

function TabCount({ incident, tab }: Omit<IncidentTabsProps, "onTab">): ReactNode {
  const format = useFormat();
  const counts: Readonly<Partial<Record<Tab, number>>> = {
    observables: incident.observableCount,
    evidence: incident.evidenceCount,
    tasks: incident.openTaskCount,
  };
  const count = counts[tab] ?? 0;
  return count === 0 ? null : <span className={classes.count}>{format.number(count)}</span>;
}
