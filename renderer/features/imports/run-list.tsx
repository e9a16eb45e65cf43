import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { ReactNode } from "react";

import type { Texts } from "../../../shared/text/index.ts";
import { useSourceState } from "../../cases/use-source-state.ts";
import type { Formatter } from "../../i18n/format.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { PATHS } from "../../places.ts";
import type { GridColumn } from "../../ui/grid/column.ts";
import { DataGrid } from "../../ui/grid/data-grid.tsx";
import type { RowSource } from "../../ui/grid/row-source.ts";
import { FourState } from "../../ui/states/four-state.tsx";
import { StatusBadge } from "../../ui/status/status-badge.tsx";
import { TimeCell } from "../../ui/time/time-text.tsx";
import classes from "./imports.module.css";
import type { RunRow } from "./rows.ts";

export interface RunListProps {
  readonly source: RowSource<RunRow>;
  /** The run whose ledger is shown. */
  readonly runId: string | undefined;
}

/** The runs so far, newest first; the one with the cursor shows its ledger. */
export function RunList({ source, runId }: RunListProps): ReactNode {
  const text = useText("imports");
  const format = useFormat();
  const navigate = useNavigate();
  const columns = useMemo(() => runColumns(text, format), [text, format]);
  const state = useSourceState(source, { title: text.runsNone, text: text.runsNoneText });
  const open = (index: number): void => {
    const run = source.rowAt(index);
    if (run) void navigate({ to: PATHS.importRun, params: { runId: run.id }, replace: true });
  };
  return (
    <section className={classes.runs} aria-label={text.runsLabel}>
      <FourState state={state}>
        <DataGrid
          label={text.runsLabel}
          source={source}
          columns={columns}
          keyOf={keyOf}
          activeIndex={indexOfRun(source, runId)}
          onActiveChange={open}
          onOpen={(_, index) => open(index)}
        />
      </FourState>
    </section>
  );
}

function keyOf(run: RunRow): string {
  return run.id;
}

function indexOfRun(
  source: { readonly rowCount: number; readonly rowAt: (index: number) => RunRow | undefined },
  runId: string | undefined,
): number {
  for (let at = 0; at < source.rowCount; at += 1) if (source.rowAt(at)?.id === runId) return at;
  return -1;
}

function runColumns(text: Texts["imports"], format: Formatter): readonly GridColumn<RunRow>[] {
  return [
    {
      id: "started",
      header: text.colStarted,
      width: { px: 104 },
      render: ({ startedAt }) => <TimeCell iso={startedAt} />,
    },
    {
      id: "files",
      header: text.colFiles,
      width: { px: 80 },
      align: "end",
      render: ({ totals }) => format.number(totals.files),
    },
    {
      id: "stored",
      header: text.colStored,
      width: { px: 104 },
      align: "end",
      render: ({ totals }) => format.number(totals.stored),
    },
    {
      id: "outcome",
      header: text.colRun,
      width: { share: 1, minPx: 110 },
      render: (run) => <Outcome run={run} text={text} format={format} />,
    },
  ];
}

function Outcome(props: {
  readonly run: RunRow;
  readonly text: Texts["imports"];
  readonly format: Formatter;
}): ReactNode {
  const { run, text, format } = props;
  if (run.isDryRun) return <span className="wp-dim">{text.dryRunMark}</span>;
  if (run.wasCancelled) return <StatusBadge tone="closed" label={text.cancelledMark} />;
  const { refused, partial, duplicate, files } = run.totals;
  if (refused > 0)
    return <StatusBadge tone="failed" label={text.runRefused(format.number(refused))} />;
  if (partial > 0) return <StatusBadge tone="waiting" label={text.statuses.partial} />;
  if (duplicate === files) return <StatusBadge tone="closed" label={text.statuses.duplicate} />;
  return <StatusBadge tone="done" label={text.statuses.imported} />;
}
