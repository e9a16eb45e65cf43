import type {
  RollBackOutcome,
  RolledBackRecordView,
} from "../../../../shared/contract/exchange-bundles.ts";
import type { Texts } from "../../../../shared/text/index.ts";
import type { ExchangeWords } from "../../../exchange/use-words.ts";
import type { GridColumn } from "../../../ui/grid/column.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { StatusBadge, type StatusTone } from "../../../ui/status/status-badge.tsx";

const TONES: Readonly<Record<RollBackOutcome, StatusTone>> = {
  removed: "closed",
  restored: "active",
  kept: "waiting",
};

/** What comes of each record of a bundle that is rolled back. */
export function rollBackColumns(
  exchange: Texts["exchange"],
  text: Texts["bundles"],
  words: ExchangeWords,
): readonly GridColumn<RolledBackRecordView>[] {
  const whyOf = ({ reason, keptFields }: RolledBackRecordView): string =>
    [
      ...(reason === null ? [] : [text.reasons[reason]]),
      ...(keptFields.length === 0
        ? []
        : [text.keptFields(keptFields.map((field) => words.field(field)).join(", "))]),
    ].join("; ");
  return [
    {
      id: "outcome",
      header: exchange.colStatus,
      width: { px: 116 },
      render: ({ outcome }) => <StatusBadge tone={TONES[outcome]} label={text.outcomes[outcome]} />,
      title: ({ outcome }) => text.outcomeHints[outcome],
    },
    {
      id: "record",
      header: exchange.colRecord,
      width: { share: 1, minPx: 160 },
      render: ({ kind, title }) => (
        <>
          <span className="wp-dim">{words.kind(kind)}</span> <SafeText text={title} />
        </>
      ),
      title: ({ title }) => title,
    },
    {
      id: "why",
      header: exchange.colWhy,
      width: { share: 1, minPx: 160 },
      render: (record) => <span className="wp-dim">{whyOf(record)}</span>,
      title: whyOf,
    },
  ];
}
