import type { ReactNode } from "react";

import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import classes from "./mapping.module.css";

export interface RowsPreviewProps {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Rows that fit without taking the room of the columns below. */
const SHOWN_ROWS = 4;

/** The first rows of the table as they stand in the file. */
export function RowsPreview({ columns, rows }: RowsPreviewProps): ReactNode {
  const text = useText("imports");
  const shown = rows.slice(0, SHOWN_ROWS);
  return (
    <div
      className={classes.preview}
      // A wide table scrolls sideways, by keyboard too.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      role="region"
      aria-label={text.wizardRows(shown.length)}
    >
      <table>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col">
                <SafeText text={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, line) => (
            <tr key={line}>
              {columns.map((_, at) => (
                <td key={at}>
                  <SafeText text={row[at] ?? ""} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
