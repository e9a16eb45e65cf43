import type { Device } from "../../../../shared/contract/peers.ts";
import type { Texts } from "../../../../shared/text/index.ts";
import type { Formatter } from "../../../i18n/format.ts";
import type { GridColumn } from "../../../ui/grid/column.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import type { StatusTone } from "../../../ui/status/status-badge.tsx";
import { TimeCell } from "../../../ui/time/time-text.tsx";

export const DEVICE_TONE: Readonly<Record<Device["status"], StatusTone>> = {
  invited: "waiting",
  active: "done",
  uncertified: "new",
  revoked: "failed",
};

/** Columns of the list of laptops. */
export function deviceColumns(
  text: Texts["devices"],
  format: Formatter,
): readonly GridColumn<Device>[] {
  return [
    {
      id: "name",
      header: text.colName,
      width: { share: 1, minPx: 140 },
      render: ({ name, isThis }) => (
        <>
          <SafeText text={name} /> {isThis && <span className="wp-dim">{text.thisOne}</span>}
        </>
      ),
    },
    {
      id: "status",
      header: text.colStatus,
      width: { px: 140 },
      render: ({ status }) => (
        <StatusBadge tone={DEVICE_TONE[status]} label={text.statuses[status]} />
      ),
    },
    {
      id: "until",
      header: text.colUntil,
      width: { px: 116 },
      render: ({ validUntil }) => (validUntil === null ? null : format.date(validUntil)),
    },
    {
      id: "added",
      header: text.colAdded,
      width: { px: 110 },
      render: ({ addedAt }) => <TimeCell iso={addedAt} />,
    },
  ];
}
