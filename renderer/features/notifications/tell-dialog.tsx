import { useState } from "react";
import type { ReactNode } from "react";

import { CHANNELS, type Channel } from "../../../shared/model/notification.ts";
import { useApi } from "../../api.ts";
import { ActDialog } from "../../cases/dialogs/act-dialog.tsx";
import { useChange } from "../../cases/use-change.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SelectField, TextAreaField, TextField } from "../../ui/fields/fields.tsx";
import classes from "./notifications.module.css";
import type { NotificationItem } from "./rows.ts";

export interface TellDialogProps {
  readonly items: readonly NotificationItem[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Notes that somebody was told by phone or on paper; it stands for good, so it is asked. */
export function TellDialog({ items, onClose, onDone }: TellDialogProps): ReactNode {
  const text = useText("notifications");
  const format = useFormat();
  const { client } = useApi();
  const change = useChange();
  const [channel, setChannel] = useState<Channel>("phone");
  const [recipient, setRecipient] = useState("");
  const [detail, setDetail] = useState("");
  const save = async () => {
    const ids = items.map(({ id }) => id);
    const done = await change({
      call: async () => {
        await client.notifications.record({ ids, type: "told", channel, recipient, detail });
        // It stands: there is nothing to offer an undo for.
        return { actionId: null };
      },
      done: () => text.noted(text.acts.told, format.number(items.length)),
      failure: "here",
    });
    if (done.ok) onDone();
    return done;
  };
  return (
    <ActDialog title={text.tellTitle} act={text.tellAct} isReady onAct={save} onClose={onClose}>
      <p className={classes.warning}>{text.stands}</p>
      <p>
        {format.list(items.slice(0, 5).map(({ constituentName }) => constituentName))}
        {items.length > 5 ? " …" : ""}
      </p>
      <SelectField
        label={text.channel}
        value={channel}
        options={CHANNELS.map((value) => ({ value, label: text.channels[value] }))}
        onChange={(value) => value && setChannel(value)}
      />
      <TextField
        label={text.toWhom}
        hint={text.toWhomHint}
        value={recipient}
        maxLength={1_024}
        onChange={setRecipient}
        hasFocus
      />
      <TextAreaField label={text.whatWasSaid} value={detail} onChange={setDetail} />
    </ActDialog>
  );
}
