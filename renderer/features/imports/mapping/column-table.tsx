import { Select } from "@mantine/core";
import { useMemo } from "react";
import type { ReactNode } from "react";

import { observableTypes } from "../../../../shared/domain/observables/types.ts";
import type { ColumnMapping } from "../../../../shared/formats/table/column-mapping.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { columnLines, ROLE_NAMES, roleOf, withUse } from "./mapping-rules.ts";
import classes from "./mapping.module.css";

export interface ColumnTableProps {
  readonly mapping: ColumnMapping;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly onChange: (mapping: ColumnMapping) => void;
}

/** A line for each column: its name, some of its values, and what it is for. */
export function ColumnTable({ mapping, columns, rows, onChange }: ColumnTableProps): ReactNode {
  const text = useText("imports");
  const lines = useMemo(() => columnLines(mapping, columns, rows), [mapping, columns, rows]);
  const types = useMemo(() => observableTypes().map((type) => ({ value: type, label: type })), []);
  return (
    <div className={classes.columns}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.wizardColumn}</th>
            <th scope="col">{text.wizardSamples}</th>
            <th scope="col">{text.wizardUse}</th>
            <th scope="col">{text.wizardType}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ column, use, samples }, at) => (
            <tr key={at} data-ignored={use.role === "ignore" || undefined}>
              <th scope="row">
                <SafeText text={column} />
              </th>
              <td className={classes.samples}>
                <SafeText text={samples.join(" · ")} />
              </td>
              <td>
                <Select
                  aria-label={`${text.wizardUse}: ${column}`}
                  value={use.role}
                  allowDeselect={false}
                  data={ROLE_NAMES.map((role) => ({ value: role, label: text.roles[role] }))}
                  onChange={(value) => {
                    const role = ROLE_NAMES.find((name) => name === value);
                    if (role !== undefined) onChange(withUse(mapping, at, roleOf(role, use)));
                  }}
                />
              </td>
              <td>
                {use.role === "observable" && (
                  <Select
                    aria-label={`${text.wizardType}: ${column}`}
                    value={use.type}
                    searchable
                    allowDeselect={false}
                    data={types}
                    onChange={(type) => {
                      if (type !== null) onChange(withUse(mapping, at, { ...use, type }));
                    }}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
