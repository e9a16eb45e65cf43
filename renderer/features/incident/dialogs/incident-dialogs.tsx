import type { ReactNode } from "react";

import { assertNever } from "../../../../shared/assert-never.ts";
import type { Incident } from "../../../../shared/model/incident.ts";
import { useApi } from "../../../api.ts";
import { CloseDialog } from "../../../cases/closing/close-dialog.tsx";
import { doneWords } from "../../../cases/dialogs/done-words.ts";
import { PatchDialog } from "../../../cases/dialogs/patch-dialogs.tsx";
import type { PatchKind } from "../../../cases/dialogs/patch-dialogs.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { RecallDialog } from "../../../exchange/recall-dialog.tsx";
import { AskDialog } from "../../../exchange/ask-dialog.tsx";
import { SendDialog } from "../../../exchange/send/send-dialog.tsx";
import { useText } from "../../../i18n/text-context.ts";
import type { IncidentActions } from "../use-incident-actions.ts";
import { ArchiveDialog } from "./archive-dialog.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { ReportDialog } from "./report-dialog.tsx";
import { SheetDialog } from "./sheet-dialog.tsx";
import { SplitDialog } from "./split-dialog.tsx";

export interface IncidentDialogsProps {
  readonly incident: Incident;
  readonly actions: IncidentActions;
}

/** The dialog that is open over the page, if any. */
export function IncidentDialogs({ incident, actions }: IncidentDialogsProps): ReactNode {
  const { dialog, hide } = actions;
  if (dialog === undefined) return null;
  switch (dialog.kind) {
    case "patch":
      return <FieldDialog incident={incident} kind={dialog.patch} onClose={hide} />;
    case "close":
      return <CloseThis incident={incident} onClose={hide} />;
    case "split":
      return <SplitDialog incident={incident} onClose={hide} />;
    case "send":
      return <SendDialog incidents={[incident]} onClose={hide} />;
    case "report":
      return <ReportDialog incident={incident} onClose={hide} />;
    case "sheet":
      return <SheetDialog incident={incident} onClose={hide} />;
    case "archive":
      return <ArchiveDialog incident={incident} onClose={hide} />;
    case "recall":
      return <RecallDialog incident={incident} onClose={hide} />;
    case "ask":
      return <AskDialog incident={incident} onClose={hide} />;
    case "merge":
      return (
        <MergeDialog
          incident={incident}
          onClose={hide}
          {...(dialog.partner ? { partner: dialog.partner } : {})}
        />
      );
    default:
      return assertNever(dialog);
  }
}

interface FieldDialogProps {
  readonly incident: Incident;
  readonly kind: PatchKind;
  readonly onClose: () => void;
}

function FieldDialog({ incident, kind, onClose }: FieldDialogProps): ReactNode {
  const cases = useText("cases");
  const { client } = useApi();
  const change = useChange();
  const { id, revision, title, description } = incident;
  return (
    <PatchDialog
      kind={kind}
      subject={{ ...incident, count: 1, basis: `${title}\n${description}` }}
      onApply={(patch) =>
        change({
          call: () => client.incidents.update({ id, patch, revision }),
          done: () => doneWords(kind, cases)(1),
          failure: "here",
        })
      }
      onClose={onClose}
    />
  );
}

function CloseThis({
  incident,
  onClose,
}: {
  readonly incident: Incident;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText("incident");
  const ids = [incident.id];
  return (
    <CloseDialog
      incidents={{
        count: 1,
        rows: [incident],
        ids: () => Promise.resolve(ids),
        target: () => Promise.resolve({ ids }),
      }}
      title={text.closeTitle(incident.number)}
      doneText={() => text.closed(incident.number)}
      onClose={onClose}
    />
  );
}
