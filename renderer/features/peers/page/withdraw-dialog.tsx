import { useState } from "react";
import type { ReactNode } from "react";

import type { Peer } from "../../../../shared/contract/peers.ts";
import { err } from "../../../../shared/result.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { LossFields, NO_LOSS, statedLoss } from "../loss-fields.tsx";
import classes from "../peers.module.css";
import { useKeyChange } from "../use-key-change.ts";

/** Takes trust back; says first what that stops and what stays. */
export function WithdrawDialog(props: {
  readonly peer: Peer;
  readonly onClose: () => void;
}): ReactNode {
  const { peer, onClose } = props;
  const text = useText("peers");
  const { client } = useApi();
  const change = useKeyChange();
  const [loss, setLoss] = useState(NO_LOSS);
  const stated = statedLoss(loss);
  return (
    <ActDialog
      title={text.withdrawTitle(peer.name)}
      act={text.withdrawAct}
      isReady={stated !== undefined}
      missing={text.lossMissing}
      isGrave
      onAct={async () =>
        stated === undefined
          ? err(text.lossMissing)
          : change({
              call: () => client.peers.revoke({ id: peer.id, ...stated }),
              done: () => text.withdrawn(peer.name),
            })
      }
      onClose={onClose}
    >
      <div className={classes.stack}>
        <ul className={classes.effects}>
          {text.withdrawEffects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        <LossFields loss={loss} onChange={setLoss} compromisedHint={text.withdrawCompromised} />
      </div>
    </ActDialog>
  );
}
