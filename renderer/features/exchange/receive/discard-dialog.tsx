import type { ReactNode } from "react";

import type { QuarantinedView } from "../../../../shared/contract/exchange-bundles.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";

export interface DiscardDialogProps {
  readonly held: QuarantinedView;
  readonly onDiscarded: () => void;
  readonly onClose: () => void;
}

/** Throwing a bundle in quarantine away can't be undone: one confirmation. */
export function DiscardDialog({ held, onDiscarded, onClose }: DiscardDialogProps): ReactNode {
  const text = useText("bundles");
  const { client } = useApi();
  const change = useChange();
  return (
    <ActDialog
      title={text.discardTitle}
      act={text.discardAct}
      width="small"
      isGrave
      isReady
      onClose={onClose}
      onAct={async () => {
        const done = await change({
          failure: "here",
          call: async () => {
            await client.quarantine.discard({ id: held.id });
            return { actionId: null };
          },
          done: () => text.discarded,
        });
        if (done.ok) onDiscarded();
        return done;
      }}
    >
      <p>{text.discardWhat}</p>
    </ActDialog>
  );
}
