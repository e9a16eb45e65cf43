import { useId, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";

import { TextField } from "../../ui/fields/fields.tsx";
import classes from "./settings.module.css";

/** A titled group of settings. */
export function Group({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section className={classes.group} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {text !== undefined && <p className="wp-dim">{text}</p>}
      {children}
    </section>
  );
}

export interface SavedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  /** What is wrong with a text; undefined when it can be saved. */
  readonly check: (text: string) => string | undefined;
  /** Whether it was saved: else what was typed stays. */
  readonly onSave: (text: string) => Promise<boolean>;
  readonly maxLength?: number;
}

/** A text that is saved when the field is left or Enter is pressed; Escape brings the saved one back. */
export function SavedField(props: SavedFieldProps): ReactNode {
  const { label, value, hint, check, onSave, maxLength } = props;
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const shown = draft ?? value;
  const error = draft === undefined ? undefined : check(draft.trim());
  const save = (): void => {
    if (draft === undefined) return;
    const next = draft.trim();
    if (next === value) setDraft(undefined);
    else if (check(next) === undefined)
      void onSave(next).then((isSaved) => {
        if (isSaved) setDraft(undefined);
      });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") save();
    if (event.key === "Escape") setDraft(undefined);
  };
  return (
    // The keys belong to the field inside; this only hears of them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- see above
    <div onBlur={save} onKeyDown={onKeyDown}>
      <TextField
        label={label}
        value={shown}
        error={error}
        onChange={setDraft}
        {...(hint === undefined ? {} : { hint })}
        {...(maxLength === undefined ? {} : { maxLength })}
      />
    </div>
  );
}

/** One act with its explanation and its button. */
export function ActRow({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={classes.act}>
      <div>
        <h3>{title}</h3>
        <div className="wp-dim">{text}</div>
      </div>
      <div className={classes.actButton}>{children}</div>
    </div>
  );
}
