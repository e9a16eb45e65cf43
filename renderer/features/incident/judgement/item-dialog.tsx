import { useMemo } from "react";
import type { ReactNode } from "react";
import { z } from "zod";

import {
  CREDIBILITY_NAMES,
  RELIABILITY_NAMES,
} from "../../../../shared/domain/judgement/judgement-text-data.ts";
import {
  INFORMATION_CREDIBILITIES,
  SOURCE_RELIABILITIES,
} from "../../../../shared/domain/judgement/scales.ts";
import { credibilitySchema, reliabilitySchema } from "../../../../shared/model/judgement.ts";
import type { TitledItem } from "../../../../shared/model/judgement.ts";
import type { Incident } from "../../../../shared/model/incident.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SelectField, TextAreaField } from "../../../ui/fields/fields.tsx";
import parts from "../parts.module.css";
import { useFormDraft } from "../use-form-draft.ts";
import { useRecordChoices } from "./use-record-choices.ts";

export interface ItemDialogProps {
  readonly incident: Incident;
  /** Absent: a new one. */
  readonly item?: TitledItem;
  readonly onClose: () => void;
}

const formSchema = z.object({
  text: z.string(),
  recordId: z.uuid().nullable(),
  reliability: reliabilitySchema,
  credibility: credibilitySchema,
});
type Form = z.infer<typeof formSchema>;

/** A piece of information and its grade. What it rests on is chosen once: another record is another item. */
export function ItemDialog(props: ItemDialogProps): ReactNode {
  const { incident, item, onClose } = props;
  const text = useText("judgement");
  const common = useText("commonUi");
  const initial = useMemo(
    () => ({
      text: item?.text ?? "",
      recordId: item?.recordId ?? null,
      reliability: item?.reliability ?? ("F" as const),
      credibility: item?.credibility ?? ("6" as const),
    }),
    [item],
  );
  const draftName = `incident.weighed-item.${incident.id}.${item?.id ?? "new"}`;
  const { value, setValue, discard } = useFormDraft(draftName, formSchema, initial);
  const records = useRecordChoices(incident.id, incident.number);
  const save = useSave(props, records);
  const close = (): void => {
    discard();
    onClose();
  };
  return (
    <ActDialog
      title={item ? text.itemEdit : text.itemAdd}
      act={item ? common.save : text.itemAdd}
      isReady={value.text.trim() !== "" || value.recordId !== null}
      missing={text.itemMissing}
      onAct={() => save(value)}
      onClose={close}
    >
      <TextAreaField
        label={text.itemText}
        hint={text.itemTextHint}
        value={value.text}
        onChange={(words) => setValue({ ...value, text: words })}
        minRows={2}
        hasFocus
      />
      {item === undefined && (
        <SelectField
          label={text.record}
          hint={text.recordHint}
          value={value.recordId}
          onChange={(recordId) => setValue({ ...value, recordId })}
          options={records.map(({ id, label }) => ({ value: id, label }))}
          isSearchable
          canBeEmpty
        />
      )}
      <GradeFields value={value} onChange={setValue} />
    </ActDialog>
  );
}

interface GradeFieldsProps {
  readonly value: Form;
  readonly onChange: (value: Form) => void;
}

function GradeFields({ value, onChange }: GradeFieldsProps): ReactNode {
  const text = useText("judgement");
  const { say } = useWords();
  return (
    <div className={parts.pair}>
      <SelectField
        label={text.reliability}
        hint={text.reliabilityHint}
        value={value.reliability}
        onChange={(grade) => onChange({ ...value, reliability: grade ?? "F" })}
        options={SOURCE_RELIABILITIES.map((grade) => ({
          value: grade,
          label: `${grade}: ${say(RELIABILITY_NAMES[grade])}`,
        }))}
      />
      <SelectField
        label={text.credibility}
        hint={text.credibilityHint}
        value={value.credibility}
        onChange={(grade) => onChange({ ...value, credibility: grade ?? "6" })}
        options={INFORMATION_CREDIBILITIES.map((grade) => ({
          value: grade,
          label: `${grade}: ${say(CREDIBILITY_NAMES[grade])}`,
        }))}
      />
    </div>
  );
}

function useSave(
  { incident, item }: ItemDialogProps,
  records: ReturnType<typeof useRecordChoices>,
) {
  const text = useText("judgement");
  const { saved } = useText("incident");
  const { client } = useApi();
  const change = useChange();
  return ({ recordId, ...value }: Form) => {
    const fields = { ...value, text: value.text.trim() };
    if (item !== undefined)
      return change({
        call: () => client.judgement.updateItem({ id: item.id, patch: fields }),
        done: () => saved,
        failure: "here",
      });
    const record = records.find(({ id }) => id === recordId);
    const ground = record === undefined ? {} : { recordKind: record.kind, recordId: record.id };
    return change({
      call: () =>
        client.judgement.addItem({ incidentId: incident.id, draft: { ...fields, ...ground } }),
      done: () => text.itemAdded,
      failure: "here",
    });
  };
}
