import { useMemo } from "react";
import type { ReactNode } from "react";

import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import classes from "../report.module.css";
import type { TableDetails } from "./read-details.ts";
import { tableRows } from "./table-rows.ts";

const SHOWN_ROWS = 200;

/** A table as it was imported, and what each column was read as. */
export function TableView({
  body,
  details,
}: {
  readonly body: string;
  readonly details: TableDetails;
}): ReactNode {
  const text = useText("triage");
  const { head, rows, total } = useMemo(
    () => tableRows(body, details.hasHeader, SHOWN_ROWS),
    [body, details.hasHeader],
  );
  const columns = head ?? details.columns.map(({ column }) => column);
  return (
    <>
      <Section title={text.tableTitle} note={text.tableRows(rows.length, total)}>
        {/* Long content must be scrollable by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
        <div className={classes.table} tabIndex={0} role="region" aria-label={text.tableTitle}>
          <table>
            <thead>
              <tr>
                {columns.map((column, at) => (
                  <th key={`${column}-${at}`} scope="col" title={roleOf(details, at)}>
                    <SafeText text={column} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={column} title={cell}>
                      <SafeText text={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      <Section title={text.tableColumns} note={details.recognisedAs ?? ""} fold="closed">
        <Facts>
          {details.columns.map(({ column }, at) => (
            <Fact key={`${column}-${at}`} name={column}>
              {roleOf(details, at)}
            </Fact>
          ))}
          <Fact name={text.tableEncoding}>{details.encoding}</Fact>
        </Facts>
      </Section>
    </>
  );
}

function roleOf(details: TableDetails, at: number): string {
  const use = details.columns[at]?.use;
  if (use === undefined) return "";
  return use.type === undefined ? use.role : `${use.role}: ${use.type}`;
}
