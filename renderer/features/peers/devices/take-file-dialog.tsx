import { useState } from "react";
import type { ReactNode } from "react";

import { MAX_INVITATION_CHARS } from "../../../../shared/exchange/identity/invitation.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { TextField } from "../../../ui/fields/fields.tsx";
import { TextFileField } from "../../../ui/file-drop/text-file-field.tsx";
import classes from "../peers.module.css";
import { useKeyChange } from "../use-key-change.ts";

export interface TakeFileDialogProps {
  /** `update`: what another laptop wrote for this one. `rejoin`: an invitation, after a restore. */
  readonly what: "update" | "rejoin";
  readonly onClose: () => void;
}

/** Takes in a sealed file of our own organisation. */
export function TakeFileDialog({ what, onClose }: TakeFileDialogProps): ReactNode {
  const text = useText("devices");
  const { client } = useApi();
  const change = useKeyChange();
  const [file, setFile] = useState("");
  const [code, setCode] = useState("");
  const needsCode = what === "rejoin";
  const take = () =>
    needsCode
      ? change({
          call: () => client.devices.rejoin({ invitation: file, code }),
          done: ({ name }) => text.rejoined(name),
        })
      : change({
          call: () => client.devices.takeUpdate({ text: file }),
          done: ({ items }) => text.updateTaken(items.length),
        });
  return (
    <ActDialog
      title={needsCode ? text.rejoinTitle : text.takeUpdateTitle}
      act={needsCode ? text.rejoinAct : text.takeUpdateAct}
      isReady={file !== "" && (!needsCode || code.trim() !== "")}
      missing={needsCode ? text.invitationMissing : text.updateMissing}
      onAct={take}
      onClose={onClose}
    >
      <div className={classes.stack}>
        <p className="wp-dim">{needsCode ? text.rejoinText : text.takeUpdateText}</p>
        <TextFileField
          label={needsCode ? text.invitationFile : text.updateFile}
          text={file}
          onText={setFile}
          maxChars={MAX_INVITATION_CHARS}
          tooLarge={text.fileTooLarge}
          accept={needsCode ? ".wpinvite" : ".wpupdate"}
          form="file"
        />
        {needsCode && (
          <TextField
            label={text.code}
            hint={text.codeHint}
            value={code}
            isCode
            isRequired
            maxLength={512}
            onChange={setCode}
          />
        )}
      </div>
    </ActDialog>
  );
}
