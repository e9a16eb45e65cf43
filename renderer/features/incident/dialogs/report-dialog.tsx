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
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "../../../../shared/text/index.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useLanguage, useText } from "../../../i18n/text-context.ts";
import { CheckField, SelectField } from "../../../ui/fields/fields.tsx";
import classes from "./dialogs.module.css";
import { ReportOutcome } from "./report-outcome.tsx";
import { useSectionNames } from "./use-section-names.ts";
import { useSaveReport, type ReportFormat } from "./use-save-report.ts";

export interface ReportDialogProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** Chooses what goes into the case report and shows what stays out, before anything is written. */
export function ReportDialog({ incident, onClose }: ReportDialogProps): ReactNode {
  const text = useText("documents");
  const cases = useText("cases");
  const { query } = useApi();
  const [ceiling, setCeiling] = useState<TlpLabel>(incident.tlp ?? "TLP:CLEAR");
  const window = useLanguage();
  const [language, setLanguage] = useState<Language>(window.language);
  const [format, setFormat] = useState<ReportFormat>("html");
  const [sections, setSections] = useState<readonly ReportSection[]>(DEFAULT_REPORT_SECTIONS);
  const [isRead, setRead] = useState(false);
  const request = { id: incident.id, ceiling, language, sections: [...sections] };
  const preview = useQuery(query.documents.previewCaseReport.queryOptions({ input: request }));
  const save = useSaveReport();
  return (
    <ActDialog
      title={text.dialogTitle(incident.number)}
      act={text.dialogSave}
      isReady={isRead}
      missing={cases.evExportRead}
      onAct={() => save({ ...request, format })}
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
      <SelectField
        label={text.language}
        value={language}
        options={LANGUAGES.map((code) => ({ value: code, label: LANGUAGE_NAMES[code] }))}
        onChange={(value) => value && setLanguage(value)}
      />
      <SelectField
        label={text.format}
        value={format}
        options={[
          { value: "html", label: text.formatHtml },
          { value: "md", label: "Markdown" },
        ]}
        onChange={(value) => value && setFormat(value)}
      />
      <SectionChoice chosen={sections} onChange={setSections} />
      <ReportOutcome preview={preview} />
      <CheckField label={cases.evExportAcknowledge} value={isRead} onChange={setRead} />
    </ActDialog>
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
