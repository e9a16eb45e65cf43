import { useState } from "react";
import type { ReactNode } from "react";

import { err, type Result } from "../../../shared/result.ts";
import { ActDialog } from "../../cases/dialogs/act-dialog.tsx";
import { useText } from "../../i18n/text-context.ts";
import { LossFields, NO_LOSS, statedLoss } from "./loss-fields.tsx";
import type { StatedLoss } from "./loss-fields.tsx";
import classes from "./peers.module.css";

export interface LossDialogProps {
  readonly title: string;
  readonly act: string;
  /** What follows, said before it is done. */
  readonly effects: readonly string[];
  /** What it means that somebody else has the key. */
  readonly compromisedHint: string;
  readonly onAct: (loss: StatedLoss) => Promise<Result<unknown, string>>;
  readonly onClose: () => void;
}

/** Gives up a key, ours or a peer's: says what follows, asks why and since when. */
export function LossDialog(props: LossDialogProps): ReactNode {
  const { title, act, effects, compromisedHint, onAct, onClose } = props;
  const text = useText("peers");
  const [loss, setLoss] = useState(NO_LOSS);
  const stated = statedLoss(loss);
  return (
    <ActDialog
      title={title}
      act={act}
      isReady={stated !== undefined}
      missing={text.lossMissing}
      isGrave
      onAct={async () => (stated === undefined ? err(text.lossMissing) : onAct(stated))}
      onClose={onClose}
    >
      <div className={classes.stack}>
        <ul className={classes.effects}>
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        <LossFields loss={loss} onChange={setLoss} compromisedHint={compromisedHint} />
      </div>
    </ActDialog>
  );
}
