import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { PATHS } from "../../../places.ts";
import { ICON, IconArrowLeft } from "../../../ui/icons.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { InlineEdit } from "../../../ui/inline-edit/inline-edit.tsx";
import { KeyCaps } from "../../../ui/shortcuts/key-caps.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import classes from "../incident.module.css";
import type { IncidentActions } from "../use-incident-actions.ts";
import { useIncidentEdit } from "../use-incident-edit.ts";
import { HeaderChips } from "./header-chips.tsx";

export interface IncidentHeaderProps {
  readonly incident: Incident;
  readonly actions: IncidentActions;
}

const SHOWN = [
  "incident.merge",
  "incident.split",
  "incident.report",
  "incident.send",
  "incident.close",
];

/** What the incident is, at a glance, and what can be done with it. */
export function IncidentHeader({ incident, actions }: IncidentHeaderProps): ReactNode {
  const text = useText("incident");
  const edit = useIncidentEdit(incident);
  const shown = actions.commands.filter(
    ({ id, isDisabled }) => SHOWN.includes(id) && isDisabled !== true,
  );
  return (
    <header className={classes.header}>
      <div className={classes.meta}>
        <Link to={PATHS.incidents} className={classes.back} title={text.backToList}>
          <IconArrowLeft {...ICON} />
          {text.incidents} <KeyCaps keys="b" />
        </Link>
        <span className={classes.number}>{incident.number}</span>
        <span>
          {text.updated} <TimeText iso={incident.updatedAt} />
        </span>
        <div className={classes.actions} role="toolbar" aria-label={text.actions}>
          {shown.map((command) => (
            <CommandButton key={command.id} command={command} />
          ))}
        </div>
      </div>
      <h1 className={classes.pageTitle}>
        <InlineEdit
          label={text.titleLabel}
          value={incident.title}
          onSave={(title) => edit({ title }, text.titleSaved)}
          display={<SafeText text={incident.title} />}
          isRequired
          maxLength={1_024}
        />
      </h1>
      <HeaderChips incident={incident} actions={actions} />
    </header>
  );
}
