import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import classes from "./notifications.module.css";

interface Count {
  readonly name: string;
  readonly count: number;
}

export interface CountsProps {
  readonly counts: { readonly bySector: readonly Count[]; readonly byCountry: readonly Count[] };
}

/** How many victims by sector and country, for the situation report. */
export function Counts({ counts }: CountsProps): ReactNode {
  const text = useText("notifications");
  return (
    <details className={classes.counts}>
      <summary>{text.counts}</summary>
      <div className={classes.countTables}>
        <CountTable name={text.colSector} rows={counts.bySector} />
        <CountTable name={text.colCountry} rows={counts.byCountry} />
      </div>
    </details>
  );
}

function CountTable({
  name,
  rows,
}: {
  readonly name: string;
  readonly rows: readonly Count[];
}): ReactNode {
  const text = useText("notifications");
  const format = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{text.victims}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name === "" ? text.notStated : row.name}</th>
            <td>{format.number(row.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
