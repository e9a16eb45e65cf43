import { Radio } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { CountryField } from "../../countries/country-field.tsx";
import { useText } from "../../i18n/text-context.ts";
import { NewPassphrase, NO_PASSPHRASE } from "../../passphrase/new-passphrase.tsx";
import { useStartHold } from "../../start-hold.tsx";
import { TextField } from "../../ui/fields/fields.tsx";
import { useAttempt } from "../../use-attempt.ts";
import { missingFields } from "./create-rules.ts";
import type { CreateField, CreateForm as Form } from "./create-rules.ts";
import { FieldGroup } from "./form-parts.tsx";
import { StartForm } from "./start-form.tsx";
import classes from "./start.module.css";

export interface CreateFormProps {
  readonly onBack: () => void;
  readonly onCreated: (made: { readonly vaultName: string; readonly code: string }) => void;
}

const EMPTY: Form = {
  name: "",
  organisation: "",
  countryCode: null,
  analyst: "",
  kind: "real",
  passphrase: NO_PASSPHRASE,
};

/** A new vault: who it belongs to, what it is for, and the passphrase. */
export function CreateForm({ onBack, onCreated }: CreateFormProps): ReactNode {
  const text = useText("start");
  const { client } = useApi();
  const { hold, release } = useStartHold();
  const attempt = useAttempt();
  const [form, setForm] = useState(EMPTY);
  const [isStrict, setStrict] = useState(false);
  const missing = missingFields(form);
  const set = (patch: Partial<Form>): void => {
    setForm({ ...form, ...patch });
    attempt.clear();
  };
  const submit = async (): Promise<void> => {
    setStrict(true);
    const { countryCode } = form;
    if (missing.length > 0 || countryCode === null) return;
    // The vault is open as soon as it is made: the code has to be seen before the screens come.
    hold();
    const made = await attempt.run(() =>
      client.vault.create({
        name: form.name.trim(),
        organisation: form.organisation.trim(),
        countryCode,
        analyst: form.analyst.trim(),
        kind: form.kind,
        passphrase: form.passphrase.passphrase,
      }),
    );
    if (made.ok) onCreated({ vaultName: form.name.trim(), code: made.value.recoveryCode });
    else release();
  };
  const isTaken = attempt.failure?.kind === "directory-not-empty";
  const errorOf = (field: CreateField, message: string): string | undefined =>
    isStrict && missing.includes(field) ? message : undefined;
  return (
    <StartForm
      title={text.createTitle}
      act={text.create}
      busyText={text.creating}
      isBusy={attempt.isBusy}
      failure={isTaken ? undefined : attempt.message}
      onBack={onBack}
      onSubmit={submit}
    >
      <FieldGroup title={text.sectionWho} columns={2}>
        <TextField
          label={text.organisation}
          hint={text.organisationHint}
          value={form.organisation}
          onChange={(organisation) => set({ organisation })}
          maxLength={255}
          isRequired
          hasFocus
          error={errorOf("organisation", text.organisationMissing)}
        />
        <CountryField
          hint={text.countryHint}
          value={form.countryCode}
          onChange={(countryCode) => set({ countryCode })}
          error={errorOf("countryCode", text.countryMissing)}
        />
        <TextField
          label={text.analyst}
          hint={text.analystHint}
          value={form.analyst}
          onChange={(analyst) => set({ analyst })}
          maxLength={128}
          isRequired
          error={errorOf("analyst", text.analystMissing)}
        />
      </FieldGroup>
      <FieldGroup title={text.sectionVault}>
        <TextField
          label={text.name}
          hint={text.nameHint}
          value={form.name}
          onChange={(name) => set({ name })}
          maxLength={64}
          isRequired
          error={isTaken ? text.nameTaken : errorOf("name", text.nameMissing)}
        />
        <KindChoice value={form.kind} onChange={(kind) => set({ kind })} />
      </FieldGroup>
      <FieldGroup title={text.sectionPassphrase}>
        <NewPassphrase
          value={form.passphrase}
          isStrict={isStrict}
          onChange={(passphrase) => set({ passphrase })}
        />
      </FieldGroup>
    </StartForm>
  );
}

function KindChoice({
  value,
  onChange,
}: {
  readonly value: Form["kind"];
  readonly onChange: (kind: Form["kind"]) => void;
}): ReactNode {
  const text = useText("start");
  return (
    <Radio.Group
      label={text.kind}
      description={text.kindFixed}
      value={value}
      onChange={(kind) => onChange(kind === "exercise" ? "exercise" : "real")}
    >
      <div className={classes.kinds}>
        <Radio value="real" label={text.kindReal} description={text.kindRealText} />
        <Radio value="exercise" label={text.kindExercise} description={text.kindExerciseText} />
      </div>
    </Radio.Group>
  );
}
