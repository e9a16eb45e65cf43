import type { ReactNode } from "react";

import type { Evidence } from "../../../shared/model/case-parts.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import classes from "./evidence.module.css";

/** Who had the file, when, and what they did with it; the newest entry last, as on paper. */
export function CustodyLog({ entries }: { readonly entries: Evidence["custody"] }): ReactNode {
  const text = useText("cases");
  const format = useFormat();
  const acts: Readonly<Record<string, string>> = text.custodyActs;
  return (
    <table className={classes.custody}>
      <caption>{text.custodyTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{text.custodyTime}</th>
          <th scope="col">{text.custodyActor}</th>
          <th scope="col">{text.custodyAct}</th>
          <th scope="col">{text.custodyDetail}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, at) => (
          <tr key={`${entry.at}-${at}`}>
            <td className={classes.time}>{format.exactUtc(entry.at)}</td>
            <td>{entry.actor}</td>
            <td>{acts[entry.act] ?? entry.act}</td>
            <td>
              <SafeText text={entry.detail} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
