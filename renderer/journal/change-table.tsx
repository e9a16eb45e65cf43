import { useMemo } from "react";
import type { ReactNode } from "react";

import type { JournalEntry } from "../../shared/model/journal.ts";
import { useLanguage, useText } from "../i18n/text-context.ts";
import { SafeText } from "../ui/indicator/safe-text.tsx";
import classes from "./change-table.module.css";
import { changesByRecord, describeFieldValue, fieldName, isTelling } from "./describe-change.ts";

type FieldChange = JournalEntry["changes"][number];

/** The field changes of one journal entry in words, grouped by the record that they belong to. */
export function ChangeTable({ entry }: { readonly entry: JournalEntry }): ReactNode {
  const text = useText("journal");
  const groups = useMemo(() => changesByRecord(entry.changes.filter(isTelling)), [entry.changes]);
  if (groups.length === 0) return <p className="wp-dim">{text.changesNone}</p>;
  return groups.map(({ recordKind, recordId, changes }) => {
    // A record that was made has no values from before: the column would be empty.
    const hasBefore = changes.some((change) => change.old !== undefined);
    return (
      <table key={`${recordKind}.${recordId}`} className={classes.table}>
        <caption>{text.kinds[recordKind]}</caption>
        <colgroup>
          <col className={classes.field} />
        </colgroup>
        <thead className="wp-hidden">
          <tr>
            <th scope="col">{text.field}</th>
            {hasBefore && <th scope="col">{text.before}</th>}
            <th scope="col">{text.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change, at) => (
            // A field of many links may stand several times; the entry never changes.
            <ChangeRow key={at} change={change} hasBefore={hasBefore} />
          ))}
        </tbody>
      </table>
    );
  });
}

function ChangeRow({
  change,
  hasBefore,
}: {
  readonly change: FieldChange;
  readonly hasBefore: boolean;
}): ReactNode {
  const text = useText("journal");
  const { language } = useLanguage();
  return (
    <tr>
      <th scope="row">{fieldName(change.field, text)}</th>
      {hasBefore && (
        <td className={classes.before}>
          {change.old !== undefined && (
            <SafeText text={describeFieldValue(change, change.old, text, language)} />
          )}
        </td>
      )}
      <td>
        {change.new !== undefined && (
          <SafeText text={describeFieldValue(change, change.new, text, language)} />
        )}
      </td>
    </tr>
  );
}
