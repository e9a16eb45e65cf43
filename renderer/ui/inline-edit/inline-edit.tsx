import { useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import classes from "./inline-edit.module.css";

export interface InlineEditProps {
  /** Name of what is edited, for assistive technology and the tooltip. */
  readonly label: string;
  readonly value: string;
  /** Saves at once. While it runs the new value is shown; when it rejects, the old one is back and the caller says why. */
  readonly onSave: (value: string) => Promise<unknown>;
  /** Enter makes a new line; Ctrl+Enter saves. */
  readonly isMultiline?: boolean;
  /** How the value looks while it is not edited; the value as text without it. */
  readonly display?: ReactNode;
  /** An empty value is refused: the old one stays. */
  readonly isRequired?: boolean;
  readonly maxLength?: number;
}

/** A value that is edited where it stands: Enter or leaving the field saves, Escape keeps the old value. */
export function InlineEdit(props: InlineEditProps): ReactNode {
  const { label, value, onSave, display, isRequired = false } = props;
  const text = useText("commonUi");
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [saving, setSaving] = useState<string | undefined>(undefined);
  const button = useRef<HTMLButtonElement>(null);

  const close = (): void => {
    setDraft(undefined);
    // The field goes away; without this the focus would be lost.
    setTimeout(() => button.current?.focus(), 0);
  };
  const save = (): void => {
    if (draft === undefined) return;
    const next = draft.trim();
    close();
    if (next === value || (isRequired && next === "")) return;
    setSaving(next);
    const settle = (): void => setSaving(undefined);
    onSave(next).then(settle, settle);
  };
  if (draft !== undefined)
    return <Editor {...props} draft={draft} onDraft={setDraft} onSave={save} onGiveUp={close} />;
  const shown = saving ?? value;
  return (
    <button
      ref={button}
      type="button"
      className={classes.value}
      title={text.editField(label)}
      aria-label={text.labelled(text.editField(label), shown || text.editEmpty)}
      onClick={() => setDraft(value)}
    >
      {saving === undefined && display !== undefined && value !== ""
        ? display
        : shown || <span className="wp-dim">{text.editEmpty}</span>}
    </button>
  );
}

interface EditorProps extends Omit<InlineEditProps, "onSave"> {
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly onSave: () => void;
  readonly onGiveUp: () => void;
}

function Editor(props: EditorProps): ReactNode {
  const {
    label,
    isMultiline = false,
    maxLength = 1_048_576,
    draft,
    onDraft,
    onSave,
    onGiveUp,
  } = props;
  const text = useText("commonUi");
  const onKeyDown = (event: KeyboardEvent): void => {
    const saves = event.key === "Enter" && (!isMultiline || event.ctrlKey || event.metaKey);
    if (!saves && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (saves) onSave();
    else onGiveUp();
  };
  const shared = {
    className: classes.editor,
    "aria-label": label,
    title: text.editHint,
    value: draft,
    maxLength,
    spellCheck: false,
    // The analyst has just asked to edit here.
    autoFocus: true,
    onKeyDown,
    onBlur: onSave,
  };
  return isMultiline ? (
    <textarea {...shared} rows={8} onChange={(event) => onDraft(event.currentTarget.value)} />
  ) : (
    <input {...shared} onChange={(event) => onDraft(event.currentTarget.value)} />
  );
}
