import type { ReactNode } from "react";

import { LANGUAGE_NAMES, LANGUAGES, type Language } from "../../../shared/text/index.ts";
import { useText } from "../../i18n/text-context.ts";
import { SelectField } from "../../ui/fields/fields.tsx";

export type DocumentFormat = "html" | "md" | "pdf" | "docx";

/** In which form a document is written. */
export interface DocumentForm {
  readonly language: Language;
  readonly format: DocumentFormat;
}

/** Asks for language and format of a document. */
export function DocumentFormFields({
  form,
  onChange,
}: {
  readonly form: DocumentForm;
  readonly onChange: (form: DocumentForm) => void;
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
      <SelectField
        label={text.format}
        value={form.format}
        options={[
          { value: "html", label: text.formatHtml },
          { value: "pdf", label: "PDF" },
          { value: "docx", label: "Word (DOCX)" },
          { value: "md", label: "Markdown" },
        ]}
        onChange={(format) => format && onChange({ ...form, format })}
      />
    </>
  );
}
