import type { ReportRow } from "../../../shared/model/report.ts";
import type { Texts } from "../../../shared/text/index.ts";
import type { Words } from "../../cases/words.ts";
import { REPORT_TONES } from "../../cases/status-tones.ts";
import type { GridColumn } from "../../ui/grid/column.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { SeverityBadge } from "../../ui/severity/severity-badge.tsx";
import { StatusBadge } from "../../ui/status/status-badge.tsx";
import { TimeCell } from "../../ui/time/time-text.tsx";

type Column = GridColumn<ReportRow>;

/** Columns of the queue. The status shows in lanes that mix several. */
export function reportColumns(
  text: Texts["cases"],
  words: Words,
  showsStatus: boolean,
): readonly Column[] {
  const status: Column = {
    id: "status",
    header: text.fieldStatus,
    width: { px: 116 },
    isSortable: true,
    render: (row) => (
      <StatusBadge tone={REPORT_TONES[row.status]} label={words.reportStatus(row.status)} />
    ),
  };
  return [
    {
      id: "title",
      header: text.fieldTitle,
      width: { share: 4, minPx: 250 },
      isSortable: true,
      render: (row) => <SafeText text={row.title} />,
      title: (row) => row.title,
    },
    ...(showsStatus ? [status] : []),
    {
      id: "tlp",
      header: text.fieldTlp,
      width: { px: 124 },
      render: (row) => <MarkingChip tlp={row.tlp} form="short" />,
    },
    {
      id: "severity",
      header: text.fieldSeverity,
      width: { px: 92 },
      render: (row) => row.severity && <SeverityBadge severity={row.severity} />,
    },
    {
      id: "received",
      header: text.fieldReceived,
      width: { px: 96 },
      isSortable: true,
      render: (row) => <TimeCell iso={row.receivedAt} />,
    },
    {
      id: "kind",
      header: text.fieldKind,
      width: { px: 110 },
      render: (row) => words.intakeKind(row.intakeKind),
    },
    {
      id: "sender",
      header: text.fieldSender,
      width: { share: 2, minPx: 120 },
      isSortable: true,
      render: (row) => (row.sender === null ? null : <SafeText text={row.sender} />),
      title: (row) => row.sender ?? "",
    },
    {
      id: "class",
      header: text.fieldClass,
      width: { share: 1, minPx: 110 },
      render: (row) => words.classifications(row.classification),
      title: (row) => words.classifications(row.classification),
    },
    {
      id: "observables",
      header: text.fieldObservables,
      width: { px: 92 },
      align: "end",
      render: (row) => row.observableCount,
    },
    {
      id: "number",
      header: text.fieldNumber,
      width: { px: 118 },
      render: (row) => row.number,
    },
  ];
}
