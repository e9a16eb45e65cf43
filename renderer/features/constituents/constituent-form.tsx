import { useState } from "react";
import type { ReactNode } from "react";

import { ENTITY_KINDS } from "../../../shared/domain/constituents/nis2-sectors-data.ts";
import {
  isSectorName,
  SECTOR_NAMES,
  subSectorsOf,
} from "../../../shared/domain/constituents/sectors.ts";
import type { Constituent } from "../../../shared/model/constituent.ts";
import { err } from "../../../shared/result.ts";
import { useApi } from "../../api.ts";
import { ActDialog } from "../../cases/dialogs/act-dialog.tsx";
import { useChange } from "../../cases/use-change.ts";
import { useText } from "../../i18n/text-context.ts";
import { SelectField, TextAreaField, TextField } from "../../ui/fields/fields.tsx";
import classes from "./constituents.module.css";
import { ContactFields } from "./contact-fields.tsx";
import { fieldsOf, formOf, type ConstituentForm } from "./rows.ts";

/** A new constituent, or the fields of one. */
export function ConstituentFormDialog({
  one,
  onClose,
}: {
  readonly one: Constituent | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText("constituents");
  const failures = useText("failures");
  const { client } = useApi();
  const change = useChange();
  const [form, setForm] = useState<ConstituentForm>(() => formOf(one));
  const set = (patch: Partial<ConstituentForm>): void => setForm({ ...form, ...patch });
  const save = async () => {
    const fields = fieldsOf(form);
    if (!fields.ok)
      return err(
        failures["invalid-value"]({
          kind: "invalid-value",
          field: fields.error,
          found: "",
          expected: "",
        }),
      );
    return change({
      call: () =>
        client.constituents.save({ ...(one ? { id: one.id } : {}), fields: fields.value }),
      done: () => text.saved,
      failure: "here",
    });
  };
  return (
    <ActDialog
      title={one?.name ?? text.add}
      act={text.save}
      isReady={form.name.trim() !== ""}
      missing={text.nameMissing}
      width="large"
      onAct={save}
      onClose={onClose}
    >
      <div className={classes.form}>
        <TextField
          label={text.colName}
          value={form.name}
          maxLength={1_024}
          onChange={(name) => set({ name })}
          isRequired
          hasFocus
        />
        <TextField
          label={text.colCountry}
          value={form.country}
          maxLength={2}
          onChange={(country) => set({ country })}
        />
        <SectorFields form={form} onChange={set} />
        <SelectField
          label={text.colKind}
          value={form.kind}
          options={ENTITY_KINDS.map((value) => ({ value, label: text.kinds[value] }))}
          onChange={(kind) => kind && set({ kind })}
        />
        <TextField
          label={text.languages}
          value={form.languages}
          placeholder="de, fr-BE"
          onChange={(languages) => set({ languages })}
        />
        <TextField
          label={text.lastConfirmed}
          value={form.lastConfirmed}
          placeholder="2026-11-27"
          onChange={(lastConfirmed) => set({ lastConfirmed })}
        />
        <TextField
          label={text.validFrom}
          value={form.validFrom}
          placeholder="2026-01-01"
          onChange={(validFrom) => set({ validFrom })}
        />
        <TextField
          label={text.validTo}
          value={form.validTo}
          placeholder="2026-12-31"
          onChange={(validTo) => set({ validTo })}
        />
      </div>
      <div className={classes.form}>
        {(["ranges", "domains", "asns", "products"] as const).map((name) => (
          <TextAreaField
            key={name}
            label={text[name]}
            hint={text.perLine}
            value={form[name]}
            maxRows={6}
            onChange={(value) => set({ [name]: value })}
          />
        ))}
      </div>
      <ContactFields contacts={form.contacts} onChange={(contacts) => set({ contacts })} />
    </ActDialog>
  );
}

function SectorFields({
  form,
  onChange,
}: {
  readonly form: ConstituentForm;
  readonly onChange: (patch: Partial<ConstituentForm>) => void;
}): ReactNode {
  const text = useText("constituents");
  const { sector, subSector } = form;
  const parts = sector !== null && isSectorName(sector) ? subSectorsOf(sector) : [];
  return (
    <>
      <SelectField
        label={text.colSector}
        value={sector}
        options={SECTOR_NAMES.map((value) => ({ value, label: value }))}
        isSearchable
        canBeEmpty
        placeholder={text.notStated}
        onChange={(next) => onChange({ sector: next, subSector: null })}
      />
      {parts.length > 0 && (
        <SelectField
          label={text.subSector}
          value={subSector}
          options={parts.map((value) => ({ value, label: value }))}
          canBeEmpty
          placeholder={text.notStated}
          onChange={(next) => onChange({ subSector: next })}
        />
      )}
    </>
  );
}
