import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import {
  DEFAULT_REPORT_SECTIONS,
  REPORT_SECTIONS,
  type ReportSection,
} from "../../../../shared/domain/documents/report-sections.ts";
import { TLP_LABELS, type TlpLabel } from "../../../../shared/domain/markings/tlp.ts";
import type { Incident } from "../../../../shared/model/incident.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { DocumentView } from "../../../cases/documents/document-view.tsx";
import { DocumentFormFields, type DocumentForm } from "../../../cases/documents/form-fields.tsx";
import { DocumentOutcome } from "../../../cases/documents/outcome.tsx";
import { useSaveDocument } from "../../../cases/documents/use-save-document.ts";
import { useLanguage, useText } from "../../../i18n/text-context.ts";
import { CheckField, SelectField } from "../../../ui/fields/fields.tsx";
import { useVaultSettings } from "../../../vault-settings.ts";
import classes from "./dialogs.module.css";
import { useSectionNames } from "./use-section-names.ts";

export interface ReportDialogProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** Chooses what goes into the case report and shows what stays out, before anything is written. */
export function ReportDialog({ incident, onClose }: ReportDialogProps): ReactNode {
  const text = useText("documents");
  const cases = useText("cases");
  const { client, query } = useApi();
  const [ceiling, setCeiling] = useState<TlpLabel>(incident.tlp ?? "TLP:CLEAR");
  const { language } = useLanguage();
  const [form, setForm] = useState<DocumentForm>({ language, format: "html" });
  const [sections, setSections] = useState<readonly ReportSection[]>(DEFAULT_REPORT_SECTIONS);
  const [isRead, setRead] = useState(false);
  const { documentTemplates } = useVaultSettings();
  const [name, setName] = useState("");
  const template = documentTemplates.find((one) => one.name === name)?.text;
  const request = {
    id: incident.id,
    ceiling,
    language: form.language,
    sections: [...sections],
    ...(template === undefined ? {} : { template }),
  };
  const preview = useQuery(query.documents.previewCaseReport.queryOptions({ input: request }));
  const save = useSaveDocument();
  const { format } = form;
  return (
    <ActDialog
      title={text.dialogTitle(incident.number)}
      act={text.dialogSave}
      isReady={isRead}
      missing={cases.evExportRead}
      onAct={() =>
        save(() => client.documents.caseReport({ ...request, format, acknowledged: true }))
      }
      onClose={onClose}
      width="large"
    >
      <p className="wp-dim">{text.dialogWarning}</p>
      <SelectField
        label={text.ceiling}
        hint={text.ceilingHint}
        value={ceiling}
        options={TLP_LABELS.map((label) => ({ value: label, label }))}
        onChange={(value) => value && setCeiling(value)}
        hasFocus
      />
      <DocumentFormFields form={form} onChange={setForm} />
      {documentTemplates.length > 0 && (
        <TemplateChoice
          names={documentTemplates.map((one) => one.name)}
          chosen={name}
          onChange={setName}
        />
      )}
      {template === undefined && <SectionChoice chosen={sections} onChange={setSections} />}
      <DocumentOutcome preview={preview} />
      {preview.data !== undefined && <DocumentView document={preview.data.document} />}
      <CheckField label={cases.evExportAcknowledge} value={isRead} onChange={setRead} />
    </ActDialog>
  );
}

function TemplateChoice({
  names,
  chosen,
  onChange,
}: {
  readonly names: readonly string[];
  readonly chosen: string;
  readonly onChange: (name: string) => void;
}): ReactNode {
  const text = useText("reporting");
  return (
    <SelectField
      label={text.use}
      value={chosen}
      options={[
        { value: "", label: text.standard },
        ...names.map((name) => ({ value: name, label: name })),
      ]}
      onChange={(name) => onChange(name ?? "")}
    />
  );
}

function SectionChoice({
  chosen,
  onChange,
}: {
  readonly chosen: readonly ReportSection[];
  readonly onChange: (sections: readonly ReportSection[]) => void;
}): ReactNode {
  const text = useText("documents");
  const names = useSectionNames();
  return (
    <fieldset className={classes.group}>
      <legend className={classes.groupHead}>{text.sections}</legend>
      {REPORT_SECTIONS.map((name) => (
        <CheckField
          key={name}
          label={names[name]}
          value={chosen.includes(name)}
          onChange={(isOn) =>
            onChange(REPORT_SECTIONS.filter((one) => (one === name ? isOn : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}
