import type { ReactNode } from "react";

import { CloseDialog } from "../../cases/closing/close-dialog.tsx";
import { PatchDialog } from "../../cases/dialogs/patch-dialogs.tsx";
import { useText } from "../../i18n/text-context.ts";
import { MergeDialog } from "./dialogs/merge-dialog.tsx";
import { SendChosen } from "./dialogs/send-chosen.tsx";
import { incidentSubject } from "./rows.ts";
import type { IncidentActions } from "./use-incident-actions.ts";

export interface IncidentDialogsProps {
  readonly actions: IncidentActions;
  /** Text that suggestions for a classification are drawn from. */
  readonly basis?: string;
  /** After a dialog has gone: the focus goes back to the work. */
  readonly onDone: () => void;
}

/** The dialog that is open over the list or an incident, if any. */
export function IncidentDialogs({ actions, basis, onDone }: IncidentDialogsProps): ReactNode {
  const text = useText("incidents");
  const { dialog, closeDialog } = actions;
  const close = (): void => {
    closeDialog();
    // After the kit has given the focus back to where it was: that may be a row that is gone.
    setTimeout(onDone, 150);
  };
  if (dialog === undefined) return null;
  const { chosen } = dialog;
  switch (dialog.kind) {
    case "close":
      return (
        <CloseDialog
          incidents={chosen}
          title={text.closeTitle(chosen.count)}
          doneText={text.closed}
          onClosed={() => actions.goOn(chosen.nextId)}
          onClose={close}
        />
      );
    case "send":
      return <SendChosen chosen={chosen} onClose={close} />;
    case "merge":
      return <MergeDialog chosen={chosen} onMerged={actions.goOn} onClose={close} />;
    case "patch":
      return (
        <PatchDialog
          kind={dialog.patch}
          subject={incidentSubject(chosen.rows, chosen.count, basis ?? chosen.rows[0]?.title)}
          onApply={(patch) => actions.patch(chosen, dialog.patch, patch)}
          onClose={close}
        />
      );
  }
}
