import type { ObservableRow } from "../../../shared/model/observable.ts";
import type { Texts } from "../../../shared/text/index.ts";
import { defanged } from "../../cases/observables/display.ts";
import { warningOf } from "../../cases/observables/observable-columns.tsx";
import type { Formatter } from "../../i18n/format.ts";
import type { GridColumn } from "../../ui/grid/column.ts";
import { IndicatorCell } from "../../ui/indicator/indicator-text.tsx";
import { TimeCell } from "../../ui/time/time-text.tsx";
import classes from "./observables.module.css";
import { listNames } from "./rows.ts";

/** Columns of the list; their ids are the sorts of the contract. */
export function listColumns(
  text: Texts["observables"],
  cases: Texts["cases"],
  format: Formatter,
): readonly GridColumn<ObservableRow>[] {
  return [
    {
      id: "type",
      header: text.colType,
      width: { px: 96 },
      isSortable: true,
      render: ({ type }) => <span className="wp-dim">{type}</span>,
    },
    {
      id: "value",
      header: text.colValue,
      width: { share: 1, minPx: 260 },
      isSortable: true,
      render: (row) => (
        <IndicatorCell defanged={defanged(row.type, row.value)} warning={warningOf(row, cases)} />
      ),
      title: (row) => defanged(row.type, row.value),
    },
    {
      id: "incidents",
      header: text.colIncidents,
      width: { px: 76 },
      align: "end",
      isSortable: true,
      render: ({ incidentCount }) =>
        incidentCount > 1 ? <strong>{format.number(incidentCount)}</strong> : incidentCount,
    },
    {
      id: "sightings",
      canGiveWay: true,
      header: text.colSightings,
      width: { px: 84 },
      align: "end",
      render: ({ sightingCount }) => (sightingCount === 0 ? null : format.number(sightingCount)),
    },
    {
      id: "first-seen",
      canGiveWay: true,
      header: text.colFirst,
      width: { px: 92 },
      isSortable: true,
      render: ({ firstSeenAt }) => <TimeCell iso={firstSeenAt} />,
    },
    {
      id: "last-seen",
      header: text.colLast,
      width: { px: 92 },
      isSortable: true,
      render: ({ lastSeenAt }) => <TimeCell iso={lastSeenAt} />,
    },
    {
      id: "lists",
      header: text.colLists,
      width: { px: 132 },
      render: (row) =>
        row.warninglists.length === 0 ? null : (
          <span className={classes.listed}>{listNames(row)}</span>
        ),
      title: (row) => row.warninglists.map(({ name, date }) => `${name} (${date})`).join("\n"),
    },
  ];
}
