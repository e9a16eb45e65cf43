import { useState } from "react";
import type { ReactNode } from "react";

import type { Evidence } from "../../../shared/model/case-parts.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { TextAreaField, TextField } from "../../ui/fields/fields.tsx";
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
  const [detail, setDetail] = useState("");
  return (
    <ActDialog
      title={text.evHandOverTitle(evidence.name)}
      act={text.evHandOver}
      isReady={to.trim() !== ""}
      missing={text.evHandOverMissing}
      onAct={() =>
        change({
          call: () => client.evidence.handOver({ id: evidence.id, to: to.trim(), detail }),
          done: () => text.evHandedOver(to.trim()),
          failure: "here",
        })
      }
      onClose={onClose}
    >
      <TextField label={text.evHandOverTo} value={to} onChange={setTo} isRequired hasFocus />
      <TextAreaField label={text.evHandOverDetail} value={detail} onChange={setDetail} />
    </ActDialog>
  );
}
