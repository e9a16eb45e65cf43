import { useMemo } from "react";

import type { RequestRow } from "../../../../shared/contract/exchange-questions.ts";
import { useLanguage, useText } from "../../../i18n/text-context.ts";
import type { GridColumn } from "../../../ui/grid/column.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import { TimeCell } from "../../../ui/time/time-text.tsx";
import { stateWords, toneOfRequest } from "./request-state.ts";

/** Questions: where they stand, with whom, about what, until when. */
export function useRequestColumns(): readonly GridColumn<RequestRow>[] {
  const text = useText("requests");
  const { language } = useLanguage();
  return useMemo(() => {
    const subjectOf = ({ question }: RequestRow): string => question?.subject ?? text.unreadable;
    return [
      {
        id: "state",
        header: text.colState,
        width: { px: 130 },
        render: (row) => (
          <StatusBadge tone={toneOfRequest(row)} label={stateWords(row, text, language)} />
        ),
      },
      {
        id: "direction",
        header: text.colDirection,
        width: { px: 72 },
        render: ({ direction }) => (
          <span className="wp-dim">{direction === "asked" ? text.ours : text.theirs}</span>
        ),
      },
      {
        id: "peer",
        header: text.colPeer,
        width: { px: 110 },
        render: ({ peer }) => <SafeText text={peer.name} />,
        title: ({ peer }) => peer.name,
      },
      {
        id: "subject",
        header: text.colSubject,
        width: { share: 1, minPx: 120 },
        render: (row) => <SafeText text={subjectOf(row)} />,
        title: subjectOf,
      },
      {
        id: "due",
        header: text.colDue,
        width: { px: 100 },
        render: ({ question }) => <TimeCell iso={question?.dueAt ?? null} />,
      },
    ];
  }, [language, text]);
}
