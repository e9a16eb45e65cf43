import { useMemo } from "react";
import type { ReactNode } from "react";
import { z } from "zod";

import type { Investigation } from "../../../../shared/model/case-parts.ts";
import { statedTimeSchema } from "../../../../shared/model/values.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { DateTimeField } from "../../../ui/fields/date-time-field.tsx";
import { TextAreaField, TextField } from "../../../ui/fields/fields.tsx";
import { statedOf } from "../due-time.ts";
import { PartForm } from "../part-form.tsx";
import { useFormDraft } from "../use-form-draft.ts";

export interface InvestigationFormProps {
  readonly incidentId: string;
  /** Absent: a new one. */
  readonly investigation?: Investigation;
  readonly draftName: string;
  readonly onClose: () => void;
}

const formSchema = z.object({
  askedOf: z.string(),
  question: z.string(),
  due: statedTimeSchema.nullable(),
});

/** A question to somebody else. */
export function InvestigationForm(props: InvestigationFormProps): ReactNode {
  const { investigation, draftName, onClose } = props;
  const text = useText("incident");
  const common = useText("commonUi");
  const initial = useMemo(
    () => ({
      askedOf: investigation?.askedOf ?? "",
      question: investigation?.question ?? "",
      due: statedOf(investigation?.dueAt ?? null),
    }),
    [investigation],
  );
  const { value, setValue, wasRestored, discard } = useFormDraft(draftName, formSchema, initial);
  const save = useSave(props);
  const close = (): void => {
    discard();
    onClose();
  };
  return (
    <PartForm
      label={text.investigationAdd}
      saveLabel={investigation ? common.save : text.investigationAdd}
      isReady={value.askedOf.trim() !== "" && value.question.trim() !== ""}
      missing={text.investigationMissing}
      wasRestored={wasRestored}
      onSave={() => save(value)}
      onClose={close}
    >
      <TextField
        label={text.askedOf}
        value={value.askedOf}
        onChange={(askedOf) => setValue({ ...value, askedOf })}
        isRequired
        hasFocus
      />
      <TextAreaField
        label={text.question}
        value={value.question}
        onChange={(question) => setValue({ ...value, question })}
        isRequired
      />
      <DateTimeField
        label={text.due}
        value={value.due}
        onChange={(due) => setValue({ ...value, due })}
      />
    </PartForm>
  );
}

function useSave({ incidentId, investigation }: InvestigationFormProps) {
  const text = useText("incident");
  const { client } = useApi();
  const change = useChange();
  return ({ askedOf, question, due }: z.infer<typeof formSchema>) => {
    const draft = { askedOf: askedOf.trim(), question, dueAt: due?.instant ?? null };
    return investigation === undefined
      ? change({
          call: () => client.investigations.add({ incidentId, draft }),
          done: () => text.investigationAdded,
          failure: "here",
        })
      : change({
          call: () => client.investigations.update({ id: investigation.id, patch: draft }),
          done: () => text.saved,
          failure: "here",
        });
  };
}
