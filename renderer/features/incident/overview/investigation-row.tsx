import { useState } from "react";
import type { ReactNode } from "react";

import { INVESTIGATION_STATUS_NAMES } from "../../../../shared/domain/status/status-text-data.ts";
import type { InvestigationStatus } from "../../../../shared/domain/status/statuses.ts";
import { isFinished } from "../../../../shared/domain/status/workflow.ts";
import { INVESTIGATION_WORKFLOW } from "../../../../shared/domain/status/workflows.ts";
import type { Investigation } from "../../../../shared/model/case-parts.ts";
import { useApi } from "../../../api.ts";
import { INVESTIGATION_TONES } from "../../../cases/status-tones.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { InlineEdit } from "../../../ui/inline-edit/inline-edit.tsx";
import { MarkdownView } from "../../../ui/markdown/markdown-view.tsx";
import { DueText } from "../due-text.tsx";
import classes from "../parts.module.css";
import { RowButtons } from "../row-buttons.tsx";
import { StatusStep } from "../status-step.tsx";
import { InvestigationForm } from "./investigation-form.tsx";
import { withReason } from "./rows.ts";

/** A question with its answer, both edited in place. */
export function InvestigationRow({
  investigation,
}: {
  readonly investigation: Investigation;
}): ReactNode {
  const text = useText("incident");
  const words = useWords();
  const { client } = useApi();
  const change = useChange();
  const [isEditing, setEditing] = useState(false);
  const { id, askedOf, question, answer, status, dueAt } = investigation;
  const nameOf = (one: InvestigationStatus): string => words.say(INVESTIGATION_STATUS_NAMES[one]);
  if (isEditing)
    return (
      <li>
        <InvestigationForm
          incidentId={investigation.incidentId}
          investigation={investigation}
          draftName={`incident.investigation.${id}`}
          onClose={() => setEditing(false)}
        />
      </li>
    );
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <span className={classes.rowHead}>
          <strong>
            <SafeText text={askedOf} />
          </strong>
          <DueText dueAt={dueAt} isOpen={!isFinished(INVESTIGATION_WORKFLOW, status)} />
        </span>
        <MarkdownView source={question} />
        <span className="wp-meta">{text.answer}</span>
        <InlineEdit
          label={text.answer}
          value={answer}
          isMultiline
          onSave={(next) =>
            change({
              call: () => client.investigations.update({ id, patch: { answer: next } }),
              done: () => text.answerSaved,
            })
          }
        />
      </div>
      <div className={classes.rowActions}>
        <StatusStep
          workflow={INVESTIGATION_WORKFLOW}
          status={status}
          tones={INVESTIGATION_TONES}
          name={nameOf}
          hasReason={answer.trim() !== ""}
          onStep={(next, reason) =>
            change({
              call: () =>
                client.investigations.update({
                  id,
                  // The reason stands with the answer: that is where the next reader looks.
                  patch: { status: next, answer: withReason(answer, reason) },
                }),
              done: () => text.statusSet(nameOf(next)),
              failure: "here",
            })
          }
        />
        <RowButtons
          name={askedOf}
          onEdit={() => setEditing(true)}
          onRemove={() =>
            void change({
              call: () => client.investigations.remove({ id }),
              done: () => text.removed(askedOf),
            })
          }
        />
      </div>
    </li>
  );
}
