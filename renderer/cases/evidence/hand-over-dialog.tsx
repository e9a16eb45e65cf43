import { useState } from "react";
import type { ReactNode } from "react";

import type { Evidence } from "../../../shared/model/case-parts.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { SelectField, TextAreaField, TextField } from "../../ui/fields/fields.tsx";
import { ActDialog } from "../dialogs/act-dialog.tsx";
import { useChange } from "../use-change.ts";

/** Records in the custody log that somebody was given the file. */
export function HandOverDialog({
  evidence,
  onClose,
}: {
  readonly evidence: Evidence;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText("cases");
  const { client } = useApi();
  const change = useChange();
  const [to, setTo] = useState("");
  const words = useText("custody");
  const [detail, setDetail] = useState("");
  const [organisation, setOrganisation] = useState("");
  const [place, setPlace] = useState("");
  const [sealNumber, setSealNumber] = useState("");
  const [signs, setSigns] = useState<"key" | "paper">("paper");
  return (
    <ActDialog
      title={text.evHandOverTitle(evidence.name)}
      act={text.evHandOver}
      isReady={to.trim() !== ""}
      missing={text.evHandOverMissing}
      onAct={() =>
        change({
          call: () =>
            client.evidence.handOver({
              id: evidence.id,
              to: to.trim(),
              organisation,
              place,
              detail,
              sealNumber,
              signs,
            }),
          done: () => text.evHandedOver(to.trim()),
          failure: "here",
        })
      }
      onClose={onClose}
    >
      <TextField label={text.evHandOverTo} value={to} onChange={setTo} isRequired hasFocus />
      <TextField label={words.organisation} value={organisation} onChange={setOrganisation} />
      <TextField label={words.place} value={place} onChange={setPlace} />
      <TextField label={words.sealNumber} value={sealNumber} onChange={setSealNumber} isCode />
      <SelectField
        label={words.signs}
        value={signs}
        options={[
          { value: "paper", label: words.signsPaper },
          { value: "key", label: words.signsKey },
        ]}
        onChange={(value) => value && setSigns(value)}
      />
      <TextAreaField label={words.purpose} value={detail} onChange={setDetail} />
      <p className="wp-dim">{words.signNote}</p>
    </ActDialog>
  );
}
