import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import { useUndo } from "../../cases/use-change.ts";
import { useSourceState } from "../../cases/use-source-state.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { addressOf } from "../../places.ts";
import { DataGrid } from "../../ui/grid/data-grid.tsx";
import { MasterDetail } from "../../ui/master-detail/master-detail.tsx";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { FourState } from "../../ui/states/four-state.tsx";
import { BriefDialog } from "./brief-dialog.tsx";
import { journalColumns } from "./columns.tsx";
import { EntryDetail } from "./entry-detail.tsx";
import { ExportJournal } from "../../journal/export-journal.tsx";
import { JournalTools, type JournalDialog } from "./journal-tools.tsx";
import classes from "./journal.module.css";
import { isFiltered, NO_FILTER, pageOf } from "./rows.ts";
import type { JournalFilter } from "./rows.ts";
import { useJournal } from "./use-journal.ts";
import { useVerifyJournal } from "./use-journal-work.ts";

/** Everything that was done in this vault, newest first; what one entry changed beside it. */
export function JournalScreen(): ReactNode {
  const text = useText("journal");
  const documents = useText("documents");
  const format = useFormat();
  const navigate = useNavigate();
  const [filter, setFilter] = useState<JournalFilter>(NO_FILTER);
  const [active, setActive] = useState(0);
  const [hasDetail, setDetail] = useState(false);
  const [open, setOpen] = useState<JournalDialog | undefined>(undefined);
  const source = useJournal(filter);
  const columns = useMemo(() => journalColumns(text, format), [text, format]);
  const entry = source.rowAt(active);
  const undo = useUndo();
  const verify = useVerifyJournal();
  const state = useSourceState(
    source,
    isFiltered(filter)
      ? {
          title: text.filteredTitle,
          action: { label: text.filterClear, run: () => setFilter(NO_FILTER) },
        }
      : { title: text.emptyTitle, text: text.emptyText },
  );
  const narrow = (next: JournalFilter): void => {
    setFilter(next);
    setActive(0);
  };
  const undoActive = (): void => {
    if (entry) void undo(entry.actionId);
  };
  const onlyThis = (): void => {
    if (entry)
      narrow({
        ...filter,
        subject: { kind: entry.subjectKind, id: entry.subjectId, title: entry.subjectTitle },
      });
  };
  const page = entry && pageOf(entry);
  useCommands(text.title, [
    {
      id: "journal.undo",
      label: text.undo,
      keys: "u",
      run: undoActive,
      isDisabled: entry === undefined,
    },
    {
      id: "journal.record",
      label: text.openRecord,
      keys: "o",
      run: () => {
        if (page) void navigate({ to: addressOf(page.kind, page.id) });
      },
      isDisabled: !page,
    },
    {
      id: "journal.only",
      label: text.onlyThis,
      keys: "f",
      run: onlyThis,
      isDisabled: entry === undefined,
    },
    {
      id: "journal.all",
      label: text.filterClear,
      keys: "shift+f",
      run: () => narrow(NO_FILTER),
      isDisabled: !isFiltered(filter),
    },
    { id: "journal.verify", label: text.verify, keys: "v", run: verify },
    { id: "journal.export", label: text.export, keys: "shift+e", run: () => setOpen("export") },
    { id: "journal.brief", label: documents.briefAction, keys: "b", run: () => setOpen("brief") },
  ]);
  return (
    <>
      <h1 className="wp-hidden">{text.title}</h1>
      <MasterDetail
        name="journal"
        initialShare={0.6}
        hasDetail={hasDetail && entry !== undefined}
        onBack={() => setDetail(false)}
        list={
          <div className={classes.view}>
            <JournalTools filter={filter} onFilter={narrow} onVerify={verify} onOpen={setOpen} />
            <div className={classes.grid}>
              <FourState state={state}>
                <DataGrid
                  label={text.listLabel}
                  source={source}
                  columns={columns}
                  keyOf={keyOf}
                  activeIndex={Math.min(active, source.rowCount - 1)}
                  onActiveChange={setActive}
                  onOpen={() => setDetail(true)}
                  keys="screen"
                />
              </FourState>
            </div>
          </div>
        }
        detail={<EntryDetail entry={entry} onUndo={undoActive} onOnlyThis={onlyThis} />}
      />
      {open === "export" && <ExportJournal onClose={() => setOpen(undefined)} />}
      {open === "brief" && <BriefDialog onClose={() => setOpen(undefined)} />}
    </>
  );
}

function keyOf(entry: { readonly sequence: number }): string {
  return String(entry.sequence);
}
