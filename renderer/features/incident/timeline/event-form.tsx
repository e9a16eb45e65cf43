import { NumberInput } from "@mantine/core";
import { useMemo } from "react";
import type { ReactNode } from "react";
import { z } from "zod";

import type { TimelineEvent } from "../../../../shared/model/case-parts.ts";
import { ATTACK_PHASES, phasesOf, withPhase } from "../../../../shared/domain/timeline/phases.ts";
import { statedTimeSchema } from "../../../../shared/model/values.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { DateTimeField } from "../../../ui/fields/date-time-field.tsx";
import { SelectField, TextAreaField, TextField } from "../../../ui/fields/fields.tsx";
import { TagInput } from "../../../ui/fields/tag-input.tsx";
import { PartForm } from "../part-form.tsx";
import { useFormDraft } from "../use-form-draft.ts";
import { useSaveEvent } from "./use-save-event.ts";

export interface EventFormProps {
  readonly incidentId: string;
  /** Absent: a new one. */
  readonly event?: TimelineEvent;
  readonly draftName: string;
  readonly onClose: () => void;
}

export const eventFormSchema = z.object({
  at: statedTimeSchema.nullable(),
  title: z.string(),
  source: z.string(),
  clockSkewSeconds: z.int(),
  detail: z.string(),
  tags: z.array(z.string()).readonly(),
});
export type EventFormValue = z.infer<typeof eventFormSchema>;

const MAX_SKEW_SECONDS = 31_536_000;

/** One event: when, as exactly as the source says, and what. */
export function EventForm(props: EventFormProps): ReactNode {
  const { event, draftName, onClose } = props;
  const text = useText("incident");
  const common = useText("commonUi");
  const cases = useText("cases");
  const words = useWords();
  const initial = useMemo((): EventFormValue => initialValue(event), [event]);
  const draft = useFormDraft(draftName, eventFormSchema, initial);
  const { value } = draft;
  const set = (part: Partial<EventFormValue>): void => draft.setValue({ ...value, ...part });
  const save = useSaveEvent(props);
  return (
    <PartForm
      label={event ? text.eventEdit : text.eventAdd}
      saveLabel={event ? common.save : text.eventAdd}
      isReady={value.at !== null && value.title.trim() !== ""}
      missing={text.eventMissing}
      wasRestored={draft.wasRestored}
      onSave={() => save(value)}
      onClose={() => {
        draft.discard();
        onClose();
      }}
    >
      <TextField
        label={text.eventTitle}
        value={value.title}
        onChange={(title) => set({ title })}
        isRequired
        hasFocus
      />
      <DateTimeField
        label={text.eventTime}
        value={value.at}
        onChange={(at) => set({ at })}
        isRequired
      />
      <TextField
        label={text.eventSource}
        value={value.source}
        onChange={(source) => set({ source })}
      />
      <NumberInput
        label={text.skewField}
        description={text.skewHint}
        value={value.clockSkewSeconds}
        min={-MAX_SKEW_SECONDS}
        max={MAX_SKEW_SECONDS}
        allowDecimal={false}
        onChange={(skew) => set({ clockSkewSeconds: Math.trunc(Number(skew)) || 0 })}
      />
      <TextAreaField
        label={text.detail}
        value={value.detail}
        onChange={(detail) => set({ detail })}
        minRows={3}
      />
      <SelectField
        label={text.eventPhase}
        hint={text.eventPhaseHint}
        value={phasesOf(value.tags)[0] ?? null}
        options={ATTACK_PHASES.map(({ tag, name }) => ({ value: tag, label: words.say(name) }))}
        canBeEmpty
        onChange={(phase) => set({ tags: withPhase(value.tags, phase) })}
      />
      <TagInput label={cases.fieldTags} value={value.tags} onChange={(tags) => set({ tags })} />
    </PartForm>
  );
}

function initialValue(event: TimelineEvent | undefined): EventFormValue {
  return {
    at: event?.at ?? null,
    title: event?.title ?? "",
    source: event?.source ?? "",
    clockSkewSeconds: event?.clockSkewSeconds ?? 0,
    detail: event?.detail ?? "",
    tags: event?.tags ?? [],
  };
}
