import type { ReactNode } from "react";

import type { NotificationRow } from "../../../shared/model/notification.ts";
import { defanged } from "../../cases/observables/display.ts";
import { useText } from "../../i18n/text-context.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import classes from "./notifications.module.css";

/** As many as a screen shows; the attachment has all. */
const MOST_ROWS = 100;

/** What stands in the attachment. */
export function MessageRows({ rows }: { readonly rows: readonly NotificationRow[] }): ReactNode {
  const text = useText("notifications");
  return (
    <table className={classes.table} aria-label={text.attachment}>
      <thead>
        <tr>
          <th scope="col">{text.colValue}</th>
          <th scope="col">{text.colPort}</th>
          <th scope="col">{text.colEntry}</th>
          <th scope="col">{text.colSeen}</th>
          <th scope="col">TLP</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, MOST_ROWS).map((row, at) => (
          <tr key={`${String(at)} ${row.value}`} title={row.details}>
            <td className="wp-mono">
              <SafeText text={defanged(row.type, row.value)} />
            </td>
            <td>{row.port}</td>
            <td className="wp-mono">{row.entry}</td>
            <td>{row.lastSeen.slice(0, 16).replace("T", " ")}</td>
            <td>
              <MarkingChip tlp={row.tlp} />
            </td>
          </tr>
        ))}
      </tbody>
      {rows.length > MOST_ROWS && (
        <tfoot>
          <tr>
            <td colSpan={5}>{text.moreRows(String(rows.length - MOST_ROWS))}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
