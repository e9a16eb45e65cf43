import { Button } from "@mantine/core";
import { useMemo } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SelectField } from "../../ui/fields/fields.tsx";
import { ICON, IconX } from "../../ui/icons.ts";
import { useVaultSettings } from "../../vault-settings.ts";
import classes from "./journal.module.css";
import { verbOptions } from "./rows.ts";
import type { JournalFilter } from "./rows.ts";

export interface JournalFiltersProps {
  readonly filter: JournalFilter;
  readonly onFilter: (filter: JournalFilter) => void;
}

/** Who, what, and which record. */
export function JournalFilters({ filter, onFilter }: JournalFiltersProps): ReactNode {
  const text = useText("journal");
  const format = useFormat();
  const { analysts } = useVaultSettings();
  const verbs = useMemo(() => verbOptions(text, format.compare), [text, format]);
  return (
    <div className={classes.filters} role="group" aria-label={text.filters}>
      <SelectField
        label={text.actor}
        value={filter.actor}
        canBeEmpty
        isSearchable
        placeholder={text.anyone}
        options={analysts.map((name) => ({ value: name, label: name }))}
        onChange={(actor) => onFilter({ ...filter, actor })}
      />
      <SelectField
        label={text.verb}
        value={filter.verb}
        canBeEmpty
        isSearchable
        placeholder={text.anything}
        options={verbs}
        onChange={(verb) => onFilter({ ...filter, verb })}
      />
      {filter.subject !== null && (
        <Button
          variant="default"
          className={classes.subject ?? ""}
          rightSection={<IconX {...ICON} />}
          title={text.allRecords}
          onClick={() => onFilter({ ...filter, subject: null })}
        >
          {text.onlyRecord(filter.subject.title)}
        </Button>
      )}
    </div>
  );
}
