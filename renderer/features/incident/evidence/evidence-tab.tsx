import type { ReactNode } from "react";

import type { IncidentId } from "../../../../shared/model/ids.ts";
import { EvidencePanel } from "../../../cases/evidence/evidence-panel.tsx";
import classes from "../parts.module.css";

/** Evidence of the incident: take in, verify, look at the octets, hand over, export. */
export function EvidenceTab({ incidentId }: { readonly incidentId: IncidentId }): ReactNode {
  return (
    <div className={classes.scroll}>
      <div className={classes.pad}>
        <EvidencePanel subject={{ kind: "incident", id: incidentId }} takesFiles />
      </div>
    </div>
  );
}
