import type { PeerSummary } from "../../../../shared/contract/peers.ts";
import type { Texts } from "../../../../shared/text/index.ts";
import type { Formatter } from "../../../i18n/format.ts";
import type { GridColumn } from "../../../ui/grid/column.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import type { StatusTone } from "../../../ui/status/status-badge.tsx";
import { TimeCell } from "../../../ui/time/time-text.tsx";
import { exchangeState } from "./rows.ts";
import type { ExchangeState } from "./rows.ts";

export const EXCHANGE_TONE: Readonly<Record<ExchangeState, StatusTone>> = {
  alarm: "failed",
  waiting: "waiting",
  never: "closed",
  quiet: "active",
  fresh: "done",
};

export interface ColumnWords {
  readonly text: Texts["network"];
  readonly format: Formatter;
  readonly countryName: (code: string) => string;
  readonly nowMs: number;
}

/** Columns of the table that says what the map shows. */
export function networkColumns({
  text,
  format,
  countryName,
  nowMs,
}: ColumnWords): readonly GridColumn<PeerSummary>[] {
  return [
    {
      id: "country",
      header: text.colCountry,
      width: { px: 64 },
      render: ({ countryCode }) => countryCode,
      title: ({ countryCode }) => countryName(countryCode),
    },
    {
      id: "name",
      header: text.colName,
      width: { share: 1, minPx: 96 },
      render: ({ name }) => <SafeText text={name} />,
      title: ({ name }) => name,
    },
    {
      id: "state",
      header: text.colState,
      width: { px: 130 },
      render: (peer) => {
        const state = exchangeState(peer, nowMs);
        return <StatusBadge tone={EXCHANGE_TONE[state]} label={text.states[state]} />;
      },
    },
    {
      id: "received",
      header: text.colReceived,
      width: { px: 84 },
      render: ({ exchange }) => <TimeCell iso={exchange.receivedAt} />,
    },
    {
      id: "sent",
      header: text.colSent,
      width: { px: 84 },
      render: ({ exchange }) => <TimeCell iso={exchange.sentAt} />,
    },
    {
      id: "waiting",
      header: text.colWaiting,
      width: { px: 72 },
      align: "end",
      render: ({ exchange }) => (exchange.waiting === 0 ? null : format.number(exchange.waiting)),
    },
  ];
}
