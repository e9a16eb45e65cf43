import type { KnownBundleView } from "../../../../shared/contract/exchange.ts";
import type { Texts } from "../../../../shared/text/index.ts";
import type { Formatter } from "../../../i18n/format.ts";
import type { GridColumn } from "../../../ui/grid/column.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import { TimeCell } from "../../../ui/time/time-text.tsx";
import { STATE_TONES } from "./bundle-state.ts";
import { recordsIn } from "./rows.ts";

/** Bundles that went and came. */
export function bundleColumns(
  text: Texts["exchange"],
  bundles: Texts["bundles"],
  format: Formatter,
  nameOf: (organisationId: string) => string,
): readonly GridColumn<KnownBundleView>[] {
  const withWhom = ({ organisationIds }: KnownBundleView): string =>
    format.list(organisationIds.map(nameOf));
  return [
    {
      id: "direction",
      header: text.colDirection,
      width: { px: 100 },
      render: ({ direction }) => (direction === "sent" ? `↑ ${text.sent}` : `↓ ${text.received}`),
    },
    {
      id: "with",
      header: text.colWith,
      width: { share: 1, minPx: 100 },
      render: (bundle) => <SafeText text={withWhom(bundle)} />,
      title: withWhom,
    },
    {
      id: "sequence",
      header: text.colNumber,
      width: { px: 52 },
      align: "end",
      render: ({ sequence }) => format.number(sequence),
    },
    {
      id: "records",
      header: text.colRecords,
      width: { px: 86 },
      align: "end",
      render: (bundle) =>
        recordsIn(bundle) === 0 ? (
          <span className="wp-dim">{text.receipt}</span>
        ) : (
          format.number(recordsIn(bundle))
        ),
    },
    {
      id: "size",
      header: text.colSize,
      width: { px: 84 },
      align: "end",
      render: ({ sizeBytes }) => format.bytes(sizeBytes),
    },
    {
      id: "state",
      header: text.colStatus,
      width: { px: 150 },
      render: ({ state }) => (
        <StatusBadge tone={STATE_TONES[state]} label={bundles.states[state]} />
      ),
      title: ({ state }) => bundles.stateHints[state],
    },
    {
      id: "at",
      header: text.colWhen,
      width: { px: 100 },
      render: ({ at }) => <TimeCell iso={at} />,
    },
  ];
}
