import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import { TLP_LABELS, type TlpLabel } from "../../../shared/domain/markings/tlp.ts";
import { useApi } from "../../api.ts";
import { ActDialog } from "../../cases/dialogs/act-dialog.tsx";
import { DocumentFormFields, type DocumentForm } from "../../cases/documents/form-fields.tsx";
import { DocumentOutcome } from "../../cases/documents/outcome.tsx";
import { useSaveDocument } from "../../cases/documents/use-save-document.ts";
import { useLanguage, useText } from "../../i18n/text-context.ts";
import { CheckField, SelectField } from "../../ui/fields/fields.tsx";

/** How far back a brief looks, as queries write it. */
const PERIODS = {
  "8h": "hours8",
  "12h": "hours12",
  "24h": "hours24",
  "3d": "days3",
  "7d": "days7",
} as const;
type Period = keyof typeof PERIODS;

/** Chooses the time and the ceiling of the brief, and saves it. */
export function BriefDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText("documents");
  const cases = useText("cases");
  const { client, query } = useApi();
  const { language } = useLanguage();
  const [since, setSince] = useState<Period>("12h");
  const [ceiling, setCeiling] = useState<TlpLabel>("TLP:AMBER+STRICT");
  const [form, setForm] = useState<DocumentForm>({ language, format: "html" });
  const [isRead, setRead] = useState(false);
  const request = { since, ceiling, language: form.language };
  const preview = useQuery(query.documents.previewShiftBrief.queryOptions({ input: request }));
  const save = useSaveDocument();
  const { format } = form;
  return (
    <ActDialog
      title={text.briefTitle}
      act={text.briefSave}
      isReady={isRead}
      missing={cases.evExportRead}
      onAct={() =>
        save(() => client.documents.shiftBrief({ ...request, format, acknowledged: true }))
      }
      onClose={onClose}
    >
      <p className="wp-dim">{text.briefWarning}</p>
      <SelectField
        label={text.briefSince}
        value={since}
        options={PERIOD_NAMES.map((value) => ({ value, label: text.briefPeriods[PERIODS[value]] }))}
        onChange={(value) => value && setSince(value)}
        hasFocus
      />
      <SelectField
        label={text.ceiling}
        hint={text.ceilingHint}
        value={ceiling}
        options={TLP_LABELS.map((label) => ({ value: label, label }))}
        onChange={(value) => value && setCeiling(value)}
      />
      <DocumentFormFields form={form} onChange={setForm} />
      <DocumentOutcome preview={preview} />
      <CheckField label={cases.evExportAcknowledge} value={isRead} onChange={setRead} />
    </ActDialog>
  );
}

const PERIOD_NAMES: readonly Period[] = ["8h", "12h", "24h", "3d", "7d"];
