import { useState } from "react";
import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { DateTimeField } from "../../../ui/fields/date-time-field.tsx";
import { PartForm } from "../part-form.tsx";

export interface TimesFormProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** Edits when the incident happened and was noticed; an emptied field says that it is not known. */
export function TimesForm({ incident, onClose }: TimesFormProps): ReactNode {
  const text = useText("incident");
  const common = useText("commonUi");
  const { client } = useApi();
  const change = useChange();
  const [occurredAt, setOccurredAt] = useState(incident.occurredAt);
  const [detectedAt, setDetectedAt] = useState(incident.detectedAt);
  const { id, revision } = incident;
  return (
    <PartForm
      label={text.timesEdit}
      saveLabel={common.save}
      isReady
      missing=""
      onSave={() =>
        change({
          call: () => client.incidents.update({ id, patch: { occurredAt, detectedAt }, revision }),
          done: () => text.timesSaved,
          failure: "here",
        })
      }
      onClose={onClose}
    >
      <DateTimeField label={text.occurred} value={occurredAt} onChange={setOccurredAt} hasFocus />
      <DateTimeField label={text.detected} value={detectedAt} onChange={setDetectedAt} />
    </PartForm>
  );
}
