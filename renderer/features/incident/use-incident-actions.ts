import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { isFinished } from "../../../shared/domain/status/workflow.ts";
import { INCIDENT_WORKFLOW } from "../../../shared/domain/status/workflows.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import type { PickedIncident } from "../../cases/dialogs/incident-picker.tsx";
import type { PatchKind } from "../../cases/dialogs/patch-dialogs.tsx";
import { useChange, useUndo } from "../../cases/use-change.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { PATHS } from "../../places.ts";
import type { Command } from "../../ui/palette/use-commands.ts";

/** A dialog over the page. */
export type IncidentDialog =
  | { readonly kind: "patch"; readonly patch: PatchKind }
  | { readonly kind: "close" }
  | { readonly kind: "split" }
  | { readonly kind: "report" }
  | { readonly kind: "sheet" }
  | { readonly kind: "send" }
  | { readonly kind: "archive" }
  | { readonly kind: "recall" }
  | { readonly kind: "ask" }
  | { readonly kind: "merge"; readonly partner?: PickedIncident };

export interface IncidentActions {
  readonly dialog: IncidentDialog | undefined;
  readonly show: (dialog: IncidentDialog) => void;
  readonly hide: () => void;
  readonly unmerge: () => void;
  readonly commands: readonly Command[];
}

/** What can be done with the incident as a whole, from any of its tabs. */
export function useIncidentActions(incident: Incident): IncidentActions {
  const text = useText("incident");
  const { client } = useApi();
  const change = useChange();
  const [dialog, setDialog] = useState<IncidentDialog | undefined>(undefined);
  const unmerge = (): void =>
    void change({
      call: () => client.incidents.unmerge({ id: incident.id }),
      done: () => text.unmerged,
    });
  return {
    dialog,
    show: setDialog,
    hide: () => setDialog(undefined),
    unmerge,
    commands: useCommandsOf(incident, setDialog, unmerge),
  };
}

function useCommandsOf(
  incident: Incident,
  show: (dialog: IncidentDialog) => void,
  unmerge: () => void,
): readonly Command[] {
  const text = useText("incident");
  const cases = useText("cases");
  const undo = useUndo();
  const outgoing = useOutgoingCommands(show);
  const notify = useNotifyCommand(incident.id);
  const isMerged = incident.mergedInto !== null;
  const isClosed = isFinished(INCIDENT_WORKFLOW, incident.status);
  const patch = (kind: PatchKind, label: string, keys: string): Command => ({
    id: `incident.${kind}`,
    label,
    keys,
    run: () => show({ kind: "patch", patch: kind }),
  });
  return [
    patch("status", cases.actStatus, "w"),
    patch("owner", cases.actOwner, "a"),
    patch("severity", cases.actSeverity, "s"),
    patch("marking", cases.actMark, "t"),
    patch("classification", cases.actClassify, "c"),
    patch("tags", cases.actTags, "l"),
    {
      id: "incident.merge",
      label: text.merge,
      keys: "m",
      isDisabled: isMerged,
      run: () => show({ kind: "merge" }),
    },
    {
      id: "incident.split",
      label: text.split,
      keys: "shift+m",
      isDisabled: isMerged,
      run: () => show({ kind: "split" }),
    },
    {
      id: "incident.unmerge",
      label: text.unmerge,
      keys: "shift+u",
      isDisabled: !isMerged,
      run: unmerge,
    },
    ...outgoing,
    notify,
    {
      id: "incident.close",
      label: text.close,
      keys: "d",
      isDisabled: isClosed,
      run: () => show({ kind: "close" }),
    },
    { id: "incident.undo", label: cases.undoLast, keys: "u", run: () => void undo() },
  ];
}

/** What leaves the desk, and what is asked of others. */
function useOutgoingCommands(show: (dialog: IncidentDialog) => void): readonly Command[] {
  const documents = useText("documents");
  const guides = useText("guides");
  const exchange = useText("exchange");
  const archives = useText("archives");
  const recalls = useText("recalls");
  const requests = useText("requests");
  return [
    {
      id: "incident.report",
      label: documents.reportAction,
      keys: "shift+r",
      run: () => show({ kind: "report" }),
    },
    {
      id: "incident.sheet",
      label: guides.sheetMake,
      keys: "shift+v",
      run: () => show({ kind: "sheet" }),
    },
    {
      id: "incident.send",
      label: exchange.send,
      keys: "shift+s",
      run: () => show({ kind: "send" }),
    },
    {
      id: "incident.recall",
      label: recalls.act,
      keys: "shift+x",
      run: () => show({ kind: "recall" }),
    },
    {
      id: "incident.ask",
      label: requests.act,
      keys: "shift+q",
      run: () => show({ kind: "ask" }),
    },
    {
      id: "incident.archive",
      label: archives.action,
      keys: "shift+a",
      run: () => show({ kind: "archive" }),
    },
  ];
}

/** Leads to the board of the incident: whose its observables are, and who was told. */
function useNotifyCommand(incident: string): Command {
  const text = useText("notifications");
  const navigate = useNavigate();
  return {
    id: "incident.notify",
    label: text.open,
    keys: "shift+n",
    run: () => void navigate({ to: PATHS.notifications, search: { incident } }),
  };
}
