import { useId } from "react";
import type { KeyboardEvent, ReactNode } from "react";

import classes from "./dialogs.module.css";

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  readonly help?: string;
}

export interface ChoiceListProps<V extends string> {
  readonly label: string;
  readonly choices: readonly Choice<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly hasFocus?: boolean;
  /** `row`: side by side without explanations. */
  readonly form?: "list" | "row";
}

/** One of a few: arrow keys or the digit beside a choice pick it, Enter goes on with the form. */
export function ChoiceList<V extends string>(props: ChoiceListProps<V>): ReactNode {
  const { label, choices, value, onChange, hasFocus = false, form = "list" } = props;
  const name = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
    if (chosen) onChange(chosen.value);
  };
  const focused = value ?? choices[0]?.value;
  return (
    // The radio buttons inside are what takes the focus; digits are a short cut to them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <fieldset className={classes.choices} data-form={form} onKeyDown={onKeyDown}>
      <legend className={classes.legend}>{label}</legend>
      {choices.map((choice, at) => (
        <label
          key={choice.value}
          className={classes.choice}
          data-chosen={choice.value === value || undefined}
          title={form === "row" ? choice.help : undefined}
        >
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            {...(hasFocus && choice.value === focused
              ? { autoFocus: true, "data-autofocus": true }
              : {})}
          />
          <span>{choice.label}</span>
          {form === "list" && <span className={classes.help}>{choice.help}</span>}
          <kbd className={classes.digit} aria-hidden="true">
            {at + 1}
          </kbd>
        </label>
      ))}
    </fieldset>
  );
}
