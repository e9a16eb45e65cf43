import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import { CONTENT, type ContentKey } from "../../../../shared/domain/clocks/content-text-data.ts";
import type { Stage } from "../../../../shared/domain/clocks/instrument.ts";
import type { Reading } from "../../../../shared/domain/clocks/national-reading.ts";
import { TLP_LABELS, type TlpLabel } from "../../../../shared/domain/markings/tlp.ts";
import {
  AUTHORITIES,
  authoritiesOf,
  type Authority,
} from "../../../../shared/domain/stage-report/authorities-data.ts";
import type { Incident } from "../../../../shared/model/incident.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { DocumentView } from "../../../cases/documents/document-view.tsx";
import { DocumentFormFields, type DocumentForm } from "../../../cases/documents/form-fields.tsx";
import { useSaveDocument } from "../../../cases/documents/use-save-document.ts";
import { useWords } from "../../../cases/words.ts";
import { useLanguage, useText } from "../../../i18n/text-context.ts";
import { CheckField, SelectField } from "../../../ui/fields/fields.tsx";
import { useFailureText } from "../../../use-failure-text.ts";
import classes from "./clocks.module.css";
import { StageReportOutcome } from "./stage-report-outcome.tsx";

export interface StageReportDialogProps {
  readonly incident: Incident;
  readonly reading: Reading;
  readonly stage: Stage;
  readonly onClose: () => void;
}

/** Chooses for whom a stage is reported and shows what is given, what stays here and what is missing, before anything is written. */
export function StageReportDialog(props: StageReportDialogProps): ReactNode {
  const { incident, reading, stage, onClose } = props;
  const text = useText("reporting");
  const cases = useText("cases");
  const documents = useText("documents");
  const words = useWords();
  const { language } = useLanguage();
  const { client, query } = useApi();
  const { describe } = useFailureText();
  const save = useSaveDocument();
  const authorities = authoritiesOf(stage);
  const [authority, setAuthority] = useState<Authority>(authorities[0] ?? "csirt");
  const [ceiling, setCeiling] = useState<TlpLabel>(incident.tlp ?? "TLP:CLEAR");
  const [form, setForm] = useState<DocumentForm<"json">>({ language, format: "pdf" });
  const [without, setWithout] = useState<readonly ContentKey[]>([]);
  const [isRead, setRead] = useState(false);
  const request = {
    incidentId: incident.id,
    instrument: reading.instrument.id,
    stage: stage.id,
    authority,
    ceiling,
    without: [...without],
    language: form.language,
  };
  const preview = useQuery(query.stageReports.preview.queryOptions({ input: request }));
  const { format } = form;
  return (
    <ActDialog
      title={text.stageTitle(words.say(stage.name))}
      act={text.stageSave}
      isReady={isRead}
      missing={cases.evExportRead}
      onAct={() => save(() => client.stageReports.make({ ...request, format, acknowledged: true }))}
      onClose={onClose}
      width="large"
    >
      <p className="wp-dim">{text.stageWarning}</p>
      <SelectField
        label={text.authority}
        value={authority}
        options={authorities.map((one) => ({ value: one, label: words.say(AUTHORITIES[one]) }))}
        onChange={(value) => value && setAuthority(value)}
        hasFocus
      />
      <SelectField
        label={documents.ceiling}
        value={ceiling}
        options={TLP_LABELS.map((label) => ({ value: label, label }))}
        onChange={(value) => value && setCeiling(value)}
      />
      <DocumentFormFields form={form} onChange={setForm} more={MORE_FORMATS} />
      <FieldChoice stage={stage} without={without} onChange={setWithout} />
      {preview.isError && <p role="alert">{describe(preview.error)}</p>}
      {preview.data !== undefined && (
        <>
          <StageReportOutcome outcome={preview.data} />
          <DocumentView document={preview.data.document} />
        </>
      )}
      <CheckField label={cases.evExportAcknowledge} value={isRead} onChange={setRead} />
    </ActDialog>
  );
}

const MORE_FORMATS = [{ value: "json", label: "JSON" }] as const;

function FieldChoice({
  stage,
  without,
  onChange,
}: {
  readonly stage: Stage;
  readonly without: readonly ContentKey[];
  readonly onChange: (without: readonly ContentKey[]) => void;
}): ReactNode {
  const text = useText("reporting");
  const words = useWords();
  return (
    <fieldset className={classes.leaveOut}>
      <legend className="wp-meta">{text.leaveOut}</legend>
      {stage.content.map(({ key }) => (
        <CheckField
          key={key}
          label={words.say(CONTENT[key])}
          value={without.includes(key)}
          onChange={(isOut) =>
            onChange(isOut ? [...without, key] : without.filter((one) => one !== key))
          }
        />
      ))}
    </fieldset>
  );
}
