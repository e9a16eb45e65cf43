import type { ReactNode } from "react";

import type { ColumnMapping } from "../../../../shared/formats/table/column-mapping.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SelectField } from "../../../ui/fields/fields.tsx";
import { withDialect } from "./mapping-rules.ts";

export interface DialectFieldsProps {
  readonly mapping: ColumnMapping;
  readonly onChange: (mapping: ColumnMapping) => void;
}

/** Delimiter and header row, where detection is to be overruled. */
export function DialectFields({ mapping, onChange }: DialectFieldsProps): ReactNode {
  const text = useText("imports");
  const { delimiter, hasHeader } = mapping;
  return (
    <>
      <SelectField
        label={text.wizardDelimiter}
        value={delimiter ?? null}
        canBeEmpty
        placeholder={text.wizardDelimiterAuto}
        options={[
          { value: ",", label: text.delimiters.comma },
          { value: ";", label: text.delimiters.semicolon },
          { value: "\t", label: text.delimiters.tab },
          { value: "|", label: text.delimiters.bar },
        ]}
        onChange={(value) =>
          onChange(withDialect(mapping, { delimiter: value ?? undefined, hasHeader }))
        }
      />
      <SelectField
        label={text.wizardHeader}
        value={hasHeader === undefined ? null : hasHeader ? "yes" : "no"}
        canBeEmpty
        placeholder={text.wizardHeaderAuto}
        options={[
          { value: "yes", label: text.wizardHeaderYes },
          { value: "no", label: text.wizardHeaderNo },
        ]}
        onChange={(value) =>
          onChange(
            withDialect(mapping, {
              delimiter,
              hasHeader: value === null ? undefined : value === "yes",
            }),
          )
        }
      />
    </>
  );
}
