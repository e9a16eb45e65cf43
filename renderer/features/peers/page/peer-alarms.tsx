import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import type { Peer } from "../../../../shared/contract/peers.ts";
import type { PeerAlarm } from "../../../../shared/model/peer.ts";
import { useApi } from "../../../api.ts";
import { ReasonDialog } from "../../../cases/dialogs/reason-dialog.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { IconAlertTriangle } from "../../../ui/icons.ts";
import { TimeText } from "../../../ui/time/time-text.tsx";
import classes from "../peers.module.css";
import { useKeyChange } from "../use-key-change.ts";

/** Alarms that nobody has looked into yet, before everything else about the peer. */
export function PeerAlarms({ peer }: { readonly peer: Peer }): ReactNode {
  const text = useText("peers");
  const { client } = useApi();
  const change = useKeyChange();
  const [settling, setSettling] = useState<PeerAlarm | undefined>(undefined);
  const open = peer.alarms.filter(({ settledAt }) => settledAt === null);
  if (open.length === 0) return null;
  return (
    <section className={classes.alarms} aria-label={text.alarms(open.length)}>
      {open.map((alarm) => (
        <OpenAlarm key={alarm.id} alarm={alarm} onSettle={() => setSettling(alarm)} />
      ))}
      {settling && (
        <ReasonDialog
          title={text.settleTitle}
          act={text.settle}
          names={[text.alarmTitles[settling.kind]]}
          onClose={() => setSettling(undefined)}
          onAct={(reason) =>
            change({
              call: () => client.peers.settleAlarm({ id: peer.id, alarmId: settling.id, reason }),
              done: () => text.settled,
            })
          }
        />
      )}
    </section>
  );
}

function OpenAlarm({
  alarm,
  onSettle,
}: {
  readonly alarm: PeerAlarm;
  readonly onSettle: () => void;
}): ReactNode {
  const text = useText("peers");
  const format = useFormat();
  const { kind, at, found } = alarm;
  return (
    <div className={classes.alarm} role="alert">
      <h3 className={classes.alarmTitle}>
        <IconAlertTriangle size={18} stroke={1.8} aria-hidden="true" />
        {text.alarmTitles[kind]}
      </h3>
      <p>{text.alarmText[kind]}</p>
      <p className="wp-meta">
        <TimeText iso={at} />
        {found.issue !== null && ` · ${text.alarmCard(String(found.issue))}`}
        {found.compromisedSince !== null &&
          ` · ${text.compromisedSince(format.exactUtc(found.compromisedSince))}`}
      </p>
      <div className={classes.actions}>
        <Button size="compact-sm" variant="default" onClick={onSettle}>
          {text.settleShort}
        </Button>
      </div>
    </div>
  );
}
