import type { ConflictView, ProposalView } from "../../../../shared/contract/exchange-receipt.ts";
import type { Texts } from "../../../../shared/text/index.ts";
import type { ExchangeWords } from "../../../exchange/use-words.ts";
import type { GridColumn } from "../../../ui/grid/column.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { TimeCell } from "../../../ui/time/time-text.tsx";

type Settled = Pick<ProposalView, "subject" | "record" | "field">;

function commonColumns<Row extends Settled>(
  text: Texts["exchange"],
  words: ExchangeWords,
): readonly GridColumn<Row>[] {
  return [
    {
      id: "record",
      header: text.colRecord,
      width: { share: 2, minPx: 150 },
      render: ({ record }) => (
        <>
          <span className="wp-dim">{words.kind(record.kind)}</span> <SafeText text={record.title} />
        </>
      ),
      title: ({ record }) => record.title,
    },
    {
      id: "field",
      header: text.colField,
      width: { px: 110 },
      render: ({ field }) => words.field(field),
      title: ({ field }) => words.field(field),
    },
  ];
}

/** What peers propose: from whom, about what. */
export function proposalColumns(
  text: Texts["exchange"],
  words: ExchangeWords,
  nameOf: (organisationId: string) => string,
): readonly GridColumn<ProposalView>[] {
  return [
    {
      id: "from",
      header: text.colFrom,
      width: { px: 110 },
      render: ({ organisationId }) => <SafeText text={nameOf(organisationId)} />,
      title: ({ organisationId }) => nameOf(organisationId),
    },
    ...commonColumns<ProposalView>(text, words),
    {
      id: "theirs",
      header: text.colTheirs,
      width: { share: 1, minPx: 90 },
      render: ({ record, field, theirs }) => (
        <SafeText text={words.value(record.kind, field, theirs)} />
      ),
      title: ({ record, field, theirs }) => words.value(record.kind, field, theirs),
    },
    {
      id: "at",
      header: text.colWhen,
      width: { px: 100 },
      render: ({ at }) => <TimeCell iso={at} />,
    },
  ];
}

/** Texts that stand side by side: of which record. */
export function conflictColumns(
  text: Texts["exchange"],
  words: ExchangeWords,
): readonly GridColumn<ConflictView>[] {
  return [
    ...commonColumns<ConflictView>(text, words),
    {
      id: "at",
      header: text.colWhen,
      width: { px: 100 },
      render: ({ texts }) => <TimeCell iso={texts[0]?.at ?? null} />,
    },
  ];
}
