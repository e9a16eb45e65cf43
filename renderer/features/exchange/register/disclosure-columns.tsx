import { useMemo } from "react";

import type { PeerDisclosure } from "../../../../shared/contract/exchange.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import type { GridColumn } from "../../../ui/grid/column.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";
import { TimeCell } from "../../../ui/time/time-text.tsx";

export function lineKey({ rootId }: PeerDisclosure): string {
  return rootId ?? "";
}

/** What a peer has, one line for each incident or report. */
export function useDisclosureColumns(): readonly GridColumn<PeerDisclosure>[] {
  const text = useText("exchange");
  const format = useFormat();
  return useMemo(() => {
    const titleOf = ({ rootId, title }: PeerDisclosure): string =>
      rootId === null ? text.registerElse : title;
    return [
      {
        id: "title",
        header: text.colIncident,
        width: { share: 1, minPx: 150 },
        render: (line) => <SafeText text={titleOf(line)} />,
        title: titleOf,
      },
      {
        id: "tlp",
        header: "TLP",
        width: { px: 150 },
        render: ({ tlp }) => (tlp === null ? "–" : <MarkingChip tlp={tlp} />),
      },
      {
        id: "records",
        header: text.colRecords,
        width: { px: 76 },
        align: "end",
        render: ({ countByKind }) =>
          format.number(Object.values(countByKind).reduce((sum, count) => sum + count, 0)),
      },
      {
        id: "delivered",
        header: text.colConfirmed,
        width: { px: 150 },
        render: ({ undeliveredCount }) => (
          <span className="wp-dim">
            {undeliveredCount === 0
              ? text.delivered
              : text.undelivered(undeliveredCount, format.number(undeliveredCount))}
          </span>
        ),
      },
      {
        id: "since",
        header: text.colSince,
        width: { px: 96 },
        render: ({ since }) => <TimeCell iso={since} />,
      },
    ];
  }, [format, text]);
}
