import type { ReactNode } from "react";

import type { Device } from "../../../../shared/contract/peers.ts";
import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { LossDialog } from "../loss-dialog.tsx";
import { useKeyChange } from "../use-key-change.ts";

/** A laptop was lost or is given up: what follows is said before it is done. */
export function RevokeDeviceDialog(props: {
  readonly device: Device;
  readonly onClose: () => void;
}): ReactNode {
  const { device, onClose } = props;
  const text = useText("devices");
  const { client } = useApi();
  const change = useKeyChange();
  return (
    <LossDialog
      title={text.revokeTitle(device.name)}
      act={text.revokeAct}
      effects={text.revokeEffects}
      compromisedHint={text.revokeCompromised}
      onAct={(loss) =>
        change({
          call: () => client.devices.revoke({ id: device.id, ...loss }),
          done: ({ issue }) => text.revoked(device.name, String(issue)),
        })
      }
      onClose={onClose}
    />
  );
}
