import type { ReactNode } from "react";
import { z } from "zod";

import { useText } from "../../../i18n/text-context.ts";
import { TextAreaField } from "../../../ui/fields/fields.tsx";
import { useFailureText } from "../../../use-failure-text.ts";
import { err } from "../../../../shared/result.ts";
import { PartForm } from "../part-form.tsx";
import parts from "../parts.module.css";
import { useFormDraft } from "../use-form-draft.ts";
import { PasteFindings } from "./paste-findings.tsx";
import { PasteRefused } from "./paste-refused.tsx";
import { usePaste } from "./use-paste.ts";

export interface PasteBoxProps {
  readonly incidentId: string;
  readonly draftName: string;
  readonly onClose: () => void;
}

const schema = z.string();

/** Takes any text, shows what would be added and what would not, and adds it. Defanged values are read as they are meant. */
export function PasteBox({ incidentId, draftName, onClose }: PasteBoxProps): ReactNode {
  const text = useText("incident");
  const { describe } = useFailureText();
  const draft = useFormDraft(draftName, schema, "");
  const paste = usePaste(incidentId, draft.value);
  const { findings, rejected, chosen, refused, error } = paste;
  const save = async () => {
    const result = await paste.add();
    // What was refused stays to be read; the rest is in the list already.
    return result.ok && result.value.refused.length > 0
      ? err(text.someRefused(result.value.refused.length))
      : result;
  };
  return (
    <PartForm
      label={text.observablesPaste}
      saveLabel={text.observablesAdd(chosen.length)}
      isReady={chosen.length > 0}
      missing={text.nothingFound}
      wasRestored={draft.wasRestored}
      onSave={save}
      onClose={() => {
        draft.discard();
        onClose();
      }}
    >
      <TextAreaField
        label={text.pasteLabel}
        hint={text.pasteHint}
        value={draft.value}
        onChange={draft.setValue}
        minRows={5}
        maxRows={12}
        hasFocus
      />
      {error !== null && (
        <p role="alert" className={parts.error}>
          {describe(error)}
        </p>
      )}
      <p className="wp-meta" role="status">
        {draft.value.trim() === "" ? "" : text.found(findings.length, rejected.length)}
      </p>
      <PasteFindings paste={paste} />
      <PasteRefused title={text.rejectedTitle} items={rejected} />
      <PasteRefused title={text.refusedTitle} items={refused} />
    </PartForm>
  );
}
