import { useState } from "react";
import type { ReactNode } from "react";

import { COUNTERMEASURE_STATUS_NAMES } from "../../../../shared/domain/status/status-text-data.ts";
import type { CountermeasureStatus } from "../../../../shared/domain/status/statuses.ts";
import { COUNTERMEASURE_WORKFLOW } from "../../../../shared/domain/status/workflows.ts";
import type { Countermeasure } from "../../../../shared/model/case-parts.ts";
import { useApi } from "../../../api.ts";
import { COUNTERMEASURE_TONES } from "../../../cases/status-tones.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { MarkdownView } from "../../../ui/markdown/markdown-view.tsx";
import classes from "../parts.module.css";
import { RowButtons } from "../row-buttons.tsx";
import { StatusStep } from "../status-step.tsx";
import { CountermeasureForm } from "./countermeasure-form.tsx";
import { withReason } from "./rows.ts";

/** A countermeasure with what is known of it. */
export function CountermeasureRow({
  countermeasure,
}: {
  readonly countermeasure: Countermeasure;
}): ReactNode {
  const text = useText("incident");
  const words = useWords();
  const { client } = useApi();
  const change = useChange();
  const [isEditing, setEditing] = useState(false);
  const { id, kind, target, requestedOf, detail, status } = countermeasure;
  const nameOf = (one: CountermeasureStatus): string => words.say(COUNTERMEASURE_STATUS_NAMES[one]);
  if (isEditing)
    return (
      <li>
        <CountermeasureForm
          incidentId={countermeasure.incidentId}
          countermeasure={countermeasure}
          draftName={`incident.countermeasure.${id}`}
          onClose={() => setEditing(false)}
        />
      </li>
    );
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <span className={classes.rowHead}>
          <strong>{text.countermeasureKinds[kind]}</strong> <SafeText text={target} />
          {requestedOf !== "" && (
            <span className="wp-meta">
              {text.requestedOf} <SafeText text={requestedOf} />
            </span>
          )}
        </span>
        {detail !== "" && <MarkdownView source={detail} />}
      </div>
      <div className={classes.rowActions}>
        <StatusStep
          workflow={COUNTERMEASURE_WORKFLOW}
          status={status}
          tones={COUNTERMEASURE_TONES}
          name={nameOf}
          onStep={(next, reason) =>
            change({
              call: () =>
                client.countermeasures.update({
                  id,
                  // The reason stands with the detail: that is where the next reader looks.
                  patch: { status: next, detail: withReason(detail, reason) },
                }),
              done: () => text.statusSet(nameOf(next)),
              failure: "here",
            })
          }
        />
        <RowButtons
          name={target}
          onEdit={() => setEditing(true)}
          onRemove={() =>
            void change({
              call: () => client.countermeasures.remove({ id }),
              done: () => text.removed(target),
            })
          }
        />
      </div>
    </li>
  );
}
