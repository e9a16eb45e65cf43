import type { Texts } from "../../../shared/text/index.ts";
import type { GridColumn } from "../../ui/grid/column.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import classes from "./notifications.module.css";
import type { NotificationItem } from "./rows.ts";

/** Columns of the board. */
export function boardColumns(
  text: Texts["notifications"],
  today: string,
): readonly GridColumn<NotificationItem>[] {
  return [
    {
      id: "state",
      header: text.colState,
      width: { px: 112 },
      render: ({ state }) => (
        <span className={classes.state} data-state={state}>
          {text.states[state]}
        </span>
      ),
    },
    {
      id: "constituent",
      header: text.colConstituent,
      width: { share: 2, minPx: 150 },
      render: ({ constituentName }) => <SafeText text={constituentName} />,
      title: ({ constituentName }) => constituentName,
    },
    {
      id: "rows",
      header: text.colRows,
      width: { px: 64 },
      align: "end",
      render: ({ rowCount }) => String(rowCount),
    },
    {
      id: "recipient",
      header: text.colRecipient,
      width: { share: 1, minPx: 130 },
      canGiveWay: true,
      render: ({ recipient }) =>
        recipient === null ? (
          <span className="wp-dim">{text.nobody}</span>
        ) : (
          <SafeText text={recipient.mail} />
        ),
      title: ({ recipient }) => recipient?.mail ?? text.nobody,
    },
    {
      id: "country",
      header: text.colCountry,
      width: { px: 56 },
      canGiveWay: true,
      render: ({ country }) => country ?? "–",
    },
    {
      id: "recheck",
      header: text.colRecheck,
      width: { px: 96 },
      canGiveWay: true,
      render: ({ recheckOn, state }) => {
        if (recheckOn === null || state === "fixed") return "–";
        return recheckOn <= today ? (
          <strong className={classes.due}>{recheckOn}</strong>
        ) : (
          recheckOn
        );
      },
    },
    {
      id: "tlp",
      header: "TLP",
      width: { px: 112 },
      render: ({ tlp }) => <MarkingChip tlp={tlp} />,
    },
  ];
}
