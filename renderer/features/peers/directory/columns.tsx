import type { PeerSummary } from "../../../../shared/contract/peers.ts";
import type { Texts } from "../../../../shared/text/index.ts";
import type { Formatter } from "../../../i18n/format.ts";
import type { GridColumn } from "../../../ui/grid/column.ts";
import { IconAlertTriangle } from "../../../ui/icons.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import { TimeCell } from "../../../ui/time/time-text.tsx";
import classes from "../peers.module.css";
import { STANDING_TONE, standingOf } from "../standing.tsx";
import { lastExchange, shortFingerprint, validUntil, worstWarning } from "./rows.ts";

/** Columns of the directory; their ids are the sorts of `sortPeers`. */
export function directoryColumns(
  text: Texts["peers"],
  format: Formatter,
  countryName: (code: string) => string,
): readonly GridColumn<PeerSummary>[] {
  return [
    {
      id: "name",
      header: text.colName,
      width: { share: 1, minPx: 130 },
      isSortable: true,
      render: ({ name, openAlarms }) => (
        <>
          {openAlarms > 0 && (
            <span className={classes.alarmSign}>
              <IconAlertTriangle size={14} stroke={1.8} aria-label={text.alarms(openAlarms)} />
            </span>
          )}
          <SafeText text={name} />
        </>
      ),
      title: ({ name, openAlarms }) =>
        openAlarms > 0 ? `${name}\n${text.alarms(openAlarms)}` : name,
    },
    {
      id: "country",
      header: text.colCountry,
      width: { px: 72 },
      isSortable: true,
      render: ({ countryCode }) => countryCode,
      title: ({ countryCode }) => countryName(countryCode),
    },
    {
      id: "trust",
      header: text.colTrust,
      width: { px: 108 },
      isSortable: true,
      render: (peer) => {
        const standing = standingOf(peer);
        return <StatusBadge tone={STANDING_TONE[standing]} label={text.standings[standing]} />;
      },
    },
    {
      id: "fingerprint",
      header: text.colFingerprint,
      width: { px: 130 },
      render: ({ fingerprint }) => (
        <span className="wp-mono wp-dim">{shortFingerprint(fingerprint)}</span>
      ),
    },
    {
      id: "until",
      header: text.colUntil,
      width: { px: 116 },
      isSortable: true,
      render: (peer) => <Until peer={peer} text={text} format={format} />,
      title: (peer) => peer.warnings.map((one) => text.warning(one, format.date)).join("\n"),
    },
    {
      id: "seen",
      header: text.colSeen,
      width: { px: 112 },
      isSortable: true,
      render: (peer) => <TimeCell iso={lastExchange(peer)} />,
    },
  ];
}

function Until(props: {
  readonly peer: PeerSummary;
  readonly text: Texts["peers"];
  readonly format: Formatter;
}) {
  const { peer, text, format } = props;
  const worst = worstWarning(peer);
  const date = format.date(validUntil(peer));
  if (worst === undefined) return date;
  return (
    <span className={classes.ending} data-state={worst.state}>
      <IconAlertTriangle size={14} stroke={1.8} aria-label={text.warningStates[worst.state]} />{" "}
      {date}
    </span>
  );
}
