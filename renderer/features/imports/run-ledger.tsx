import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { ImportRun } from "../../../shared/model/import-run.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SplitPane } from "../../ui/split-pane/split-pane.tsx";
import { Empty, FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { FileNotices } from "./file-notices.tsx";
import classes from "./imports.module.css";
import { LedgerGrid } from "./ledger-grid.tsx";
import { RunReports } from "./run-reports.tsx";
import { FILE_STATUSES, ledgerRows, statusCounts } from "./rows.ts";
import type { StatusFilter } from "./rows.ts";
import { UnmarkedBanner } from "./unmarked-banner.tsx";

/** The ledger of one run: every file with what became of it. */
export function RunLedger({ runId }: { readonly runId: string }): ReactNode {
  const text = useText("imports");
  const { query } = useApi();
  const run = useQuery(query.imports.get.queryOptions({ input: { id: runId } }));
  const state = useQueryState(run, () => false, { title: text.ledgerEmpty });
  return <FourState state={state}>{run.data && <Ledger run={run.data} />}</FourState>;
}

function Ledger({ run }: { readonly run: ImportRun }): ReactNode {
  const text = useText("imports");
  const [filter, setFilter] = useState<StatusFilter>("all");
  const [active, setActive] = useState(0);
  const files = useMemo(() => ledgerRows(run.files, filter), [run.files, filter]);
  const file = files[Math.min(active, files.length - 1)];
  return (
    <section className={classes.ledger} aria-label={text.ledger}>
      <RunHead run={run} />
      {!run.isDryRun && <UnmarkedBanner run={run} />}
      <StatusTabs
        run={run}
        filter={filter}
        onFilter={(next) => {
          setFilter(next);
          setActive(0);
        }}
      />
      <div className={classes.ledgerBody}>
        <SplitPane
          name="imports.ledger"
          direction="rows"
          initialShare={0.6}
          first={
            <div className={classes.ledger}>
              {files.length === 0 ? (
                <Empty title={text.ledgerEmpty} />
              ) : (
                <LedgerGrid
                  files={files}
                  activeIndex={Math.min(active, files.length - 1)}
                  onActiveChange={setActive}
                />
              )}
            </div>
          }
          second={
            <div className={classes.below}>
              <FileNotices file={file} />
              {!run.isDryRun && run.totals.reports > 0 && <RunReports run={run} />}
            </div>
          }
        />
      </div>
    </section>
  );
}

function RunHead({ run }: { readonly run: ImportRun }): ReactNode {
  const text = useText("imports");
  const format = useFormat();
  const { totals } = run;
  const made = [
    [text.madeReports, totals.reports],
    [text.madeIncidents, totals.incidents],
    [text.madeObservables, totals.observables],
    [text.madeEvidence, totals.evidence],
    [text.madeRelations, totals.relations],
  ] as const;
  return (
    <header className={classes.head}>
      <h2>{text.runOf(format.exactLocal(run.startedAt).slice(0, 16))}</h2>
      {run.isDryRun && <span className={classes.mark}>{text.dryRunMark}</span>}
      {run.wasCancelled && <span className={classes.mark}>{text.cancelledMark}</span>}
      <dl className={classes.made} aria-label={text.made}>
        {made
          .filter(([, count]) => count > 0)
          .map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{format.number(count)}</dd>
            </div>
          ))}
        {made.every(([, count]) => count === 0) && <div className="wp-dim">{text.madeNothing}</div>}
      </dl>
    </header>
  );
}

function StatusTabs(props: {
  readonly run: ImportRun;
  readonly filter: StatusFilter;
  readonly onFilter: (filter: StatusFilter) => void;
}): ReactNode {
  const { run, filter, onFilter } = props;
  const text = useText("imports");
  const format = useFormat();
  const counts = useMemo(() => statusCounts(run.files), [run.files]);
  const tabs = [
    { value: "all", label: text.ledgerAll, count: run.files.length },
    ...FILE_STATUSES.map((status) => ({
      value: status,
      label: text.statuses[status],
      count: counts[status],
    })),
  ] as const;
  return (
    <div role="group" aria-label={text.colStatus} className={classes.tabs}>
      {tabs.map(({ value, label, count }) => (
        <button
          key={value}
          type="button"
          className={classes.tab}
          aria-pressed={value === filter}
          disabled={count === 0 && value !== filter}
          onClick={() => onFilter(value)}
        >
          {label} <span className={classes.tabCount}>{format.number(count)}</span>
        </button>
      ))}
    </div>
  );
}
