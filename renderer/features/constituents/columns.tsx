import type { Constituent } from "../../../shared/model/constituent.ts";
import type { Texts } from "../../../shared/text/index.ts";
import type { GridColumn } from "../../ui/grid/column.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";

/** Columns of the register. */
export function registerColumns(text: Texts["constituents"]): readonly GridColumn<Constituent>[] {
  return [
    {
      id: "name",
      header: text.colName,
      width: { share: 2, minPx: 160 },
      render: ({ name }) => <SafeText text={name} />,
      title: ({ name }) => name,
    },
    {
      id: "country",
      header: text.colCountry,
      width: { px: 60 },
      render: ({ country }) => country ?? "–",
    },
    {
      id: "sector",
      header: text.colSector,
      width: { share: 1, minPx: 120 },
      canGiveWay: true,
      render: ({ sector }) => sector ?? "–",
    },
    {
      id: "kind",
      header: text.colKind,
      width: { px: 92 },
      canGiveWay: true,
      render: ({ kind }) => text.kinds[kind],
    },
    {
      id: "networks",
      header: text.colNetworks,
      width: { px: 76 },
      align: "end",
      canGiveWay: true,
      render: ({ ranges }) => String(ranges.length),
    },
    {
      id: "confirmed",
      header: text.colConfirmed,
      width: { px: 92 },
      render: ({ lastConfirmed }) => lastConfirmed ?? <span className="wp-dim">{text.never}</span>,
    },
  ];
}
