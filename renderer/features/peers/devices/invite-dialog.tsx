import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import type { Client } from "../../../../shared/contract/index.ts";
import { CODE_WORD_COUNT } from "../../../../shared/exchange/identity/invitation.ts";
import { err } from "../../../../shared/result.ts";
import type { Result } from "../../../../shared/result.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { Dialog } from "../../../ui/dialog/dialog.tsx";
import { CheckField, TextField } from "../../../ui/fields/fields.tsx";
import { useToasts } from "../../../ui/toasts/toast-context.ts";
import { WordGrid } from "../fingerprint-view.tsx";
import classes from "../peers.module.css";
import { useKeyChange } from "../use-key-change.ts";

type Invited = Awaited<ReturnType<Client["devices"]["invite"]>>;

export interface InviteDialogProps {
  /** Laptops that there are, for the name that is proposed. */
  readonly count: number;
  readonly onClose: () => void;
}

/** A file for the new laptop, then the words for whoever sets it up: they are shown this once. */
export function InviteDialog({ count, onClose }: InviteDialogProps): ReactNode {
  const text = useText("devices");
  const { client } = useApi();
  const change = useKeyChange();
  const [name, setName] = useState(text.proposedName(count + 1));
  const [withRootKey, setWithRootKey] = useState(false);
  const [invited, setInvited] = useState<Invited | undefined>(undefined);
  if (invited) return <InvitedDialog invited={invited} onClose={onClose} />;
  const invite = async (): Promise<Result<unknown, string>> => {
    const made = await change({
      call: () => client.devices.invite({ name: name.trim(), withRootKey }),
      done: ({ device }) => text.invited(device.name),
    });
    if (!made.ok) return made;
    setInvited(made.value);
    // Not done yet: the words have to be seen.
    return err("");
  };
  return (
    <ActDialog
      title={text.inviteTitle}
      act={text.inviteAct}
      isReady={name.trim() !== ""}
      missing={text.nameMissing}
      onAct={invite}
      onClose={onClose}
    >
      <div className={classes.stack}>
        <p className="wp-dim">{text.inviteText}</p>
        <TextField
          label={text.colName}
          value={name}
          maxLength={64}
          isRequired
          hasFocus
          onChange={setName}
        />
        <CheckField
          label={text.withRootKey}
          hint={text.withRootKeyHint}
          value={withRootKey}
          onChange={setWithRootKey}
        />
      </div>
    </ActDialog>
  );
}

function InvitedDialog({
  invited,
  onClose,
}: {
  readonly invited: Invited;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText("devices");
  const common = useText("commonUi");
  const { connection } = useApi();
  const { show } = useToasts();
  const [isSaved, setSaved] = useState(false);
  const { file, code, device } = invited;
  const save = async (): Promise<void> => {
    const outcome = await connection.saveDownload(file.ticket, file.name);
    if (outcome === "saved") setSaved(true);
    if (outcome === "failed") show({ kind: "failed", text: text.saveFailed });
  };
  return (
    <Dialog
      isOpen
      title={text.invitedTitle(device.name)}
      onClose={onClose}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {common.close}
          </Button>
          <Button data-autofocus disabled={isSaved} onClick={() => void save()}>
            {isSaved ? text.invitationSaved : text.invitationSave}
          </Button>
        </>
      }
    >
      <div className={classes.stack}>
        <ol className={classes.effects}>
          <li>{text.invitedStepFile(file.name)}</li>
          <li>
            {text.invitedStepCode(CODE_WORD_COUNT)}
            <WordGrid label={text.code} words={code} />
          </li>
          <li>{text.invitedStepJoin}</li>
        </ol>
        <p>
          <strong>{text.codeOnce}</strong>
        </p>
      </div>
    </Dialog>
  );
}
