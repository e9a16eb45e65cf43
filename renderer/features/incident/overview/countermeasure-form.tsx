import { useMemo } from "react";
import type { ReactNode } from "react";
import { z } from "zod";

import { countermeasureKindSchema } from "../../../../shared/model/case-parts.ts";
import type { Countermeasure } from "../../../../shared/model/case-parts.ts";
import { useApi } from "../../../api.ts";
import { ChoiceList } from "../../../cases/dialogs/choice-list.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { TextAreaField, TextField } from "../../../ui/fields/fields.tsx";
import { PartForm } from "../part-form.tsx";
import { useFormDraft } from "../use-form-draft.ts";

export interface CountermeasureFormProps {
  readonly incidentId: string;
  /** Absent: a new one. */
  readonly countermeasure?: Countermeasure;
  readonly draftName: string;
  readonly onClose: () => void;
}

const formSchema = z.object({
  kind: countermeasureKindSchema,
  target: z.string(),
  requestedOf: z.string(),
  detail: z.string(),
});

/** A block, take-down or clean-up that is asked for or done. */
export function CountermeasureForm(props: CountermeasureFormProps): ReactNode {
  const { countermeasure, draftName, onClose } = props;
  const text = useText("incident");
  const common = useText("commonUi");
  const initial = useMemo(
    () => ({
      kind: countermeasure?.kind ?? "block",
      target: countermeasure?.target ?? "",
      requestedOf: countermeasure?.requestedOf ?? "",
      detail: countermeasure?.detail ?? "",
    }),
    [countermeasure],
  );
  const { value, setValue, wasRestored, discard } = useFormDraft(draftName, formSchema, initial);
  const save = useSave(props);
  const close = (): void => {
    discard();
    onClose();
  };
  return (
    <PartForm
      label={text.countermeasureAdd}
      saveLabel={countermeasure ? common.save : text.countermeasureAdd}
      isReady={value.target.trim() !== ""}
      missing={text.countermeasureMissing}
      wasRestored={wasRestored}
      onSave={() => save(value)}
      onClose={close}
    >
      <ChoiceList
        form="row"
        label={text.countermeasureKind}
        value={value.kind}
        onChange={(kind) => setValue({ ...value, kind })}
        choices={countermeasureKindSchema.options.map((kind) => ({
          value: kind,
          label: text.countermeasureKinds[kind],
        }))}
      />
      <TextField
        label={text.target}
        value={value.target}
        onChange={(target) => setValue({ ...value, target })}
        isRequired
        hasFocus
      />
      <TextField
        label={text.requestedOfLabel}
        value={value.requestedOf}
        onChange={(requestedOf) => setValue({ ...value, requestedOf })}
      />
      <TextAreaField
        label={text.detail}
        value={value.detail}
        onChange={(detail) => setValue({ ...value, detail })}
        minRows={2}
      />
    </PartForm>
  );
}

function useSave({ incidentId, countermeasure }: CountermeasureFormProps) {
  const text = useText("incident");
  const { client } = useApi();
  const change = useChange();
  return (value: z.infer<typeof formSchema>) => {
    const { kind, detail } = value;
    const draft = {
      kind,
      detail,
      target: value.target.trim(),
      requestedOf: value.requestedOf.trim(),
    };
    return countermeasure === undefined
      ? change({
          call: () => client.countermeasures.add({ incidentId, draft }),
          done: () => text.countermeasureAdded,
          failure: "here",
        })
      : change({
          call: () => client.countermeasures.update({ id: countermeasure.id, patch: draft }),
          done: () => text.saved,
          failure: "here",
        });
  };
}
