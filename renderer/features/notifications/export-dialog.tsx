import { useState } from "react";
import type { ReactNode } from "react";

import { strictestTlp } from "../../../shared/domain/markings/tlp.ts";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../api.ts";
import { ActDialog } from "../../cases/dialogs/act-dialog.tsx";
import { useSaveDocument } from "../../cases/documents/use-save-document.ts";
import { Fact, Facts } from "../../cases/layout/facts.tsx";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { CheckField, PassphraseField, TextField } from "../../ui/fields/fields.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import classes from "./notifications.module.css";
import type { TellDialogProps } from "./tell-dialog.tsx";

const SHORTEST_PASSWORD = 8;

/** Asks before messages leave the vault: how many, to whom, under which password; from then on they count as told. */
export function ExportDialog({ items, onClose, onDone }: TellDialogProps): ReactNode {
  const text = useText("notifications");
  const cases = useText("cases");
  const format = useFormat();
  const { client, query } = useApi();
  const save = useSaveDocument();
  const settings = useQuery(query.notifications.settings.get.queryOptions());
  const [password, setPassword] = useState("");
  const [sender, setSender] = useState<string | undefined>(undefined);
  const [courier, setCourier] = useState(false);
  const [isRead, setRead] = useState(false);
  const from = sender ?? settings.data?.senderMail ?? "";
  const hasPassword = password.length >= SHORTEST_PASSWORD;
  const act = async () => {
    const done = await save(async () => {
      if (from !== settings.data?.senderMail)
        await client.notifications.settings.set({ senderMail: from });
      return client.notifications.export({ ids: items.map(({ id }) => id), password, courier });
    });
    if (done.ok) onDone();
    return done;
  };
  return (
    <ActDialog
      title={text.exportTitle}
      act={text.exportAct}
      isReady={isRead && hasPassword}
      missing={hasPassword ? cases.evExportRead : text.passwordMissing}
      onAct={act}
      onClose={onClose}
      isGrave
    >
      <p className={classes.warning}>{text.exportWarning}</p>
      <Facts>
        <Fact name={text.messages}>{format.number(items.length)}</Fact>
        <Fact name={cases.fieldTlp}>
          <MarkingChip tlp={strictestTlp(items.map(({ tlp }) => tlp))} />
        </Fact>
      </Facts>
      <TextField
        label={text.sender}
        hint={text.senderHint}
        value={from}
        onChange={setSender}
        hasFocus
      />
      <PassphraseField
        label={text.password}
        hint={text.passwordHint}
        value={password}
        revealLabel={text.passwordReveal}
        onChange={setPassword}
      />
      <CheckField label={text.courier} value={courier} onChange={setCourier} />
      <CheckField label={cases.evExportAcknowledge} value={isRead} onChange={setRead} />
    </ActDialog>
  );
}
