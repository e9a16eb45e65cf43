import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { CheckField, TextAreaField } from "../../ui/fields/fields.tsx";
import { FourState, SkeletonRows } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { ActDialog } from "../dialogs/act-dialog.tsx";
import { ReasonPresets } from "../dialogs/reason-presets.tsx";
import type { Chosen } from "../list/use-case-list.ts";
import { useChange } from "../use-change.ts";
import { ClosingPreview, closingCount } from "./closing-preview.tsx";

/** Incidents to close: one that is open on a page, or the rows chosen in a list. */
export type ToClose = Pick<Chosen<{ readonly id: string }>, "count" | "rows" | "ids" | "target">;

export interface CloseDialogProps {
  readonly incidents: ToClose;
  readonly title: string;
  /** What is said when so many have been closed. */
  readonly doneText: (changed: number) => string;
  readonly onClosed?: () => void;
  readonly onClose: () => void;
}

/** Closes incidents with a reason, after showing what hangs on them. */
export function CloseDialog(props: CloseDialogProps): ReactNode {
  const { incidents, title, doneText, onClosed, onClose } = props;
  const text = useText("cases");
  const { client } = useApi();
  const change = useChange();
  const preview = useClosingPreview(incidents);
  const state = useQueryState(preview, () => false, { title: "" });
  const [reason, setReason] = useState("");
  const [withParts, setWithParts] = useState(true);
  const hasParts = preview.data !== undefined && closingCount(preview.data) > 0;
  const close = async () => {
    const target = await incidents.target();
    const result = await change({
      call: () =>
        client.incidents.close({
          target,
          reason: reason.trim(),
          withParts: hasParts && withParts,
        }),
      done: ({ changed }) => doneText(changed),
      failure: "here",
    });
    if (result.ok) onClosed?.();
    return result;
  };
  return (
    <ActDialog
      title={title}
      act={text.close}
      isReady={reason.trim() !== ""}
      missing={text.closeReasonMissing}
      onAct={close}
      onClose={onClose}
    >
      <ReasonPresets
        presets={[text.closeSolved, text.closeFalseAlarm, text.closeNoAnswer, text.closeOutOfScope]}
        value={reason}
        onChange={setReason}
      />
      <TextAreaField
        label={text.closeReason}
        value={reason}
        onChange={setReason}
        minRows={2}
        isRequired
      />
      <FourState state={state} skeleton={<SkeletonRows count={3} />}>
        {preview.data && <ClosingPreview preview={preview.data} />}
      </FourState>
      {hasParts && (
        <CheckField
          label={text.closeWithParts}
          hint={text.closeWithPartsHint}
          value={withParts}
          onChange={setWithParts}
        />
      )}
    </ActDialog>
  );
}

function useClosingPreview({ count, rows, ids }: ToClose) {
  const { client, query } = useApi();
  return useQuery({
    queryKey: [...query.incidents.closingPreview.key(), count, rows.map(({ id }) => id)],
    queryFn: async ({ signal }) =>
      client.incidents.closingPreview({ ids: await ids() }, { signal }),
  });
}
