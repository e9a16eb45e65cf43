import type { ReactNode } from "react";

import type { ArrivedRecord } from "../../shared/contract/exchange-receipt.ts";
import { useText } from "../i18n/text-context.ts";
import { useFormat } from "../i18n/use-format.ts";
import { SafeText } from "../ui/indicator/safe-text.tsx";
import classes from "./arrival.module.css";
import { refusalWords } from "./arrived-columns.tsx";
import { useWords } from "./use-words.ts";

/** The fields of one record, as they stand here and as they came. */
export function ArrivedFields({ record }: { readonly record: ArrivedRecord }): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const words = useWords();
  const { kind, title, fields, outcome, conflicts, loweredTlp, refusal } = record;
  // What is new here has no values from before: the column would be empty.
  const hasOurs = outcome !== "new";
  return (
    <div className={classes.fields}>
      <h3>
        <span className="wp-dim">{words.kind(kind)}</span> <SafeText text={title} />
      </h3>
      {refusal !== null && <p className={classes.notice}>{refusalWords(refusal, text)}</p>}
      {loweredTlp !== null && (
        <p className={classes.notice}>{text.receiveLoweredOne(loweredTlp.from, loweredTlp.to)}</p>
      )}
      {conflicts.length > 0 && (
        <p className={classes.notice}>
          {text.receiveConflictIn(format.list(conflicts.map(words.field)))}
        </p>
      )}
      {fields.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{text.colField}</th>
              {hasOurs && <th scope="col">{text.colHere}</th>}
              <th scope="col">{text.colTheirs}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, ours, theirs }, at) => (
              // A set may stand several times, once for each element; the list never changes.
              <tr key={`${field} ${String(at)}`}>
                <th scope="row">{words.field(field)}</th>
                {hasOurs && (
                  <td className="wp-dim">
                    <SafeText text={words.value(kind, field, ours)} keepsLines />
                  </td>
                )}
                <td>
                  <SafeText text={words.value(kind, field, theirs)} keepsLines />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
