import { useMemo } from "react";
import type { ReactNode } from "react";
import { z } from "zod";

import {
  CONFIDENCE_NAMES,
  HYPOTHESIS_STATUS_NAMES,
} from "../../../../shared/domain/judgement/judgement-text-data.ts";
import { likelihoodWords } from "../../../../shared/domain/judgement/judgement-words.ts";
import {
  CONFIDENCES,
  HYPOTHESIS_STATUSES,
  LIKELIHOODS,
} from "../../../../shared/domain/judgement/scales.ts";
import {
  confidenceSchema,
  hypothesisStatusSchema,
  likelihoodSchema,
} from "../../../../shared/model/judgement.ts";
import type { Hypothesis } from "../../../../shared/model/judgement.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SelectField, TextAreaField, TextField } from "../../../ui/fields/fields.tsx";
import parts from "../parts.module.css";
import { useFormDraft } from "../use-form-draft.ts";

export interface HypothesisDialogProps {
  readonly incidentId: string;
  /** Absent: a new one. */
  readonly hypothesis?: Hypothesis;
  /** What a new one answers, unless somebody asks something else. */
  readonly question: string;
  readonly onClose: () => void;
}

const formSchema = z.object({
  question: z.string(),
  claim: z.string(),
  likelihood: likelihoodSchema.nullable(),
  confidence: confidenceSchema.nullable(),
  wouldChange: z.string(),
  status: hypothesisStatusSchema,
});
type Form = z.infer<typeof formSchema>;

/** States a possible answer, or judges it. */
export function HypothesisDialog(props: HypothesisDialogProps): ReactNode {
  const { incidentId, hypothesis, question, onClose } = props;
  const text = useText("judgement");
  const common = useText("commonUi");
  const initial = useMemo(() => initialForm(hypothesis, question), [hypothesis, question]);
  const draftName = `incident.hypothesis.${incidentId}.${hypothesis?.id ?? "new"}`;
  const { value, setValue, discard } = useFormDraft(draftName, formSchema, initial);
  const save = useSave(props);
  const close = (): void => {
    discard();
    onClose();
  };
  return (
    <ActDialog
      title={hypothesis ? text.hypothesisEdit : text.hypothesisAdd}
      act={hypothesis ? common.save : text.hypothesisAdd}
      isReady={value.question.trim() !== "" && value.claim.trim() !== ""}
      missing={text.claimMissing}
      onAct={() => save(value)}
      onClose={close}
    >
      <TextField
        label={text.claim}
        hint={text.claimHint}
        value={value.claim}
        onChange={(claim) => setValue({ ...value, claim })}
        isRequired
        hasFocus
        maxLength={1_024}
      />
      <TextField
        label={text.question}
        hint={text.questionHint}
        value={value.question}
        onChange={(asked) => setValue({ ...value, question: asked })}
        isRequired
        maxLength={1_024}
      />
      <JudgementFields value={value} onChange={setValue} isNew={hypothesis === undefined} />
    </ActDialog>
  );
}

interface JudgementFieldsProps {
  readonly value: Form;
  readonly onChange: (value: Form) => void;
  readonly isNew: boolean;
}

function JudgementFields({ value, onChange, isNew }: JudgementFieldsProps): ReactNode {
  const text = useText("judgement");
  const { say } = useWords();
  return (
    <>
      <div className={parts.pair}>
        <SelectField
          label={text.likelihood}
          hint={text.likelihoodHint}
          value={value.likelihood}
          onChange={(likelihood) => onChange({ ...value, likelihood })}
          canBeEmpty
          placeholder={text.notJudged}
          options={LIKELIHOODS.map((word) => ({ value: word, label: likelihoodWords(word, say) }))}
        />
        <SelectField
          label={text.confidence}
          hint={text.confidenceHint}
          value={value.confidence}
          onChange={(confidence) => onChange({ ...value, confidence })}
          canBeEmpty
          placeholder={text.notJudged}
          options={CONFIDENCES.map((one) => ({ value: one, label: say(CONFIDENCE_NAMES[one]) }))}
        />
      </div>
      <TextAreaField
        label={text.wouldChange}
        hint={text.wouldChangeHint}
        value={value.wouldChange}
        onChange={(wouldChange) => onChange({ ...value, wouldChange })}
        minRows={2}
      />
      {!isNew && (
        <SelectField
          label={text.status}
          value={value.status}
          onChange={(status) => onChange({ ...value, status: status ?? "open" })}
          options={HYPOTHESIS_STATUSES.map((one) => ({
            value: one,
            label: say(HYPOTHESIS_STATUS_NAMES[one]),
          }))}
        />
      )}
    </>
  );
}

function initialForm(hypothesis: Hypothesis | undefined, question: string): Form {
  return {
    question: hypothesis?.question ?? question,
    claim: hypothesis?.claim ?? "",
    likelihood: hypothesis?.likelihood ?? null,
    confidence: hypothesis?.confidence ?? null,
    wouldChange: hypothesis?.wouldChange ?? "",
    status: hypothesis?.status ?? "open",
  };
}

function useSave({ incidentId, hypothesis }: HypothesisDialogProps) {
  const text = useText("judgement");
  const incident = useText("incident");
  const { client } = useApi();
  const change = useChange();
  return ({ status, ...value }: Form) => {
    const draft = { ...value, question: value.question.trim(), claim: value.claim.trim() };
    return hypothesis === undefined
      ? change({
          call: () => client.judgement.addHypothesis({ incidentId, draft }),
          done: () => text.hypothesisAdded,
          failure: "here",
        })
      : change({
          call: () =>
            client.judgement.updateHypothesis({ id: hypothesis.id, patch: { ...draft, status } }),
          done: () => incident.saved,
          failure: "here",
        });
  };
}
