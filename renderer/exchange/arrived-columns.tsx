import type { ArrivalOutcome, ArrivedRecord } from "../../shared/contract/exchange-receipt.ts";
import type { Texts } from "../../shared/text/index.ts";
import type { GridColumn } from "../ui/grid/column.ts";
import { SafeText } from "../ui/indicator/safe-text.tsx";
import { StatusBadge, type StatusTone } from "../ui/status/status-badge.tsx";
import type { ExchangeWords } from "./use-words.ts";

const TONES: Readonly<Record<ArrivalOutcome, StatusTone>> = {
  new: "new",
  changed: "active",
  proposed: "waiting",
  unchanged: "closed",
  "left-out": "waiting",
  refused: "failed",
};

/** What comes of each record of a bundle. */
export function arrivedColumns(
  text: Texts["exchange"],
  words: ExchangeWords,
): readonly GridColumn<ArrivedRecord>[] {
  return [
    {
      id: "outcome",
      header: text.colStatus,
      width: { px: 116 },
      render: ({ outcome }) => <StatusBadge tone={TONES[outcome]} label={text.outcomes[outcome]} />,
    },
    {
      id: "record",
      header: text.colRecord,
      width: { share: 2, minPx: 160 },
      render: ({ kind, title }) => (
        <>
          <span className="wp-dim">{words.kind(kind)}</span> <SafeText text={title} />
        </>
      ),
      title: ({ title }) => title,
    },
    {
      id: "fields",
      header: text.colFields,
      width: { share: 1, minPx: 120 },
      render: (record) => <span className="wp-dim">{fieldsOf(record, text, words)}</span>,
      title: (record) => fieldsOf(record, text, words),
    },
  ];
}

/** Of what is new every field is; of what changes, which. */
function fieldsOf(
  { outcome, fields, refusal }: ArrivedRecord,
  text: Texts["exchange"],
  words: ExchangeWords,
): string {
  if (refusal !== null) return refusalWords(refusal, text);
  return outcome === "new" ? "" : fields.map(({ field }) => words.field(field)).join(", ");
}

export function refusalWords(refusal: string, text: Texts["exchange"]): string {
  const refusals: Readonly<Record<string, string>> = text.refusals;
  return refusals[refusal] ?? refusal;
}
