import { useMemo } from "react";
import type { ReactNode } from "react";

import type { Language } from "../../shared/text/index.ts";
import { useLanguage, useText } from "../i18n/text-context.ts";
import { SelectField } from "../ui/fields/fields.tsx";
import type { SelectOption } from "../ui/fields/fields.tsx";
import { COUNTRY_CODES } from "./countries-data.ts";

export interface CountryFieldProps {
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  readonly error?: string | undefined;
  readonly hint?: string;
}

/** A country by name or code, in the language of the window. */
export function CountryField({ value, onChange, error, hint }: CountryFieldProps): ReactNode {
  const text = useText("start");
  const { language } = useLanguage();
  const options = useMemo(() => countryOptions(language), [language]);
  return (
    <SelectField
      label={text.country}
      value={value}
      options={options}
      isSearchable
      isRequired
      placeholder={text.countryPlaceholder}
      error={error}
      {...(hint === undefined ? {} : { hint })}
      onChange={onChange}
    />
  );
}

/** Every country with its name, in the order of the language's alphabet. */
export function countryOptions(language: Language): readonly SelectOption<string>[] {
  const names = new Intl.DisplayNames([language], { type: "region" });
  const collator = new Intl.Collator(language);
  return COUNTRY_CODES.map((code) => ({
    value: code,
    label: `${names.of(code) ?? code} (${code})`,
  })).toSorted((a, b) => collator.compare(a.label, b.label));
}
