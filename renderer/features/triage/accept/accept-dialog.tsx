import { useMemo, useState } from "react";
import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { err } from "../../../../shared/result.ts";
import type { ReportRow } from "../../../../shared/model/report.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { ChoiceList } from "../../../cases/dialogs/choice-list.tsx";
import { IncidentPicker } from "../../../cases/dialogs/incident-picker.tsx";
import { TlpChoice } from "../../../cases/dialogs/marking-dialog.tsx";
import type { Chosen } from "../../../cases/list/use-case-list.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { useOpenVault } from "../../../vault-state.tsx";
import { acceptPatch, acceptProblem, initialAcceptForm, needsTlp } from "./accept-form.ts";
import type { AcceptForm } from "./accept-form.ts";
import { AcceptFields } from "./accept-fields.tsx";
import classes from "./accept.module.css";

export interface AcceptDialogProps {
  readonly chosen: Chosen<ReportRow>;
  readonly onAccepted: (nextId: string | null) => void;
  readonly onClose: () => void;
}

/** Takes reports up: where to, and in the same step class, marking, severity and owner. Enter does it. */
export function AcceptDialog({ chosen, onAccepted, onClose }: AcceptDialogProps): ReactNode {
  const text = useText("triage");
  const { settings } = useOpenVault();
  const [form, setForm] = useState(() => initialAcceptForm(chosen.rows, settings));
  const set = (patch: Partial<AcceptForm>): void => setForm((form) => ({ ...form, ...patch }));
  const accept = useAccept(chosen, onAccepted);
  const offered = useOfferedIncidents(chosen.rows);
  const problem = acceptProblem(form, chosen.rows);
  const isTlpMissing = needsTlp(chosen.rows);
  const isMany = chosen.count > 1;
  return (
    <ActDialog
      title={text.acceptTitle(chosen.count)}
      act={text.accept}
      isReady={problem === null}
      missing={problem === "tlp" ? text.acceptTlpMissing : text.acceptIncidentMissing}
      onAct={() => accept(form)}
      onClose={onClose}
      width="large"
    >
      <ul className={classes.names}>
        {chosen.rows.slice(0, 3).map((row) => (
          <li key={row.id}>
            <span className="wp-meta">{row.number}</span> <SafeText text={row.title} />
          </li>
        ))}
        {chosen.count > 3 && <li className="wp-meta">{text.acceptMore(chosen.count - 3)}</li>}
      </ul>
      {isTlpMissing && (
        <TlpChoice form="row" value={form.tlp} onChange={(tlp) => set({ tlp })} hasFocus />
      )}
      <ChoiceList
        form="row"
        label={text.acceptInto}
        value={form.mode}
        onChange={(mode) => set({ mode })}
        hasFocus={!isTlpMissing}
        choices={[
          { value: "one-incident", label: isMany ? text.acceptOneForAll : text.acceptNew },
          ...(isMany ? [{ value: "one-incident-each" as const, label: text.acceptEach }] : []),
          { value: "existing", label: text.acceptExisting },
        ]}
      />
      {form.mode === "existing" ? (
        <IncidentPicker
          label={text.acceptExisting}
          value={form.incidentId}
          onChange={(incidentId) => set({ incidentId })}
          offered={offered}
          hasFocus
        />
      ) : (
        <AcceptFields form={form} rows={chosen.rows} onChange={set} />
      )}
    </ActDialog>
  );
}

function useAccept(chosen: Chosen<ReportRow>, onAccepted: AcceptDialogProps["onAccepted"]) {
  const { client } = useApi();
  const text = useText("triage");
  const navigate = useNavigate();
  const change = useChange();
  return async (form: AcceptForm) => {
    const ids = await chosen.ids();
    if (form.mode === "existing" && form.incidentId === null)
      return err(text.acceptIncidentMissing);
    const into = form.mode === "existing" ? { incidentId: form.incidentId ?? "" } : form.mode;
    const result = await change({
      call: () => client.reports.accept({ ids, into, patch: acceptPatch(form) }),
      done: ({ incidentIds }) => text.accepted(ids.length, incidentIds.length),
      link: ({ incidentIds }) => {
        const [id] = incidentIds;
        return id === undefined || incidentIds.length > 1
          ? undefined
          : {
              label: text.openIncident,
              open: () => void navigate({ to: addressOf("incident", id) }),
            };
      },
      failure: "here",
    });
    if (result.ok) onAccepted(chosen.nextId);
    return result;
  };
}

/** Incidents that the near-duplicate search proposes for the first report. */
function useOfferedIncidents(rows: readonly ReportRow[]) {
  const { query } = useApi();
  const id = rows[0]?.id ?? "";
  const similar = useQuery({
    ...query.reports.similar.queryOptions({ input: { id } }),
    enabled: id !== "",
  });
  return useMemo(
    () =>
      (similar.data?.items ?? []).flatMap((item) =>
        item.kind === "incident" ? [{ id: item.id, label: `${item.number}  ${item.title}` }] : [],
      ),
    [similar.data],
  );
}
