import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import type { ReactNode } from "react";

import type { Incident } from "../../../shared/model/incident.ts";
import { useText } from "../../i18n/text-context.ts";
import { PATHS } from "../../places.ts";
import { useShowsMarking } from "../../ui/marking/on-screen.ts";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { IncidentDialogs } from "./dialogs/incident-dialogs.tsx";
import { IncidentHeader } from "./header/incident-header.tsx";
import { MergedBanner } from "./header/merged-banner.tsx";
import classes from "./incident.module.css";
import { IncidentTabs, tabElementId } from "./incident-tabs.tsx";
import { TabContent } from "./tab-content.tsx";
import { useIncidentActions } from "./use-incident-actions.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useTab } from "./use-tab.ts";

/** One incident: what it is on top, its parts as tabs below. */
export function IncidentPage({ incident }: { readonly incident: Incident }): ReactNode {
  const text = useText("incident");
  const navigate = useNavigate();
  const { tab, setTab } = useTab();
  const page = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const actions = useIncidentActions(incident);
  useShowsMarking(incident.effectiveTlp ?? incident.tlp);
  useKeptFocus(page, panel);
  useCommands(text.title, [
    ...actions.commands,
    {
      id: "incident.back",
      label: text.backToList,
      keys: "b",
      run: () => void navigate({ to: PATHS.incidents }),
    },
  ]);
  return (
    <div ref={page} className={classes.page}>
      <IncidentHeader incident={incident} actions={actions} />
      {incident.mergedInto !== null && (
        <MergedBanner into={incident.mergedInto} onUnmerge={actions.unmerge} />
      )}
      <IncidentTabs incident={incident} tab={tab} onTab={setTab} />
      {/* Long content must be scrollable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <div
        ref={panel}
        id="incident-panel"
        role="tabpanel"
        tabIndex={0}
        aria-labelledby={tabElementId(tab)}
        className={classes.panel}
      >
        <TabContent key={tab} incident={incident} tab={tab} actions={actions} />
      </div>
      <IncidentDialogs incident={incident} actions={actions} />
    </div>
  );
}
