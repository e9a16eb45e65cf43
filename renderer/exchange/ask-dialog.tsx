import { useState } from "react";
import type { ReactNode } from "react";

import { TLP_LABELS, type TlpLabel } from "../../shared/domain/markings/tlp.ts";
import type { Incident } from "../../shared/model/incident.ts";
import type { StatedTime } from "../../shared/model/values.ts";
import { useApi } from "../api.ts";
import { ActDialog } from "../cases/dialogs/act-dialog.tsx";
import { useChange } from "../cases/use-change.ts";
import { useText } from "../i18n/text-context.ts";
import { DateTimeField } from "../ui/fields/date-time-field.tsx";
import { SelectField, TextAreaField, TextField } from "../ui/fields/fields.tsx";
import { endOfStated } from "./end-of-stated.ts";
import { usePeers } from "./use-peers.ts";

export interface AskDialogProps {
  readonly incident: Pick<Incident, "id" | "number" | "tlp">;
  readonly onClose: () => void;
}

/** Asks one peer about an incident, with a day by which the answer is needed. */
export function AskDialog({ incident, onClose }: AskDialogProps): ReactNode {
  const text = useText("requests");
  const { items } = usePeers();
  const { client } = useApi();
  const change = useChange();
  const [chosen, setChosen] = useState<string | null>(null);
  const [subject, setSubject] = useState("");
  const [question, setQuestion] = useState("");
  const [tlp, setTlp] = useState<TlpLabel | null>(incident.tlp);
  const [due, setDue] = useState<StatedTime | null>(null);
  const peerId = chosen ?? items?.[0]?.id ?? null;
  const dueAt = endOfStated(due);
  const asked = question.trim();
  const isReady = peerId !== null && dueAt !== null && tlp !== null && asked !== "";
  return (
    <ActDialog
      title={text.title(incident.number)}
      act={text.ask}
      isReady={isReady}
      missing={items?.length === 0 ? text.noPeers : text.askMissing}
      onAct={() =>
        change({
          call: async () => {
            const order = { incidentId: incident.id, subject: subject.trim() || null, text: asked };
            const who = { peerId: peerId ?? "", dueAt: dueAt ?? "", tlp };
            await client.requests.ask({ ...order, ...who });
            return { actionId: null };
          },
          done: () => text.askDone,
          failure: "here",
        })
      }
      onClose={onClose}
    >
      <SelectField
        label={text.peer}
        value={peerId}
        options={(items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setChosen}
        isSearchable
      />
      <TextAreaField
        label={text.question}
        value={question}
        onChange={setQuestion}
        isRequired
        hasFocus
      />
      <TextField
        label={text.subject}
        hint={text.subjectHint}
        value={subject}
        maxLength={255}
        onChange={setSubject}
      />
      <DateTimeField label={text.due} value={due} onChange={setDue} isRequired />
      <SelectField
        label={text.tlp}
        value={tlp}
        options={TLP_LABELS.map((value) => ({ value, label: value }))}
        onChange={setTlp}
        isRequired
      />
    </ActDialog>
  );
}
