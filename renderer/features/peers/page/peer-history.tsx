import type { ReactNode } from "react";

import { assertNever } from "../../../../shared/assert-never.ts";
import type { Peer } from "../../../../shared/contract/peers.ts";
import { Section } from "../../../cases/layout/section.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import classes from "../peers.module.css";
import { historyRows } from "./history-rows.ts";
import type { HistoryRow } from "./history-rows.ts";

/** Who decided what about the trust in a peer, and which alarms there were. */
export function PeerHistory({ peer }: { readonly peer: Peer }): ReactNode {
  const text = useText("peers");
  const format = useFormat();
  const rows = historyRows(peer);
  return (
    <Section title={text.history} note={format.number(rows.length)}>
      <ol className={classes.history}>
        {rows.map((row, at) => (
          // Rows only ever come on top, and hold no state.
          <li key={rows.length - at}>
            <TimeText iso={row.at} />
            <span>
              <RowText row={row} peer={peer} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function RowText({ row, peer }: { readonly row: HistoryRow; readonly peer: Peer }): ReactNode {
  const text = useText("peers");
  switch (row.kind) {
    case "decision": {
      const { how, means, by, to, reason } = row.decision;
      return (
        <>
          {text.hows[how]}
          {means !== null && `, ${text.means[means]}`}: {text.standings[to]}
          {by !== "" && ` · ${by}`}
          {reason !== "" && (
            <>
              {" · "}
              <SafeText text={reason} />
            </>
          )}
        </>
      );
    }
    case "alarm":
      return <strong>{text.alarmTitles[row.alarm.kind]}</strong>;
    case "settled":
      return (
        <>
          {text.alarmSettled(text.alarmTitles[row.alarm.kind])} · {row.alarm.settledBy} ·{" "}
          <SafeText text={settlementText(row.alarm.settlement, text.hows)} />
        </>
      );
    case "revocation": {
      const { target, deviceId, reason } = row.revocation;
      const device = peer.devices.find(({ id }) => id === deviceId)?.name ?? deviceId ?? "";
      return target === "device"
        ? text.revokedDevice(device, text.revocationReasons[reason])
        : text.revokedRecipients(text.revocationReasons[reason]);
    }
    default:
      return assertNever(row);
  }
}

/** An alarm that a comparison settled keeps how it was compared; every other one the analyst's words. */
function settlementText(settlement: string, hows: Readonly<Record<string, string>>): string {
  return hows[settlement] ?? settlement;
}
