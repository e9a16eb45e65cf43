import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import type { PatchKind } from "../../../cases/dialogs/patch-dialogs.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { ICON, IconUser } from "../../../ui/icons.ts";
import { MarkingChip, PapChip } from "../../../ui/marking/marking-chip.tsx";
import { SeverityBadge } from "../../../ui/severity/severity-badge.tsx";
import { KeyCaps } from "../../../ui/shortcuts/key-caps.tsx";
import { ariaKeys } from "../../../ui/shortcuts/keys.ts";
import classes from "../incident.module.css";
import type { IncidentActions } from "../use-incident-actions.ts";
import { NextClock } from "./next-clock.tsx";
import { ScoreWhy } from "./score-why.tsx";
import { StatusMenu } from "./status-menu.tsx";

export interface HeaderChipsProps {
  readonly incident: Incident;
  readonly actions: IncidentActions;
}

/** Markings, severity, status, owner, score: each is the button that changes it. */
export function HeaderChips({ incident, actions }: HeaderChipsProps): ReactNode {
  const text = useText("incident");
  const { tlp, effectiveTlp } = incident;
  return (
    <div className={classes.chips}>
      <ChipButton kind="marking" actions={actions}>
        <MarkingChip tlp={tlp} />
        <PapChip pap={incident.pap} />
      </ChipButton>
      {effectiveTlp !== null && effectiveTlp !== tlp && (
        <span className={classes.effective} title={text.effectiveHint}>
          {text.effective} <MarkingChip tlp={effectiveTlp} />
        </span>
      )}
      <ChipButton kind="severity" actions={actions}>
        <SeverityBadge severity={incident.severity} />
      </ChipButton>
      <StatusMenu incident={incident} actions={actions} />
      <ChipButton kind="owner" actions={actions}>
        <IconUser {...ICON} />
        {incident.owner ?? <span className="wp-dim">{text.noOwner}</span>}
      </ChipButton>
      <NextClock incident={incident} />
      <ScoreWhy incidentId={incident.id} score={incident.score} />
    </div>
  );
}

interface ChipButtonProps {
  readonly kind: PatchKind;
  readonly actions: IncidentActions;
  readonly children: ReactNode;
}

function ChipButton({ kind, actions, children }: ChipButtonProps): ReactNode {
  const command = actions.commands.find(({ id }) => id === `incident.${kind}`);
  if (command === undefined) return children;
  const { keys = "" } = command;
  return (
    <button
      type="button"
      className={classes.chip}
      title={command.label}
      aria-keyshortcuts={ariaKeys(keys)}
      onClick={command.run}
    >
      {children}
      <KeyCaps keys={keys} />
    </button>
  );
}
