import { Menu } from "@mantine/core";
import type { ReactNode } from "react";

import { needsReason, nextStatuses } from "../../../../shared/domain/status/workflow.ts";
import { INCIDENT_WORKFLOW } from "../../../../shared/domain/status/workflows.ts";
import type { Incident, IncidentStatus } from "../../../../shared/model/incident.ts";
import { INCIDENT_TONES } from "../../../cases/status-tones.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { ICON, IconChevronDown } from "../../../ui/icons.ts";
import { KeyCaps } from "../../../ui/shortcuts/key-caps.tsx";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import classes from "../incident.module.css";
import type { IncidentActions } from "../use-incident-actions.ts";
import { useIncidentEdit } from "../use-incident-edit.ts";

export interface StatusMenuProps {
  readonly incident: Incident;
  readonly actions: IncidentActions;
}

/** The steps that the workflow allows; those that need a reason open the dialog that asks for it. */
export function StatusMenu({ incident, actions }: StatusMenuProps): ReactNode {
  const text = useText("incident");
  const words = useWords();
  const edit = useIncidentEdit(incident);
  const from = incident.status;
  const step = (status: IncidentStatus): void => {
    if (status === "closed") actions.show({ kind: "close" });
    else if (needsReason(INCIDENT_WORKFLOW, from, status))
      actions.show({ kind: "patch", patch: "status" });
    else
      edit({ status }, text.statusSet(words.incidentStatus(status))).catch(() => {
        // The toast has said why.
      });
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button
          type="button"
          className={classes.chip}
          title={incident.statusReason ?? text.statusChange}
        >
          <StatusBadge tone={INCIDENT_TONES[from]} label={words.incidentStatus(from)} />
          <IconChevronDown {...ICON} size={12} />
          <KeyCaps keys="w" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {nextStatuses(INCIDENT_WORKFLOW, from).map((status) => (
          <Menu.Item
            key={status}
            rightSection={
              needsReason(INCIDENT_WORKFLOW, from, status) ? (
                <span className="wp-meta">{text.withReason}</span>
              ) : null
            }
            onClick={() => step(status)}
          >
            <StatusBadge tone={INCIDENT_TONES[status]} label={words.incidentStatus(status)} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
