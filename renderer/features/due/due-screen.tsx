import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import { strictestTlp } from "../../../shared/domain/markings/tlp.ts";
import { useApi } from "../../api.ts";
import { useWords } from "../../cases/words.ts";
import { ClockDue } from "../../clocks/clock-due.tsx";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { addressOf } from "../../places.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { useShowsMarking } from "../../ui/marking/on-screen.ts";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import classes from "./due.module.css";
import { dueRows, rowBeside, type DueRow } from "./rows.ts";

/** After this the states are asked for anew: a term of an hour must not pass unseen. */
const RENEW_MS = 60_000;

/** What is due next over all incidents, overdue on top. */
export function DueScreen(): ReactNode {
  const text = useText("clocks");
  const { language } = useWords();
  const { query } = useApi();
  const list = useQuery(query.clocks.due.queryOptions({ input: {}, refetchInterval: RENEW_MS }));
  const items = list.data?.items;
  const rows = useMemo(() => dueRows(items ?? [], language), [items, language]);
  const setActive = useRowKeys(rows);
  useShowsMarking(strictestTlp(rows.flatMap(({ tlp }) => (tlp === null ? [] : [tlp]))));
  const state = useQueryState(list, () => rows.length === 0, {
    title: text.dueNone,
    text: text.dueNoneText,
  });
  const overdue = rows.filter((row) => row.state === "overdue").length;
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h1>{text.title}</h1>
        {overdue > 0 && <strong className={classes.overdue}>{text.overdueCount(overdue)}</strong>}
      </header>
      <FourState state={state}>
        <table className={classes.table} aria-label={text.listLabel}>
          <thead>
            <tr>
              <th scope="col">{text.columnState}</th>
              <th scope="col">{text.columnDue}</th>
              <th scope="col">{text.columnStage}</th>
              <th scope="col">{text.columnDuty}</th>
              <th scope="col">{text.columnIncident}</th>
              <th scope="col">TLP</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <DueLine key={row.key} row={row} onActive={() => setActive(row.key)} />
            ))}
          </tbody>
        </table>
      </FourState>
    </div>
  );
}

function DueLine({
  row,
  onActive,
}: {
  readonly row: DueRow;
  readonly onActive: () => void;
}): ReactNode {
  const format = useFormat();
  // Renewed with the relative times, so that what becomes due shows it.
  useNow();
  return (
    <tr data-state={row.state}>
      <td>
        <ClockDue state={row.state} due={row.due} />
      </td>
      <td className={classes.time}>{row.due === null ? "–" : format.exactUtc(row.due)}</td>
      <td>
        {row.what} <span className="wp-meta">{row.article}</span>
      </td>
      <td>{row.whose}</td>
      <td>
        <Link
          id={linkId(row.key)}
          to={addressOf("incident", row.incidentId)}
          search={{ tab: "clocks" }}
          onFocus={onActive}
        >
          {row.incidentNumber} <SafeText text={row.incidentTitle} />
        </Link>
      </td>
      <td>
        <MarkingChip tlp={row.tlp} />
      </td>
    </tr>
  );
}

function linkId(key: string): string {
  return `due-${key.replaceAll(" ", "-")}`;
}

/** j and k move between rows, Enter opens the incident of one. */
function useRowKeys(rows: readonly DueRow[]): (key: string) => void {
  const text = useText("clocks");
  const common = useText("commonUi");
  const navigate = useNavigate();
  const [active, setActive] = useState<string | undefined>(undefined);
  const move = (step: 1 | -1): void => {
    const next = rowBeside(rows, active, step);
    if (next) document.querySelector<HTMLElement>(`#${linkId(next.key)}`)?.focus();
  };
  const row = rows.find(({ key }) => key === active);
  useCommands(text.title, [
    { id: "due.next", label: common.gridRowDown, keys: "j", run: () => move(1) },
    { id: "due.previous", label: common.gridRowUp, keys: "k", run: () => move(-1) },
    {
      id: "due.open",
      label: text.columnIncident,
      keys: "o",
      isDisabled: row === undefined,
      run: () => {
        if (row) {
          const to = addressOf("incident", row.incidentId);
          void navigate({ to, search: { tab: "clocks" } });
        }
      },
    },
  ]);
  return setActive;
}
