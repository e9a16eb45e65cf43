import { Select } from "@mantine/core";
import { useQuery, keepPreviousData } from "@tanstack/react-query";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { pickerQuery } from "./picker-query.ts";

export interface PickedIncident {
  readonly id: string;
  readonly label: string;
}

export interface IncidentPickerProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  /** Offered before anything is typed: proposals of the screen. */
  readonly offered?: readonly PickedIncident[];
  readonly excludedIds?: readonly string[];
  readonly hasFocus?: boolean;
}

const LIMIT = 12;

/** Finds one incident by number, words of its title, or any condition of the query grammar. */
export function IncidentPicker(props: IncidentPickerProps): ReactNode {
  const { label, value, onChange, offered = [], excludedIds = [], hasFocus = false } = props;
  const { query } = useApi();
  const text = useText("cases");
  const [typed, setTyped] = useState("");
  const [wanted] = useDebouncedValue(typed, 150);
  const wantedQuery = pickerQuery(wanted);
  const found = useQuery({
    ...query.incidents.list.queryOptions({
      input: { query: wantedQuery, sort: "-updated", limit: LIMIT },
    }),
    placeholderData: keepPreviousData,
  });
  const rows = (found.data?.items ?? []).map((row) => ({
    id: row.id,
    label: `${row.number}  ${row.title}`,
  }));
  const all = wantedQuery === "" ? [...offered, ...rows] : rows;
  const unique = [...new Map(all.map((row) => [row.id, row])).values()].filter(
    (row) => !excludedIds.includes(row.id),
  );
  const [chosen, setChosen] = useState<PickedIncident | undefined>(undefined);
  const shown =
    chosen !== undefined && chosen.id === value && !unique.some((row) => row.id === value)
      ? [chosen, ...unique]
      : unique;
  return (
    <Select
      label={label}
      placeholder={text.incidentPick}
      searchable
      value={value}
      data={shown.map((row) => ({ value: row.id, label: row.label }))}
      // The core has searched already: the kit must not filter by label once more.
      filter={({ options }) => options}
      // A list without an entry is no list for assistive technology: the sentence stands at the field.
      error={found.isSuccess && unique.length === 0 ? text.incidentNone : undefined}
      maxDropdownHeight={260}
      {...(hasFocus ? { "data-autofocus": true } : {})}
      // What stands there already gives way to what is typed.
      onFocus={(event) => event.currentTarget.select()}
      onSearchChange={(next) => {
        if (next !== chosen?.label) setTyped(next);
      }}
      onChange={(id) => {
        setChosen(shown.find((row) => row.id === id));
        onChange(id);
      }}
    />
  );
}
