import { useState } from "react";
import type { ReactNode } from "react";

import type { Result } from "../../../shared/result.ts";
import { useText } from "../../i18n/text-context.ts";
import { TextAreaField } from "../../ui/fields/fields.tsx";
import { ActDialog } from "./act-dialog.tsx";
import classes from "./dialogs.module.css";
import { ReasonPresets } from "./reason-presets.tsx";

export interface ReasonDialogProps {
  readonly title: string;
  readonly act: string;
  /** Titles of what it is about, so that nothing is turned away unseen. */
  readonly names?: readonly string[];
  /** Reasons given often; a key chooses one. */
  readonly presets?: readonly string[];
  readonly onAct: (reason: string) => Promise<Result<unknown, string>>;
  readonly onClose: () => void;
}

/** Asks once for a reason that is kept in the journal. */
export function ReasonDialog(props: ReasonDialogProps): ReactNode {
  const { title, act, names = [], presets = [], onAct, onClose } = props;
  const text = useText("cases");
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title={title}
      act={act}
      isReady={reason.trim() !== ""}
      missing={text.reasonMissing}
      onAct={() => onAct(reason.trim())}
      onClose={onClose}
    >
      {names.length > 0 && (
        <ul className={classes.names}>
          {names.slice(0, 5).map((name) => (
            <li key={name}>{name}</li>
          ))}
          {names.length > 5 && <li className="wp-dim">{text.andMore(names.length - 5)}</li>}
        </ul>
      )}
      <ReasonPresets presets={presets} value={reason} onChange={setReason} />
      <TextAreaField
        label={text.reason}
        value={reason}
        onChange={setReason}
        minRows={2}
        isRequired
        hasFocus={presets.length === 0}
      />
    </ActDialog>
  );
}
