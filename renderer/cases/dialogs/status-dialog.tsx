import { useState } from "react";
import type { ReactNode } from "react";

import { INCIDENT_STATUSES } from "../../../shared/domain/status/statuses.ts";
import type { IncidentStatus } from "../../../shared/domain/status/statuses.ts";
import { needsReason, nextStatuses } from "../../../shared/domain/status/workflow.ts";
import { INCIDENT_WORKFLOW } from "../../../shared/domain/status/workflows.ts";
import { useText } from "../../i18n/text-context.ts";
import { TextField } from "../../ui/fields/fields.tsx";
import { StatusBadge } from "../../ui/status/status-badge.tsx";
import { INCIDENT_TONES } from "../status-tones.ts";
import { useWords } from "../words.ts";
import { ActDialog } from "./act-dialog.tsx";
import type { PatchDialogProps } from "./case-patch.ts";
import { ChoiceList } from "./choice-list.tsx";

/** Steps of the workflow that can follow; closing has a dialog of its own, because it takes parts along. */
export function StatusDialog({ subject, onApply, onClose }: PatchDialogProps): ReactNode {
  const text = useText("cases");
  const words = useWords();
  const from = subject.status;
  const steps = (
    from === undefined ? INCIDENT_STATUSES : nextStatuses(INCIDENT_WORKFLOW, from)
  ).filter((status) => status !== "closed");
  const [status, setStatus] = useState<IncidentStatus | null>(steps[0] ?? null);
  const [reason, setReason] = useState("");
  const isReasonNeeded =
    from !== undefined && status !== null && needsReason(INCIDENT_WORKFLOW, from, status);
  return (
    <ActDialog
      title={text.statusTitle(subject.count)}
      act={text.statusAct}
      isReady={status !== null && (!isReasonNeeded || reason.trim() !== "")}
      missing={text.reasonMissing}
      onAct={() =>
        onApply({
          ...(status === null ? {} : { status }),
          ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        })
      }
      onClose={onClose}
      width="small"
    >
      <ChoiceList
        label={text.fieldStatus}
        choices={steps.map((value) => ({
          value,
          label: <StatusBadge tone={INCIDENT_TONES[value]} label={words.incidentStatus(value)} />,
        }))}
        value={status}
        onChange={setStatus}
        hasFocus
      />
      <TextField
        label={isReasonNeeded ? text.reason : text.reasonOptional}
        value={reason}
        onChange={setReason}
        isRequired={isReasonNeeded}
      />
    </ActDialog>
  );
}
