import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import { err } from "../../../../shared/result.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { ChoiceList } from "../../../cases/dialogs/choice-list.tsx";
import { IncidentPicker } from "../../../cases/dialogs/incident-picker.tsx";
import type { PickedIncident } from "../../../cases/dialogs/incident-picker.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import { TextAreaField } from "../../../ui/fields/fields.tsx";

export interface MergeDialogProps {
  readonly incident: Incident;
  /** Proposed by a correlation. */
  readonly partner?: PickedIncident;
  readonly onClose: () => void;
}

type Staying = "this" | "other";

/** Joins this incident with another; which of the two stays is chosen here. Can be taken back at any time. */
export function MergeDialog({ incident, partner, onClose }: MergeDialogProps): ReactNode {
  const text = useText("incident");
  const [otherId, setOtherId] = useState<string | null>(partner?.id ?? null);
  const [staying, setStaying] = useState<Staying>("this");
  const [reason, setReason] = useState("");
  const merge = useMerge(incident.id);
  return (
    <ActDialog
      title={text.mergeTitle(incident.number)}
      act={text.merge}
      isReady={otherId !== null && reason.trim() !== ""}
      missing={otherId === null ? text.mergeOtherMissing : text.mergeReasonMissing}
      onAct={() => merge(otherId, staying, reason.trim())}
      onClose={onClose}
      width="large"
    >
      <p className="wp-dim">{text.mergeHint}</p>
      <IncidentPicker
        label={text.mergeWith}
        value={otherId}
        onChange={setOtherId}
        excludedIds={[incident.id]}
        {...(partner ? { offered: [partner] } : {})}
        hasFocus={partner === undefined}
      />
      <ChoiceList
        label={text.mergeStays}
        value={staying}
        onChange={setStaying}
        choices={[
          { value: "this", label: text.mergeThisStays(incident.number) },
          { value: "other", label: text.mergeOtherStays },
        ]}
      />
      <TextAreaField
        label={text.mergeReason}
        value={reason}
        onChange={setReason}
        minRows={2}
        isRequired
        hasFocus={partner !== undefined}
      />
    </ActDialog>
  );
}

function useMerge(incidentId: string) {
  const { client } = useApi();
  const text = useText("incident");
  const navigate = useNavigate();
  const change = useChange();
  return (otherId: string | null, staying: Staying, reason: string) => {
    if (otherId === null) return Promise.resolve(err(text.mergeOtherMissing));
    const [into, from] = staying === "this" ? [incidentId, otherId] : [otherId, incidentId];
    return change({
      call: () => client.incidents.merge({ into, ids: [from], reason }),
      done: () => text.merged,
      link: () =>
        into === incidentId
          ? undefined
          : {
              label: text.open,
              open: () => void navigate({ to: addressOf("incident", into) }),
            },
      failure: "here",
    });
  };
}
