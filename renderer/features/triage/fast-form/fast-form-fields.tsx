import type { KeyboardEvent, ReactNode } from "react";

import { ChoiceList } from "../../../cases/dialogs/choice-list.tsx";
import { TlpChoice } from "../../../cases/dialogs/marking-dialog.tsx";
import { SeverityChoice } from "../../../cases/dialogs/severity-dialog.tsx";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { DateTimeField } from "../../../ui/fields/date-time-field.tsx";
import { CheckField, TextAreaField, TextField } from "../../../ui/fields/fields.tsx";
import classes from "./fast-form.module.css";
import { FORM_KINDS } from "./form.ts";
import type { FastFormValue } from "./form.ts";

export interface FastFormFieldsProps {
  readonly value: FastFormValue;
  readonly onChange: (patch: Partial<FastFormValue>) => void;
  readonly onSubmit: () => void;
}

/** Title first; a call also asks for the way to call back, because callers lie about who they are. */
export function FastFormFields({ value, onChange, onSubmit }: FastFormFieldsProps): ReactNode {
  const text = useText("triage");
  const cases = useText("cases");
  const words = useWords();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    // Ctrl+Enter sends from wherever one types; the button says so.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- see above
    <div className={classes.fields} onKeyDown={onKeyDown}>
      <ChoiceList
        form="row"
        label={cases.fieldKind}
        value={value.kind}
        onChange={(kind) => onChange({ kind })}
        choices={FORM_KINDS.map((kind) => ({ value: kind, label: words.intakeKind(kind) }))}
      />
      <TextField
        label={text.formWhat}
        value={value.title}
        onChange={(title) => onChange({ title })}
        isRequired
        hasFocus
        maxLength={1_024}
      />
      <TextField
        label={text.formWho}
        value={value.sender}
        onChange={(sender) => onChange({ sender })}
      />
      {value.kind === "phone" && (
        <div className={classes.callBack}>
          <TextField
            label={text.formContact}
            value={value.contact}
            onChange={(contact) => onChange({ contact })}
          />
          <TextField
            label={text.formChannel}
            hint={text.formChannelHint}
            value={value.channel}
            onChange={(channel) => onChange({ channel })}
          />
          <CheckField
            label={text.formConfirmed}
            value={value.isConfirmed}
            onChange={(isConfirmed) => onChange({ isConfirmed })}
          />
        </div>
      )}
      <TextAreaField
        label={text.formText}
        value={value.body}
        onChange={(body) => onChange({ body })}
        minRows={4}
      />
      <DateTimeField
        label={text.occurredAt}
        value={value.occurredAt}
        onChange={(occurredAt) => onChange({ occurredAt })}
      />
      <SeverityChoice
        form="row"
        value={value.severity}
        onChange={(severity) => onChange({ severity })}
      />
      <TlpChoice form="row" value={value.tlp} onChange={(tlp) => onChange({ tlp })} />
    </div>
  );
}
