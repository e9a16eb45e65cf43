import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { ReactNode } from "react";

import { CaseListView } from "../../cases/list/case-list-view.tsx";
import type { CaseListHandle } from "../../cases/list/case-list-view.tsx";
import { useText } from "../../i18n/text-context.ts";
import { addressOf, PATHS } from "../../places.ts";
import { MasterDetail } from "../../ui/master-detail/master-detail.tsx";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { NewIncidentDialog } from "./dialogs/new-incident-dialog.tsx";
import { IncidentDialogs } from "./incident-dialogs.tsx";
import { IncidentPane } from "./incident-pane.tsx";
import { useIncidentActions } from "./use-incident-actions.ts";
import { useIncidents } from "./use-incidents.ts";
import { useNewRequest } from "./use-new-request.ts";

/** The list of incidents with a summary of the chosen one beside it. */
export function IncidentsScreen(): ReactNode {
  const text = useText("incidents");
  const cases = useText("cases");
  const navigate = useNavigate();
  const incidents = useIncidents();
  const { list } = incidents;
  const view = useRef<CaseListHandle>(null);
  const [isDetailOpen, setDetailOpen] = useState(false);
  const actions = useIncidentActions(list.chosen, list.goOn);
  const creation = useNewRequest();
  useCommands(text.title, [
    ...actions.commands,
    { id: "incidents.new", label: text.newIncident, keys: "n", run: creation.open },
    {
      id: "incidents.filter",
      label: cases.filterFocus,
      keys: "/",
      run: () => view.current?.focusFilter(),
    },
  ]);
  return (
    <>
      <MasterDetail
        name="incidents"
        initialShare={0.66}
        hasDetail={isDetailOpen && list.row !== undefined}
        onBack={() => {
          setDetailOpen(false);
          requestAnimationFrame(() => view.current?.focusList());
        }}
        list={
          <CaseListView
            ref={view}
            entity="incident"
            label={text.listLabel}
            title={text.title}
            list={list}
            lanes={incidents.lanes}
            columns={incidents.columns}
            keyOf={(row) => row.id}
            onOpen={(row) => void navigate({ to: addressOf("incident", row.id) })}
            empty={{
              title: text.emptyTitle,
              text: text.emptyText,
              action: { label: text.goTriage, run: () => void navigate({ to: PATHS.triage }) },
            }}
            bulkCommands={actions.bulk}
            actions={
              <Button variant="default" rightSection={<KeyCaps keys="n" />} onClick={creation.open}>
                {text.newShort}
              </Button>
            }
          />
        }
        detail={<IncidentPane incident={list.row} actions={actions} />}
      />
      <IncidentDialogs actions={actions} onDone={() => view.current?.focusList()} />
      {creation.isOpen && <NewIncidentDialog onClose={creation.close} />}
    </>
  );
}
