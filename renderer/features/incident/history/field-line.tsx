import type { ReactNode } from "react";

import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import classes from "./history.module.css";
import type { FieldChange } from "./rows.ts";
import { valueWords } from "./value-words.ts";
import type { ValueContext } from "./value-words.ts";

export interface FieldLineProps {
  readonly change: FieldChange;
  readonly context: ValueContext;
}

/** Longer texts are told by their beginning; the record has all of it. */
const MAX_CHARS = 160;

/** One field before and after, in words. */
export function FieldLine({ change, context }: FieldLineProps): ReactNode {
  const text = useText("incident");
  const names: Readonly<Record<string, string>> = text.fields;
  const { recordKind, field } = change;
  const before = cut(valueWords(recordKind, field, change.old, context));
  const after = cut(valueWords(recordKind, field, change.new, context));
  return (
    <>
      <span className="wp-dim">{names[field] ?? field}</span>{" "}
      <span className={classes.before}>
        <SafeText text={before} />
      </span>
      <span aria-hidden="true"> → </span>
      <span className="wp-hidden">{text.became}</span>
      <SafeText text={after} />
    </>
  );
}

function cut(value: string): string {
  return value.length > MAX_CHARS ? `${value.slice(0, MAX_CHARS - 1)}…` : value;
}
