import { useState } from "react";
import type { ReactNode } from "react";

import { TLP_LABELS, type TlpLabel } from "../../../../shared/domain/markings/tlp.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SelectField, TextAreaField } from "../../../ui/fields/fields.tsx";
import type { MessageDraft } from "./use-request-commands.ts";

export interface MessageDialogProps {
  readonly draft: MessageDraft;
  readonly onClose: () => void;
}

/** Writes on a question: an answer, a refusal, a further question or its end. */
export function MessageDialog({ draft, onClose }: MessageDialogProps): ReactNode {
  const text = useText("requests");
  const { client } = useApi();
  const change = useChange();
  const { kind, row } = draft;
  const [written, setWritten] = useState("");
  const [tlp, setTlp] = useState<TlpLabel | null>(row.question?.tlp ?? null);
  return (
    <ActDialog
      title={`${text.acts[kind].replace("…", "")}: ${row.question?.subject ?? row.peer.name}`}
      act={text.write}
      isReady={written.trim() !== ""}
      missing={text.missing}
      onAct={() =>
        change({
          call: async () => {
            await client.requests.write({ id: row.id, kind, text: written.trim(), tlp });
            return { actionId: null };
          },
          done: () => text.written,
          failure: "here",
        })
      }
      onClose={onClose}
    >
      <TextAreaField
        label={text.text}
        hint={text.textHint}
        value={written}
        onChange={setWritten}
        isRequired
        hasFocus
      />
      <SelectField
        label={text.tlp}
        value={tlp}
        options={TLP_LABELS.map((value) => ({ value, label: value }))}
        onChange={setTlp}
      />
    </ActDialog>
  );
}
