import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useShowsMarking } from "../../../ui/marking/on-screen.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import { Relations } from "../overview/relations.tsx";
import parts from "../parts.module.css";
import type { IncidentActions } from "../use-incident-actions.ts";
import { CorrelationItem } from "./correlation-item.tsx";
import classes from "./related.module.css";
import { strictestOf } from "./rows.ts";
import { SuppressedValues } from "./suppressed-values.tsx";
import { useRelatedCommands } from "./use-related-commands.ts";
import { useRelated } from "./use-related.ts";

export interface RelatedTabProps {
  readonly incident: Incident;
  readonly actions: IncidentActions;
}

/** Incidents that share values with this one, each with which and why; stated relations beside them. */
export function RelatedTab({ incident, actions }: RelatedTabProps): ReactNode {
  const text = useText("incident");
  const { correlations, suppressed, state } = useRelated(incident.id);
  useShowsMarking(strictestOf(correlations));
  const merge = (id: string, label: string): void =>
    actions.show({ kind: "merge", partner: { id, label } });
  const { setActiveId } = useRelatedCommands(correlations, merge);
  return (
    <div className={parts.split}>
      {/* Long content must be scrollable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <div className={parts.inner} tabIndex={0} role="group" aria-label={text.tabNames.related}>
        <FourState state={state}>
          <div className={classes.column}>
            <p className="wp-meta">{text.relatedHint}</p>
            {correlations.length === 0 && <p className="wp-dim">{text.relatedOnlyNoise}</p>}
            <ol className={classes.list}>
              {correlations.map((correlation) => (
                <CorrelationItem
                  key={correlation.incidentId}
                  correlation={correlation}
                  onMerge={merge}
                  onActive={() => setActiveId(correlation.incidentId)}
                />
              ))}
            </ol>
            <SuppressedValues items={suppressed} />
          </div>
        </FourState>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <div className={parts.side} tabIndex={0} role="group" aria-label={text.relations}>
        <Relations incidentId={incident.id} />
      </div>
    </div>
  );
}
