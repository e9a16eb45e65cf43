import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { ReactNode } from "react";

import { CaseListView } from "../../cases/list/case-list-view.tsx";
import type { CaseListHandle } from "../../cases/list/case-list-view.tsx";
import { useText } from "../../i18n/text-context.ts";
import { PATHS, addressOf } from "../../places.ts";
import { MasterDetail } from "../../ui/master-detail/master-detail.tsx";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { FastForm } from "./fast-form/fast-form.tsx";
import { useFormRequest } from "./fast-form/use-form-request.ts";
import { ReportPane } from "./report-pane.tsx";
import { TriageDialogs } from "./triage-dialogs.tsx";
import { useTriage } from "./use-triage.ts";
import { useTriageActions } from "./use-triage-actions.ts";

/** The intake queue with the chosen report beside it. */
export function TriageScreen(): ReactNode {
  const text = useText("triage");
  const cases = useText("cases");
  const navigate = useNavigate();
  const triage = useTriage();
  const { list } = triage;
  const view = useRef<CaseListHandle>(null);
  const [isDetailOpen, setDetailOpen] = useState(false);
  const actions = useTriageActions(list.chosen, list.goOn);
  const form = useFormRequest();
  useCommands(text.title, [
    ...actions.commands,
    { id: "triage.new", label: text.formOpen, keys: "n", run: () => form.open("phone") },
    {
      id: "triage.filter",
      label: cases.filterFocus,
      keys: "/",
      run: () => view.current?.focusFilter(),
    },
    {
      id: "triage.import",
      label: text.goImport,
      keywords: ["file"],
      run: () => void navigate({ to: PATHS.imports }),
    },
  ]);
  const open = (id: string): void => {
    if (window.matchMedia("(width < 1100px)").matches) setDetailOpen(true);
    else void navigate({ to: addressOf("report", id) });
  };
  return (
    <>
      <MasterDetail
        name="triage"
        initialShare={0.56}
        hasDetail={isDetailOpen && list.row !== undefined}
        onBack={() => {
          setDetailOpen(false);
          requestAnimationFrame(() => view.current?.focusList());
        }}
        list={
          <CaseListView
            ref={view}
            entity="report"
            label={text.listLabel}
            title={text.title}
            list={list}
            lanes={triage.lanes}
            columns={triage.columns}
            keyOf={(row) => row.id}
            onOpen={(row) => open(row.id)}
            empty={{
              title: text.emptyTitle,
              text: text.emptyText,
              action: { label: text.goImport, run: () => void navigate({ to: PATHS.imports }) },
            }}
            bulkCommands={actions.bulk}
            actions={
              <Button
                variant="default"
                rightSection={<KeyCaps keys="n" />}
                onClick={() => form.open("phone")}
              >
                {text.formShort}
              </Button>
            }
          />
        }
        detail={<ReportPane reportId={list.row?.id} actions={actions} />}
      />
      <TriageDialogs actions={actions} onDone={() => view.current?.focusList()} />
      {form.kind !== undefined && (
        <FastForm
          kind={form.kind}
          onClose={() => {
            form.close();
            setTimeout(() => view.current?.focusList(), 150);
          }}
          onSaved={() => list.setActive(0)}
          onAccept={(row) => actions.openAccept([row])}
        />
      )}
    </>
  );
}
