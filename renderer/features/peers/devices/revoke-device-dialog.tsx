import { useState } from "react";
import type { ReactNode } from "react";

import type { Device } from "../../../../shared/contract/peers.ts";
import { err } from "../../../../shared/result.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { LossFields, NO_LOSS, statedLoss } from "../loss-fields.tsx";
import classes from "../peers.module.css";
import { useKeyChange } from "../use-key-change.ts";

/** A laptop was lost or is given up: what follows is said before it is done. */
export function RevokeDeviceDialog(props: {
  readonly device: Device;
  readonly onClose: () => void;
}): ReactNode {
  const { device, onClose } = props;
  const text = useText("devices");
  const peers = useText("peers");
  const { client } = useApi();
  const change = useKeyChange();
  const [loss, setLoss] = useState(NO_LOSS);
  const stated = statedLoss(loss);
  return (
    <ActDialog
      title={text.revokeTitle(device.name)}
      act={text.revokeAct}
      isReady={stated !== undefined}
      missing={peers.lossMissing}
      isGrave
      onAct={async () =>
        stated === undefined
          ? err(peers.lossMissing)
          : change({
              call: () => client.devices.revoke({ id: device.id, ...stated }),
              done: ({ issue }) => text.revoked(device.name, String(issue)),
            })
      }
      onClose={onClose}
    >
      <div className={classes.stack}>
        <ul className={classes.effects}>
          {text.revokeEffects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        <LossFields loss={loss} onChange={setLoss} compromisedHint={text.revokeCompromised} />
      </div>
    </ActDialog>
  );
}
