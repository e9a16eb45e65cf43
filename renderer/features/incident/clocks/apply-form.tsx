import { useState } from "react";
import type { ReactNode } from "react";

import { INSTRUMENTS } from "../../../../shared/domain/clocks/instruments/index.ts";
import { useWords } from "../../../cases/words.ts";
import { CountryField } from "../../../countries/country-field.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { SelectField, TextField } from "../../../ui/fields/fields.tsx";
import { useOpenVault } from "../../../vault-state.tsx";
import { PartForm } from "../part-form.tsx";
import classes from "../parts.module.css";
import type { Clocks } from "./use-clocks.ts";

/** Which act or service level applies, and whose reading of it. */
export function ApplyForm({
  clocks,
  onClose,
}: {
  readonly clocks: Clocks;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText("clocks");
  const words = useWords();
  const { settings } = useOpenVault();
  const applied = clocks.instruments.map(({ reading }) => reading.instrument.id);
  const open = INSTRUMENTS.filter(({ id }) => !applied.includes(id));
  const [instrument, setInstrument] = useState(open[0]?.id ?? "");
  const [country, setCountry] = useState(settings.countryCode);
  const [detail, setDetail] = useState("");
  return (
    <PartForm
      label={text.apply}
      saveLabel={text.apply}
      isReady={instrument !== ""}
      missing={text.missing}
      onSave={() => clocks.put({ type: "applies", instrument, target: country, detail })}
      onClose={onClose}
    >
      <div className={classes.pair}>
        <SelectField
          label={text.instrument}
          value={instrument}
          onChange={(id) => setInstrument(id ?? instrument)}
          options={open.map(({ id, name }) => ({ value: id, label: words.say(name) }))}
          hasFocus
        />
        <CountryField
          hint={text.country}
          value={country}
          onChange={(code) => setCountry(code ?? country)}
        />
      </div>
      <TextField label={text.note} value={detail} onChange={setDetail} />
    </PartForm>
  );
}
