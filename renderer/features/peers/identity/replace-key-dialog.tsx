import { Radio } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import type { Identity } from "../../../../shared/contract/peers.ts";
import { err } from "../../../../shared/result.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { LossFields, NO_LOSS, statedLoss } from "../loss-fields.tsx";
import classes from "../peers.module.css";
import { useKeyChange } from "../use-key-change.ts";

const KEYS = ["organisation", "device", "recipients"] as const;
type ReplacedKey = (typeof KEYS)[number];

/** Replaces one of our keys: which, why, and since when somebody else may have it. */
export function ReplaceKeyDialog(props: {
  readonly identity: Identity;
  readonly onClose: () => void;
}): ReactNode {
  const { identity, onClose } = props;
  const text = useText("identity");
  const peers = useText("peers");
  const { client } = useApi();
  const change = useKeyChange();
  const [key, setKey] = useState<ReplacedKey>("recipients");
  const [loss, setLoss] = useState(NO_LOSS);
  const stated = statedLoss(loss);
  const calls = {
    organisation: client.identity.replaceRootKey,
    device: client.identity.replaceDeviceKey,
    recipients: client.identity.replaceRecipients,
  };
  return (
    <ActDialog
      title={text.replaceTitle}
      act={text.replaceActs[key]}
      isReady={stated !== undefined}
      missing={peers.lossMissing}
      isGrave
      onAct={async () =>
        stated === undefined
          ? err(peers.lossMissing)
          : change({
              call: () => calls[key](stated),
              done: ({ issue }) => text.replaced(String(issue)),
            })
      }
      onClose={onClose}
    >
      <div className={classes.stack}>
        {!identity.holdsRootKey && <p role="note">{text.replaceNeedsRoot}</p>}
        <Radio.Group
          label={text.replaceWhich}
          value={key}
          onChange={(next) => setKey(KEYS.find((name) => name === next) ?? key)}
        >
          <div className={classes.radios}>
            {KEYS.map((name) => (
              <Radio
                key={name}
                value={name}
                label={text.replaceKeys[name]}
                description={text.replaceEffects[name]}
              />
            ))}
          </div>
        </Radio.Group>
        <LossFields loss={loss} onChange={setLoss} compromisedHint={text.replaceCompromised[key]} />
      </div>
    </ActDialog>
  );
}
