import { Checkbox, PasswordInput, Select, Textarea, TextInput } from "@mantine/core";
import type { ReactNode, Ref } from "react";

/** What every field has. */
export interface FieldProps<T> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** What is wrong with the value, and how to put it right. */
  readonly error?: string | undefined;
  readonly hint?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** Takes the focus when it appears: for the first field of a form. */
  readonly hasFocus?: boolean;
}

export interface TextFieldProps extends FieldProps<string> {
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Indicators, hashes, codes: in mono, without spell checking. */
  readonly isCode?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps): ReactNode {
  const { onChange, placeholder, maxLength, isCode = false, ref } = props;
  return (
    <TextInput
      {...shared(props)}
      value={props.value}
      spellCheck={false}
      autoComplete="off"
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(maxLength === undefined ? {} : { maxLength })}
      {...(isCode ? { classNames: { input: "wp-mono" } } : {})}
      {...(ref === undefined ? {} : { ref })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export interface TextAreaFieldProps extends FieldProps<string> {
  readonly minRows?: number;
  readonly maxRows?: number;
  readonly placeholder?: string;
}

/** Grows with its text between `minRows` and `maxRows`. */
export function TextAreaField(props: TextAreaFieldProps): ReactNode {
  const { onChange, minRows = 3, maxRows = 16, placeholder } = props;
  return (
    <Textarea
      {...shared(props)}
      value={props.value}
      autosize
      minRows={minRows}
      maxRows={maxRows}
      spellCheck={false}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export interface PassphraseFieldProps extends FieldProps<string> {
  readonly revealLabel: string;
}

/** A passphrase: hidden unless asked for, never offered to the browser's password store. */
export function PassphraseField(props: PassphraseFieldProps): ReactNode {
  const { onChange, revealLabel } = props;
  return (
    <PasswordInput
      {...shared(props)}
      value={props.value}
      autoComplete="off"
      visibilityToggleButtonProps={{ "aria-label": revealLabel, tabIndex: 0 }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
}

export interface SelectFieldProps<V extends string> extends FieldProps<V | null> {
  readonly options: readonly SelectOption<V>[];
  readonly isSearchable?: boolean;
  readonly canBeEmpty?: boolean;
  readonly placeholder?: string;
}

/** One of a list; with `isSearchable` for long ones. */
export function SelectField<V extends string>(props: SelectFieldProps<V>): ReactNode {
  const { onChange, options, isSearchable = false, canBeEmpty = false, placeholder } = props;
  return (
    <Select
      {...shared(props)}
      value={props.value}
      data={options.map(({ value, label }) => ({ value, label }))}
      searchable={isSearchable}
      selectFirstOptionOnChange={isSearchable}
      clearable={canBeEmpty}
      allowDeselect={canBeEmpty}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(value) =>
        onChange(options.find((option) => option.value === value)?.value ?? null)
      }
    />
  );
}

export function CheckField(props: FieldProps<boolean>): ReactNode {
  const { label, value, onChange, hint, error, isDisabled = false } = props;
  return (
    <Checkbox
      label={label}
      checked={value}
      disabled={isDisabled}
      description={hint}
      error={error}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

function shared(props: Omit<FieldProps<never>, "value" | "onChange">) {
  const { label, error, hint, isRequired = false, isDisabled = false, hasFocus = false } = props;
  return {
    label,
    description: hint,
    error,
    required: isRequired,
    disabled: isDisabled,
    // A dialog moves the focus by itself to the element with this attribute.
    ...(hasFocus ? { autoFocus: true, "data-autofocus": true } : {}),
  };
}
