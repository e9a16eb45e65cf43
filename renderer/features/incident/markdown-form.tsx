import { useRef } from "react";
import type { ReactNode } from "react";
import { z } from "zod";

import type { Result } from "../../../shared/result.ts";
import { MarkdownField } from "../../cases/layout/markdown-field.tsx";
import { useText } from "../../i18n/text-context.ts";
import { PartForm } from "./part-form.tsx";
import { useFormDraft } from "./use-form-draft.ts";

export interface MarkdownFormProps {
  readonly label: string;
  /** Under which the unsaved text is kept, sealed. */
  readonly draftName: string;
  readonly initial: string;
  readonly saveLabel?: string;
  /** An empty text is refused. */
  readonly isRequired?: boolean;
  readonly onSave: (text: string) => Promise<Result<unknown, string>>;
  readonly onClose: () => void;
  /** Further fields below the text. */
  readonly children?: ReactNode;
}

const schema = z.string();

/** Markdown edited in place with a preview; unsaved text survives a crash, Escape gives it up. */
export function MarkdownForm(props: MarkdownFormProps): ReactNode {
  const { label, draftName, initial, saveLabel, isRequired = false, onSave, onClose } = props;
  const text = useText("incident");
  const common = useText("commonUi");
  const form = useRef<HTMLFormElement>(null);
  const draft = useFormDraft(draftName, schema, initial);
  return (
    <PartForm
      ref={form}
      label={label}
      saveLabel={saveLabel ?? common.save}
      isReady={!isRequired || draft.value.trim() !== ""}
      missing={text.textMissing}
      wasRestored={draft.wasRestored}
      onSave={async () => {
        const result = await onSave(draft.value);
        if (result.ok) draft.discard();
        return result;
      }}
      onClose={() => {
        draft.discard();
        onClose();
      }}
    >
      <MarkdownField
        label={label}
        value={draft.value}
        onChange={draft.setValue}
        onSubmit={() => form.current?.requestSubmit()}
        hasFocus
      />
      {props.children}
    </PartForm>
  );
}
