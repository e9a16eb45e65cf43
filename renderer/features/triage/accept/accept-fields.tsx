import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ReactNode } from "react";

import type { ReportRow } from "../../../../shared/model/report.ts";
import { PAP_LABELS } from "../../../../shared/domain/markings/pap.ts";
import { ClassificationEditor } from "../../../cases/classification/classification-editor.tsx";
import { ownerChoices } from "../../../cases/dialogs/owner-choices.ts";
import { SeverityChoice } from "../../../cases/dialogs/severity-dialog.tsx";
import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SelectField } from "../../../ui/fields/fields.tsx";
import { useOpenVault } from "../../../vault-state.tsx";
import type { AcceptForm } from "./accept-form.ts";
import classes from "./accept.module.css";

export interface AcceptFieldsProps {
  readonly form: AcceptForm;
  readonly rows: readonly ReportRow[];
  readonly onChange: (patch: Partial<AcceptForm>) => void;
}

/** Class, severity, PAP and owner of the incident to be. */
export function AcceptFields({ form, rows, onChange }: AcceptFieldsProps): ReactNode {
  const cases = useText("cases");
  const { settings } = useOpenVault();
  const basis = useBasis(rows);
  return (
    <>
      <div className={classes.field}>
        <span className={classes.label}>{cases.fieldClass}</span>
        <ClassificationEditor
          value={form.classification}
          onChange={(classification) => onChange({ classification })}
          basis={basis}
        />
      </div>
      <SeverityChoice
        form="row"
        value={form.severity}
        onChange={(severity) => onChange({ severity })}
      />
      <div className={classes.pair}>
        <SelectField
          label={cases.fieldOwner}
          value={form.owner}
          onChange={(owner) => onChange({ owner: owner ?? form.owner })}
          options={ownerChoices(settings, cases, null)}
        />
        <SelectField
          label={cases.fieldPap}
          value={form.pap}
          onChange={(pap) => onChange({ pap })}
          options={PAP_LABELS.map((value) => ({ value, label: value }))}
        />
      </div>
    </>
  );
}

/** What suggestions are drawn from: title, text and tags of the first report. */
function useBasis(rows: readonly ReportRow[]) {
  const { query } = useApi();
  const [first] = rows;
  const id = first?.id ?? "";
  const report = useQuery({
    ...query.reports.get.queryOptions({ input: { id } }),
    enabled: id !== "",
  });
  return useMemo(
    () => ({
      text: `${first?.title ?? ""}\n${report.data?.body ?? ""}`,
      observableTypes: [],
      tags: first?.tags ?? [],
    }),
    [first, report.data],
  );
}
