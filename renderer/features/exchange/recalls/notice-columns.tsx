import { useMemo } from "react";

import type { NoticeRow } from "../../../../shared/contract/exchange-notices.ts";
import { toneOfNotice, useNoticeWords } from "../../../exchange/use-notice-words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import type { GridColumn } from "../../../ui/grid/column.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import { TimeCell } from "../../../ui/time/time-text.tsx";

/** Ours stand once in both directions only in a vault that speaks to itself; the direction keeps even those apart. */
export function noticeKey({ direction, id }: NoticeRow): string {
  return `${direction} ${id}`;
}

/** Notices: with whom, what is asked, where it stands, until when. */
export function useNoticeColumns(): readonly GridColumn<NoticeRow>[] {
  const text = useText("recalls");
  const words = useNoticeWords();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "state",
        header: text.colState,
        width: { px: 140 },
        render: (row) => <StatusBadge tone={toneOfNotice(row)} label={words.state(row)} />,
        title: words.state,
      },
      {
        id: "direction",
        header: text.colDirection,
        width: { px: 72 },
        render: (row) => (
          <span className="wp-dim">{row.direction === "sent" ? text.ours : text.theirs}</span>
        ),
      },
      {
        id: "kind",
        header: text.colKind,
        width: { px: 100 },
        render: words.kindOf,
        title: words.kindOf,
      },
      {
        id: "peer",
        header: text.colPeer,
        width: { share: 1, minPx: 90 },
        render: ({ peer }) => <SafeText text={peer.name} />,
        title: ({ peer }) => peer.name,
      },
      {
        id: "records",
        header: text.colRecords,
        width: { px: 72 },
        align: "end",
        render: ({ notice }) => (notice === null ? "–" : format.number(notice.recordCount)),
      },
      {
        id: "due",
        header: text.colDue,
        width: { px: 100 },
        render: ({ notice }) => <TimeCell iso={notice?.dueAt ?? null} />,
      },
    ],
    [format, text, words],
  );
}
