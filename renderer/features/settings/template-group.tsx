import { ActionIcon, Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { REPORT_TEMPLATE_FIELDS } from "../../../shared/domain/documents/report-template-fields.ts";
import { parseTemplate } from "../../../shared/domain/templates/parse-template.ts";
import type { DocumentTemplate } from "../../../shared/model/settings.ts";
import { describeFailure } from "../../../shared/text/describe-failure.ts";
import { useText } from "../../i18n/text-context.ts";
import { TextAreaField, TextField } from "../../ui/fields/fields.tsx";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { ICON, IconX } from "../../ui/icons.ts";
import { useVaultSettings } from "../../vault-settings.ts";
import { Group } from "./parts.tsx";
import classes from "./settings.module.css";
import type { Save } from "./use-save.ts";

const EMPTY: DocumentTemplate = { name: "", text: "" };

/** Own wording of case reports: those that are kept, and one to be written or changed. */
export function TemplateGroup({ save }: { readonly save: Save["save"] }): ReactNode {
  const text = useText("reporting");
  const { documentTemplates } = useVaultSettings();
  const [draft, setDraft] = useState(EMPTY);
  const without = (name: string) => documentTemplates.filter((one) => one.name !== name);
  return (
    <Group title={text.templates} text={text.templatesText}>
      {documentTemplates.length === 0 && <p className="wp-dim">{text.none}</p>}
      <ul className={classes.people}>
        {documentTemplates.map((template) => (
          <li key={template.name}>
            <SafeText text={template.name} />
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={`${text.templateEdit} ${template.name}`}
              onClick={() => setDraft(template)}
            >
              {text.templateEdit}
            </Button>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={text.templateRemove(template.name)}
              title={text.templateRemove(template.name)}
              onClick={() => void save({ documentTemplates: without(template.name) })}
            >
              <IconX {...ICON} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <TemplateForm
        draft={draft}
        onChange={setDraft}
        onSave={() => {
          const name = draft.name.trim();
          void save({ documentTemplates: [...without(name), { ...draft, name }] }).then(
            (isSaved) => isSaved && setDraft(EMPTY),
          );
        }}
      />
    </Group>
  );
}

function TemplateForm({
  draft,
  onChange,
  onSave,
}: {
  readonly draft: DocumentTemplate;
  readonly onChange: (draft: DocumentTemplate) => void;
  readonly onSave: () => void;
}): ReactNode {
  const text = useText("reporting");
  const failures = useText("failures");
  const read = parseTemplate(draft.text, REPORT_TEMPLATE_FIELDS);
  const fault = read.ok
    ? undefined
    : describeFailure({ kind: "template-refused", problem: read.error }, failures);
  const isReady = read.ok && draft.name.trim() !== "" && draft.text.trim() !== "";
  return (
    <form
      className={classes.template}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSave();
      }}
    >
      <TextField
        label={text.templateName}
        value={draft.name}
        maxLength={128}
        onChange={(name) => onChange({ ...draft, name })}
      />
      <TextAreaField
        label={text.templateBody}
        hint={`${text.names}: ${Object.keys(REPORT_TEMPLATE_FIELDS).join(", ")}`}
        value={draft.text}
        error={fault}
        onChange={(body) => onChange({ ...draft, text: body })}
      />
      <Button type="submit" variant="default" disabled={!isReady}>
        {text.templateAdd}
      </Button>
    </form>
  );
}
