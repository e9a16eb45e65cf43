import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";

import type { IncidentRow } from "../../../../shared/model/incident.ts";
import { err } from "../../../../shared/result.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { ChoiceList } from "../../../cases/dialogs/choice-list.tsx";
import { IncidentPicker } from "../../../cases/dialogs/incident-picker.tsx";
import type { Chosen } from "../../../cases/list/use-case-list.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import { TextAreaField } from "../../../ui/fields/fields.tsx";

export interface MergeDialogProps {
  readonly chosen: Chosen<IncidentRow>;
  /** Preset partner: a correlated incident. */
  readonly into?: { readonly id: string; readonly label: string };
  readonly onMerged: (nextId: string | null) => void;
  readonly onClose: () => void;
}

const MAX_CHOICES = 9;

/** Joins incidents into one; which one stays is chosen here. Can be taken back at any time. */
export function MergeDialog({ chosen, into, onMerged, onClose }: MergeDialogProps): ReactNode {
  const text = useText("incidents");
  const isMany = chosen.count > 1;
  const isFew = isMany && chosen.count <= MAX_CHOICES;
  const [target, setTarget] = useState<string | null>(
    into?.id ?? (isFew ? (chosen.rows[0]?.id ?? null) : null),
  );
  const [reason, setReason] = useState("");
  const merge = useMerge(chosen, onMerged);
  const isReady = target !== null && reason.trim() !== "";
  return (
    <ActDialog
      title={text.mergeTitle(chosen.count)}
      act={text.merge}
      isReady={isReady}
      missing={target === null ? text.mergeTargetMissing : text.mergeReasonMissing}
      onAct={() => merge(target, reason.trim())}
      onClose={onClose}
      width="large"
    >
      <p className="wp-dim">{text.mergeHint}</p>
      {isFew ? (
        <ChoiceList
          label={text.mergeInto}
          value={target}
          onChange={setTarget}
          hasFocus
          choices={chosen.rows.map((row) => ({
            value: row.id,
            label: `${row.number}  ${row.title}`,
          }))}
        />
      ) : (
        <IncidentPicker
          label={text.mergeInto}
          value={target}
          onChange={setTarget}
          excludedIds={isMany ? [] : chosen.rows.map(({ id }) => id)}
          {...(into ? { offered: [into] } : {})}
          hasFocus
        />
      )}
      <TextAreaField
        label={text.mergeReason}
        value={reason}
        onChange={setReason}
        minRows={2}
        isRequired
      />
    </ActDialog>
  );
}

function useMerge(chosen: Chosen<IncidentRow>, onMerged: MergeDialogProps["onMerged"]) {
  const { client } = useApi();
  const text = useText("incidents");
  const navigate = useNavigate();
  const change = useChange();
  return async (into: string | null, reason: string) => {
    if (into === null) return err(text.mergeTargetMissing);
    const ids = (await chosen.ids()).filter((id) => id !== into);
    const result = await change({
      call: () => client.incidents.merge({ into, ids, reason }),
      done: () => text.merged(ids.length),
      link: () => ({
        label: text.open,
        open: () => void navigate({ to: addressOf("incident", into) }),
      }),
      failure: "here",
    });
    if (result.ok) onMerged(chosen.nextId);
    return result;
  };
}
