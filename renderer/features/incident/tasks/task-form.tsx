import { useMemo } from "react";
import type { ReactNode } from "react";
import { z } from "zod";

import { PLAYBOOK_PHASE_NAMES } from "../../../../shared/domain/playbooks/phase-text-data.ts";
import { PLAYBOOK_PHASES } from "../../../../shared/domain/playbooks/playbook.ts";
import { taskPhaseSchema } from "../../../../shared/model/case-parts.ts";
import type { Task } from "../../../../shared/model/case-parts.ts";
import { statedTimeSchema } from "../../../../shared/model/values.ts";
import { useApi } from "../../../api.ts";
import { NOBODY, ownerChoices } from "../../../cases/dialogs/owner-choices.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { DateTimeField } from "../../../ui/fields/date-time-field.tsx";
import { SelectField, TextAreaField, TextField } from "../../../ui/fields/fields.tsx";
import { useOpenVault } from "../../../vault-state.tsx";
import { statedOf } from "../due-time.ts";
import { PartForm } from "../part-form.tsx";
import classes from "../parts.module.css";
import { useFormDraft } from "../use-form-draft.ts";

export interface TaskFormProps {
  readonly incidentId: string;
  /** Absent: a new one. */
  readonly task?: Task;
  readonly draftName: string;
  readonly onClose: () => void;
}

const formSchema = z.object({
  title: z.string(),
  detail: z.string(),
  phase: taskPhaseSchema,
  owner: z.string(),
  due: statedTimeSchema.nullable(),
});
type FormValue = z.infer<typeof formSchema>;

/** One task: what, in which phase, whose, until when, and how. */
export function TaskForm(props: TaskFormProps): ReactNode {
  const { task, draftName, onClose } = props;
  const text = useText("incident");
  const common = useText("commonUi");
  const initial = useMemo((): FormValue => initialValue(task), [task]);
  const draft = useFormDraft(draftName, formSchema, initial);
  const { value } = draft;
  const set = (part: Partial<FormValue>): void => draft.setValue({ ...value, ...part });
  const save = useSave(props);
  return (
    <PartForm
      label={task ? text.taskEdit : text.taskAdd}
      saveLabel={task ? common.save : text.taskAdd}
      isReady={value.title.trim() !== ""}
      missing={text.taskMissing}
      wasRestored={draft.wasRestored}
      onSave={() => save(value)}
      onClose={() => {
        draft.discard();
        onClose();
      }}
    >
      <TextField
        label={text.taskTitle}
        value={value.title}
        onChange={(title) => set({ title })}
        isRequired
        hasFocus
      />
      <PhaseAndOwner value={value} onChange={set} />
      <DateTimeField label={text.due} value={value.due} onChange={(due) => set({ due })} />
      <TextAreaField
        label={text.how}
        value={value.detail}
        onChange={(detail) => set({ detail })}
        minRows={2}
      />
    </PartForm>
  );
}

function PhaseAndOwner({
  value,
  onChange,
}: {
  readonly value: FormValue;
  readonly onChange: (part: Partial<FormValue>) => void;
}): ReactNode {
  const text = useText("incident");
  const cases = useText("cases");
  const words = useWords();
  const { settings } = useOpenVault();
  return (
    <div className={classes.pair}>
      <SelectField
        label={text.phase}
        value={value.phase}
        onChange={(phase) => onChange({ phase: phase ?? value.phase })}
        options={PLAYBOOK_PHASES.map((phase) => ({
          value: phase,
          label: words.say(PLAYBOOK_PHASE_NAMES[phase]),
        }))}
      />
      <SelectField
        label={cases.fieldOwner}
        value={value.owner}
        onChange={(owner) => onChange({ owner: owner ?? NOBODY })}
        options={ownerChoices(settings, cases, value.owner === NOBODY ? null : value.owner)}
      />
    </div>
  );
}

function initialValue(task: Task | undefined): FormValue {
  return {
    title: task?.title ?? "",
    detail: task?.detail ?? "",
    phase: task?.phase ?? "identify",
    owner: task?.owner ?? NOBODY,
    due: statedOf(task?.dueAt ?? null),
  };
}

function useSave({ incidentId, task }: TaskFormProps) {
  const text = useText("incident");
  const { client } = useApi();
  const change = useChange();
  return ({ title, detail, phase, owner, due }: FormValue) => {
    const draft = {
      title: title.trim(),
      detail,
      phase,
      owner: owner === NOBODY ? null : owner,
      dueAt: due?.instant ?? null,
    };
    return task === undefined
      ? change({
          call: () => client.tasks.add({ incidentId, draft }),
          done: () => text.taskAdded,
          failure: "here",
        })
      : change({
          call: () => client.tasks.update({ id: task.id, patch: draft }),
          done: () => text.saved,
          failure: "here",
        });
  };
}
