import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import type { ReportRow } from "../../../../shared/model/report.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useDraft } from "../../../drafts/drafts-context.ts";
import { useText } from "../../../i18n/text-context.ts";
import { Dialog } from "../../../ui/dialog/dialog.tsx";
import { KeyCaps } from "../../../ui/shortcuts/key-caps.tsx";
import { FastFormFields } from "./fast-form-fields.tsx";
import classes from "./fast-form.module.css";
import { emptyForm, isFastForm, reportDraftOf } from "./form.ts";
import type { FastFormValue, FormKind } from "./form.ts";

export interface FastFormProps {
  readonly kind: FormKind;
  readonly onClose: () => void;
  readonly onSaved: () => void;
  /** The report was saved and is to be accepted at once. */
  readonly onAccept: (row: ReportRow) => void;
}

/** Takes down a call, a voluntary notice or a near miss by keyboard; a draft survives until it is sent. */
export function FastForm({ kind, onClose, onSaved, onAccept }: FastFormProps): ReactNode {
  const text = useText("triage");
  const common = useText("commonUi");
  const [initial] = useState(() => emptyForm(kind));
  const draft = useDraft("triage.fast-form", initial, isFastForm);
  const { send, error, isBusy } = useSend(draft.value, () => {
    draft.discard();
    onSaved();
    onClose();
  });
  const canSend = draft.value.title.trim() !== "" && !isBusy;
  const submit = (): void => void (canSend && send());
  const saveAndAccept = async (): Promise<void> => {
    const row = await send();
    if (row) onAccept(row);
  };
  return (
    <Dialog
      isOpen
      title={text.formTitle}
      width="large"
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          {error !== "" && (
            <p role="alert" className={classes.error}>
              {error}
            </p>
          )}
          {draft.wasRestored && (
            <span className={classes.restored}>
              {text.formRestored}{" "}
              <Button variant="subtle" size="compact-xs" onClick={draft.discard}>
                {text.formDiscard}
              </Button>
            </span>
          )}
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button variant="default" disabled={!canSend} onClick={() => void saveAndAccept()}>
            {text.formAccept}
          </Button>
          <Button type="submit" disabled={!canSend} rightSection={<KeyCaps keys="ctrl+Enter" />}>
            {text.formSave}
          </Button>
        </>
      }
    >
      <FastFormFields
        value={draft.value}
        onChange={(patch) => draft.setValue({ ...draft.value, ...patch })}
        onSubmit={submit}
      />
    </Dialog>
  );
}

function useSend(form: FastFormValue, onSent: () => void) {
  const { client } = useApi();
  const text = useText("triage");
  const change = useChange();
  const [error, setError] = useState("");
  const [isBusy, setBusy] = useState(false);
  const send = async (): Promise<ReportRow | undefined> => {
    setBusy(true);
    const nowMs = Date.now();
    const instant = new Date(nowMs - (nowMs % 60_000)).toISOString();
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const result = await change({
      call: () =>
        client.reports.create(reportDraftOf(form, { instant, precision: "minute", zone })),
      done: () => text.formSaved(form.title.trim()),
      failure: "here",
    });
    setBusy(false);
    setError(result.ok ? "" : result.error);
    if (!result.ok) return undefined;
    onSent();
    return client.reports.get({ id: result.value.id });
  };
  return { send, error, isBusy };
}
