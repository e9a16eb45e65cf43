import type { ReactNode } from "react";
import { z } from "zod";

import { RELATION_TYPES } from "../../../../shared/domain/relation/index.ts";
import { err } from "../../../../shared/result.ts";
import { useApi } from "../../../api.ts";
import { IncidentPicker } from "../../../cases/dialogs/incident-picker.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SelectField, TextField } from "../../../ui/fields/fields.tsx";
import { PartForm } from "../part-form.tsx";
import { useFormDraft } from "../use-form-draft.ts";
import { INCIDENT_RELATION_TYPES } from "./relation-rows.ts";

export interface RelationFormProps {
  readonly incidentId: string;
  readonly draftName: string;
  readonly onClose: () => void;
}

const formSchema = z.object({
  type: z.enum(INCIDENT_RELATION_TYPES),
  toId: z.string().nullable(),
  comment: z.string(),
});
const EMPTY: z.infer<typeof formSchema> = { type: "related-to", toId: null, comment: "" };

/** Relates this incident to another one. */
export function RelationForm({ incidentId, draftName, onClose }: RelationFormProps): ReactNode {
  const text = useText("incident");
  const words = useWords();
  const { client } = useApi();
  const change = useChange();
  const { value, setValue, wasRestored, discard } = useFormDraft(draftName, formSchema, EMPTY);
  const { type, toId, comment } = value;
  const save = () =>
    toId === null
      ? Promise.resolve(err(text.relationMissing))
      : change({
          call: () =>
            client.relations.add({
              fromKind: "incident",
              fromId: incidentId,
              toKind: "incident",
              toId,
              type,
              comment: comment.trim(),
            }),
          done: () => text.relationAdded,
          failure: "here",
        });
  return (
    <PartForm
      label={text.relationAdd}
      saveLabel={text.relationAdd}
      isReady={toId !== null}
      missing={text.relationMissing}
      wasRestored={wasRestored}
      onSave={save}
      onClose={() => {
        discard();
        onClose();
      }}
    >
      <SelectField
        label={text.relationType}
        value={type}
        onChange={(next) => setValue({ ...value, type: next ?? type })}
        options={INCIDENT_RELATION_TYPES.map((name) => ({
          value: name,
          label: words.say(RELATION_TYPES[name].forward),
        }))}
        hasFocus
      />
      <IncidentPicker
        label={text.relationTo}
        value={toId}
        onChange={(next) => setValue({ ...value, toId: next })}
        excludedIds={[incidentId]}
      />
      <TextField
        label={text.comment}
        value={comment}
        onChange={(next) => setValue({ ...value, comment: next })}
      />
    </PartForm>
  );
}
