import { useMemo } from "react";
import type { ReactNode } from "react";

import type { JournalEntry } from "../../../../shared/model/journal.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { FieldLine } from "./field-line.tsx";
import classes from "./history.module.css";
import { changesByRecord } from "./rows.ts";
import type { RecordChanges } from "./rows.ts";
import type { ValueContext } from "./value-words.ts";

/** Records that an entry is told of; a bulk import touches thousands. */
const SHOWN = 12;

export interface EntryChangesProps {
  readonly entry: JournalEntry;
  /** Names of records by id, for those that this entry does not tell. */
  readonly names: ReadonlyMap<string, string>;
}

/** What an action changed, record by record. */
export function EntryChanges({ entry, names }: EntryChangesProps): ReactNode {
  const cases = useText("cases");
  const context = useValueContext();
  const records = useMemo(() => changesByRecord(entry.changes), [entry.changes]);
  const more = Math.max(records.length, entry.changeCount) - SHOWN;
  if (records.length === 0) return null;
  return (
    <ul className={classes.records}>
      {records.slice(0, SHOWN).map((record) => (
        <RecordLine
          key={`${record.kind}-${record.id}`}
          record={record}
          name={record.name ?? names.get(record.id)}
          context={context}
        />
      ))}
      {more > 0 && <li className="wp-meta">{cases.andMore(more)}</li>}
    </ul>
  );
}

interface RecordLineProps {
  readonly record: RecordChanges;
  readonly name: string | undefined;
  readonly context: ValueContext;
}

function RecordLine({ record, name, context }: RecordLineProps): ReactNode {
  const text = useText("incident");
  const { kind, op, fields } = record;
  if (kind === "incident" && op === "changed")
    return fields.map((change) => (
      <li key={change.field}>
        <FieldLine change={change} context={context} />
      </li>
    ));
  return (
    <li>
      {name === undefined ? (
        <span className="wp-dim">{text.recordKinds[kind]}</span>
      ) : (
        <span title={text.recordKinds[kind]}>
          <SafeText text={name} />
        </span>
      )}
      {op === "changed" && (
        <ul className={classes.records}>
          {fields.map((change) => (
            <li key={change.field}>
              <FieldLine change={change} context={context} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function useValueContext(): ValueContext {
  const words = useWords();
  const format = useFormat();
  const cases = useText("cases");
  const common = useText("commonUi");
  return useMemo(() => ({ words, format, cases, common }), [words, format, cases, common]);
}
