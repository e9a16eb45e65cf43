import { useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useOpenVault } from "../../vault-state.tsx";
import { ActDialog } from "./act-dialog.tsx";
import type { PatchDialogProps } from "./case-patch.ts";
import { ChoiceList } from "./choice-list.tsx";
import { NOBODY, ownerChoices } from "./owner-choices.ts";

export function OwnerDialog({ subject, onApply, onClose }: PatchDialogProps): ReactNode {
  const text = useText("cases");
  const { settings } = useOpenVault();
  const choices = ownerChoices(settings, text, subject.owner ?? null);
  const [owner, setOwner] = useState(subject.owner ?? settings.analyst);
  return (
    <ActDialog
      title={text.ownerTitle(subject.count)}
      act={text.ownerAct}
      isReady
      onAct={() => onApply({ owner: owner === NOBODY ? null : owner })}
      onClose={onClose}
      width="small"
    >
      <ChoiceList
        label={text.fieldOwner}
        choices={choices}
        value={owner}
        onChange={setOwner}
        hasFocus
      />
    </ActDialog>
  );
}
