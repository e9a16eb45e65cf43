import { TagsInput } from "@mantine/core";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import type { FieldProps } from "./fields.tsx";

export interface TagInputProps extends FieldProps<readonly string[]> {
  /** Offered while typing: tags in use, machine tags of taxonomies. */
  readonly suggestions?: readonly string[];
  /** Where the entries are no tags; stands in the empty box. */
  readonly placeholder?: string;
}

/** A set of tags: Enter or comma adds, Backspace removes the last one. The same tag is not taken twice. */
export function TagInput(props: TagInputProps): ReactNode {
  const {
    label,
    value,
    onChange,
    error,
    hint,
    suggestions = [],
    isDisabled = false,
    placeholder,
  } = props;
  const text = useText("commonUi");
  return (
    <TagsInput
      label={label}
      description={hint ?? text.tagHint}
      error={error}
      disabled={isDisabled}
      value={[...value]}
      data={[...suggestions]}
      limit={50}
      splitChars={[",", "\n"]}
      placeholder={value.length === 0 ? (placeholder ?? text.tagAdd) : ""}
      onChange={(tags) => onChange(tags.map((tag) => tag.trim()).filter((tag) => tag !== ""))}
    />
  );
}
