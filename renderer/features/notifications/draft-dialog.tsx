import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import { TLP_LABELS, type TlpLabel } from "../../../shared/domain/markings/tlp.ts";
import {
  NOTIFICATION_LANGUAGES,
  type NotificationLanguage,
  type NotificationSubject,
} from "../../../shared/model/notification.ts";
import { LANGUAGE_NAMES } from "../../../shared/text/index.ts";
import { useApi } from "../../api.ts";
import { ActDialog } from "../../cases/dialogs/act-dialog.tsx";
import { useChange } from "../../cases/use-change.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { CheckField, SelectField } from "../../ui/fields/fields.tsx";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { BatchPreview } from "./batch-preview.tsx";
import classes from "./notifications.module.css";

/** Labels that may go to a constituent at all. */
const CEILINGS: readonly TlpLabel[] = TLP_LABELS.slice(0, 3);

/** Shows who would be told what, and what is not told; the drafts are kept by one act that undo takes back. */
export function DraftDialog({
  subject,
  onClose,
}: {
  readonly subject: NotificationSubject;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText("notifications");
  const format = useFormat();
  const { client, query } = useApi();
  const change = useChange();
  const [language, setLanguage] = useState<NotificationLanguage | null>(null);
  const [ceiling, setCeiling] = useState<TlpLabel>("TLP:AMBER");
  const [again, setAgain] = useState(false);
  const request = { subject, language, ceiling, again };
  const preview = useQuery(query.notifications.preview.queryOptions({ input: request }));
  const state = useQueryState(preview, () => false, { title: "" });
  const count = preview.data?.messages.length ?? 0;
  const draft = () =>
    change({
      call: () => client.notifications.draft(request),
      done: ({ ids }) => text.drafted(format.number(ids.length)),
      failure: "here",
    });
  return (
    <ActDialog
      title={text.draftTitle}
      act={text.draftAct(format.number(count))}
      isReady={count > 0}
      missing={text.nothingToDraft}
      width="large"
      onAct={draft}
      onClose={onClose}
    >
      <div className={classes.options}>
        <SelectField
          label={text.language}
          value={language}
          placeholder={text.languageOfContact}
          canBeEmpty
          options={NOTIFICATION_LANGUAGES.map((code) => ({
            value: code,
            label: LANGUAGE_NAMES[code],
          }))}
          onChange={setLanguage}
        />
        <SelectField
          label={text.ceiling}
          value={ceiling}
          options={CEILINGS.map((label) => ({ value: label, label }))}
          onChange={(value) => value && setCeiling(value)}
        />
        <CheckField label={text.again} value={again} onChange={setAgain} />
      </div>
      <FourState state={state}>{preview.data && <BatchPreview batch={preview.data} />}</FourState>
    </ActDialog>
  );
}
