import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";

import { DEFAULT_SEVERITY } from "../../../../shared/domain/severity/severity.ts";
import type { Severity, Tlp } from "../../../../shared/model/values.ts";
import { useApi } from "../../../api.ts";
import { ClassificationEditor } from "../../../cases/classification/classification-editor.tsx";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { TlpChoice } from "../../../cases/dialogs/marking-dialog.tsx";
import { SeverityChoice } from "../../../cases/dialogs/severity-dialog.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import { TextField } from "../../../ui/fields/fields.tsx";
import { useOpenVault } from "../../../vault-state.tsx";

/** An incident without a report: found by oneself. */
export function NewIncidentDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText("incidents");
  const { settings } = useOpenVault();
  const { client } = useApi();
  const change = useChange();
  const navigate = useNavigate();
  const [title, setTitle] = useState("");
  const [classification, setClassification] = useState<readonly string[]>([]);
  const [severity, setSeverity] = useState<Severity>(DEFAULT_SEVERITY);
  const [tlp, setTlp] = useState<Tlp>(settings.defaultTlp);
  const create = async () => {
    const result = await change({
      call: () =>
        client.incidents.create({
          title: title.trim(),
          classification: [...classification],
          severity,
          tlp,
          pap: settings.defaultPap,
          owner: settings.analyst,
        }),
      done: ({ number }) => text.created(number),
      failure: "here",
    });
    if (result.ok) void navigate({ to: addressOf("incident", result.value.id) });
    return result;
  };
  return (
    <ActDialog
      title={text.newIncident}
      act={text.create}
      isReady={title.trim() !== ""}
      missing={text.titleMissing}
      onAct={create}
      onClose={onClose}
      width="large"
    >
      <TextField
        label={text.titleLabel}
        value={title}
        onChange={setTitle}
        isRequired
        hasFocus
        maxLength={1_024}
      />
      <ClassificationEditor value={classification} onChange={setClassification} />
      <SeverityChoice form="row" value={severity} onChange={setSeverity} />
      <TlpChoice form="row" value={tlp} onChange={setTlp} />
    </ActDialog>
  );
}
