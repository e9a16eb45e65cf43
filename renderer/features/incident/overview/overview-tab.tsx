import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import { SharedWith } from "../../../exchange/shared-with.tsx";
import parts from "../parts.module.css";
import type { IncidentActions } from "../use-incident-actions.ts";
import { ClassificationPart } from "./classification-part.tsx";
import { Countermeasures } from "./countermeasures.tsx";
import { Description } from "./description.tsx";
import { IncidentTimes } from "./incident-times.tsx";
import { Investigations } from "./investigations.tsx";
import { JoinedReports } from "./joined-reports.tsx";
import classes from "./overview.module.css";
import { Relations } from "./relations.tsx";
import { TagsPart } from "./tags-part.tsx";

export interface OverviewTabProps {
  readonly incident: Incident;
  readonly actions: IncidentActions;
}

/** The story of the incident at the left, its facts at the right. */
export function OverviewTab({ incident, actions }: OverviewTabProps): ReactNode {
  return (
    <div className={parts.scroll}>
      <div className={classes.columns}>
        <div className={classes.main}>
          <Description incident={incident} />
          <JoinedReports incident={incident} />
          <Investigations incidentId={incident.id} />
          <Countermeasures incidentId={incident.id} />
        </div>
        <div className={classes.side}>
          <ClassificationPart incident={incident} actions={actions} />
          <TagsPart incident={incident} actions={actions} />
          <IncidentTimes incident={incident} />
          <Relations incidentId={incident.id} />
          <SharedWith incidentId={incident.id} />
        </div>
      </div>
    </div>
  );
}
