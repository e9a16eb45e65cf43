import type { ReactNode } from "react";

import { LANGUAGE_NAMES, LANGUAGES, type Language } from "../../../shared/text/index.ts";
import { useText } from "../../i18n/text-context.ts";
import { SelectField } from "../../ui/fields/fields.tsx";

export type DocumentFormat = "html" | "md" | "pdf" | "docx";

/** In which form a document is written. */
export interface DocumentForm<More extends string = never> {
  readonly language: Language;
  readonly format: DocumentFormat | More;
}

/** Asks for language and format of a document. */
export function DocumentFormFields<More extends string = never>({
  form,
  onChange,
  more = [],
}: {
  readonly form: DocumentForm<More>;
  readonly onChange: (form: DocumentForm<More>) => void;
  /** Formats that only this document has. */
  readonly more?: readonly { readonly value: More; readonly label: string }[];
}): ReactNode {
  const text = useText("documents");
  return (
    <>
      <SelectField
        label={text.language}
        value={form.language}
        options={LANGUAGES.map((code) => ({ value: code, label: LANGUAGE_NAMES[code] }))}
        onChange={(language) => language && onChange({ ...form, language })}
      />
      <DocumentFormatField<More>
        format={form.format}
        more={more}
        onChange={(format) => onChange({ ...form, format })}
      />
    </>
  );
}

/** Asks for the format alone. */
export function DocumentFormatField<More extends string = never>({
  format,
  onChange,
  more = [],
}: {
  readonly format: DocumentFormat | NoInfer<More>;
  readonly onChange: (format: DocumentFormat | NoInfer<More>) => void;
  readonly more?: readonly { readonly value: More; readonly label: string }[];
}): ReactNode {
  const text = useText("documents");
  return (
    <SelectField<DocumentFormat | More>
      label={text.format}
      value={format}
      options={[
        { value: "html", label: text.formatHtml },
        { value: "pdf", label: "PDF" },
        { value: "docx", label: "Word (DOCX)" },
        { value: "md", label: "Markdown" },
        ...more,
      ]}
      onChange={(chosen) => chosen && onChange(chosen)}
    />
  );
}
