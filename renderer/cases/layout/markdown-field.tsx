import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { TextAreaField } from "../../ui/fields/fields.tsx";
import { MarkdownView } from "../../ui/markdown/markdown-view.tsx";
import classes from "./layout.module.css";

export interface MarkdownFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Ctrl+Enter. */
  readonly onSubmit: () => void;
  readonly onGiveUp?: () => void;
  readonly hasFocus?: boolean;
  readonly minRows?: number;
}

/** Markdown as text or as it will look. */
export function MarkdownField(props: MarkdownFieldProps): ReactNode {
  const { label, value, onChange, onSubmit, onGiveUp, hasFocus = false, minRows = 6 } = props;
  const text = useText("cases");
  const [form, setForm] = useState<"write" | "preview">("write");
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSubmit();
    else if (event.key === "Escape" && onGiveUp) onGiveUp();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // Ctrl+Enter and Escape act for the field inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- see above
    <div className={classes.markdown} onKeyDown={onKeyDown}>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={form}
        onChange={(next) => setForm(next === "preview" ? "preview" : "write")}
        data={[
          { value: "write", label: text.markdownWrite },
          { value: "preview", label: text.markdownPreview },
        ]}
      />
      {form === "write" ? (
        <TextAreaField
          label={label}
          value={value}
          onChange={onChange}
          minRows={minRows}
          maxRows={24}
          hasFocus={hasFocus}
        />
      ) : (
        <div className={classes.preview}>
          <MarkdownView source={value} />
        </div>
      )}
    </div>
  );
}
