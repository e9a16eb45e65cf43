import { useMemo } from "react";

import { recordKindSchema } from "../../shared/model/ids.ts";
import type { FieldValue } from "../../shared/model/journal.ts";
import { useLanguage, useText } from "../i18n/text-context.ts";
import { describeFieldValue, fieldName } from "../journal/describe-change.ts";

export interface ExchangeWords {
  /** Kinds that only a newer version knows are shown as they are called there. */
  readonly kind: (kind: string) => string;
  readonly field: (field: string) => string;
  readonly value: (kind: string, field: string, value: FieldValue) => string;
}

/** Records that travel in the words of the journal: one word for one thing. */
export function useWords(): ExchangeWords {
  const journal = useText("journal");
  const text = useText("exchange");
  const { language } = useLanguage();
  return useMemo(() => {
    const kinds: Readonly<Record<string, string>> = journal.kinds;
    return {
      kind: (kind) => kinds[kind] ?? kind,
      field: (field) => (field === "life" ? text.life : fieldName(field, journal)),
      value: (kind, field, value) => {
        if (field === "life") return value === true ? text.lifeThere : text.lifeGone;
        const known = recordKindSchema.safeParse(kind);
        const recordKind = known.success ? known.data : "note";
        return describeFieldValue({ recordKind, field }, value, journal, language);
      },
    };
  }, [journal, language, text]);
}
