import type { ReactNode } from "react";

import type { Peer } from "../../../../shared/contract/peers.ts";
import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { LossDialog } from "../loss-dialog.tsx";
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
  return (
    <LossDialog
      title={text.withdrawTitle(peer.name)}
      act={text.withdrawAct}
      effects={text.withdrawEffects}
      compromisedHint={text.withdrawCompromised}
      onAct={(loss) =>
        change({
          call: () => client.peers.revoke({ id: peer.id, ...loss }),
          done: () => text.withdrawn(peer.name),
        })
      }
      onClose={onClose}
    />
  );
}
