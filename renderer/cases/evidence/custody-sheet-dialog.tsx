import { useState } from "react";
import type { ReactNode } from "react";

import type { Evidence } from "../../../shared/model/case-parts.ts";
import { useApi } from "../../api.ts";
import { useLanguage, useText } from "../../i18n/text-context.ts";
import { CheckField } from "../../ui/fields/fields.tsx";
import { ActDialog } from "../dialogs/act-dialog.tsx";
import { DocumentFormFields, type DocumentForm } from "../documents/form-fields.tsx";
import { useSaveDocument } from "../documents/use-save-document.ts";

/** Writes the sheet that goes with a file from hand to hand. */
export function CustodySheetDialog({
  evidence,
  onClose,
}: {
  readonly evidence: Evidence;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText("documents");
  const cases = useText("cases");
  const { client } = useApi();
  const { language } = useLanguage();
  const [form, setForm] = useState<DocumentForm>({ language, format: "html" });
  const [isRead, setRead] = useState(false);
  const save = useSaveDocument();
  const { id } = evidence;
  return (
    <ActDialog
      title={text.sheetTitle(evidence.name)}
      act={text.sheetSave}
      isReady={isRead}
      missing={cases.evExportRead}
      onAct={() => save(() => client.documents.custodySheet({ id, ...form, acknowledged: true }))}
      onClose={onClose}
    >
      <p className="wp-dim">{text.sheetWarning}</p>
      <DocumentFormFields form={form} onChange={setForm} />
      <CheckField label={cases.evExportAcknowledge} value={isRead} onChange={setRead} />
    </ActDialog>
  );
}
