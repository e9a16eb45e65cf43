import type { IncidentRow } from "../../../shared/model/incident.ts";
import type { Texts } from "../../../shared/text/index.ts";
import { INCIDENT_TONES } from "../../cases/status-tones.ts";
import type { Words } from "../../cases/words.ts";
import type { GridColumn } from "../../ui/grid/column.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { SeverityBadge } from "../../ui/severity/severity-badge.tsx";
import { StatusBadge } from "../../ui/status/status-badge.tsx";
import { TimeCell } from "../../ui/time/time-text.tsx";

type Column = GridColumn<IncidentRow>;

/** Columns of the list of incidents, the most telling first. */
export function incidentColumns(text: Texts["cases"], words: Words): readonly Column[] {
  return [
    {
      id: "number",
      header: text.fieldNumber,
      width: { px: 112 },
      isSortable: true,
      render: (row) => shortNumber(row.number),
      title: (row) => row.number,
    },
    {
      id: "title",
      header: text.fieldTitle,
      width: { share: 4, minPx: 200 },
      isSortable: true,
      render: (row) => <SafeText text={row.title} />,
      title: (row) => row.title,
    },
    {
      id: "status",
      header: text.fieldStatus,
      width: { px: 112 },
      isSortable: true,
      render: (row) => (
        <StatusBadge tone={INCIDENT_TONES[row.status]} label={words.incidentStatus(row.status)} />
      ),
    },
    {
      id: "severity",
      header: text.fieldSeverity,
      width: { px: 96 },
      isSortable: true,
      render: (row) => <SeverityBadge severity={row.severity} />,
    },
    {
      id: "score",
      header: text.fieldScore,
      width: { px: 62 },
      align: "end",
      isSortable: true,
      render: (row) => row.score,
    },
    {
      id: "tlp",
      header: text.fieldTlp,
      width: { px: 124 },
      isSortable: true,
      render: (row) => <MarkingChip tlp={row.tlp} form="short" />,
    },
    ...sideColumns(text, words),
  ];
}

function sideColumns(text: Texts["cases"], words: Words): readonly Column[] {
  return [
    {
      id: "owner",
      canGiveWay: true,
      header: text.fieldOwner,
      width: { share: 1, minPx: 96 },
      isSortable: true,
      render: (row) => row.owner ?? <span className="wp-dim">{text.ownerNobody}</span>,
      title: (row) => row.owner ?? "",
    },
    {
      id: "updated",
      canGiveWay: true,
      header: text.fieldUpdated,
      width: { px: 96 },
      isSortable: true,
      render: (row) => <TimeCell iso={row.updatedAt} />,
    },
    {
      id: "class",
      canGiveWay: true,
      header: text.fieldClass,
      width: { share: 1, minPx: 120 },
      render: (row) => words.classifications(row.classification),
      title: (row) => words.classifications(row.classification),
    },
    {
      id: "observables",
      canGiveWay: true,
      header: text.fieldObservables,
      width: { px: 92 },
      align: "end",
      render: (row) => row.observableCount,
    },
    {
      id: "tasks",
      canGiveWay: true,
      header: text.fieldTasks,
      width: { px: 104 },
      align: "end",
      render: (row) => row.openTaskCount,
    },
  ];
}

/** `2026-000123` of `CERT-XX-2026-000123`: the prefix is the same in every row. */
export function shortNumber(number: string): string {
  return /\d{4}-\d+$/.exec(number)?.[0] ?? number;
}
