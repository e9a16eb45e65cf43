import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { ClassificationEditor } from "../classification/classification-editor.tsx";
import { ActDialog } from "./act-dialog.tsx";
import type { PatchDialogProps } from "./case-patch.ts";

export function ClassificationDialog({ subject, onApply, onClose }: PatchDialogProps): ReactNode {
  const text = useText("cases");
  const [value, setValue] = useState<readonly string[]>(subject.classification);
  const basis = useMemo(
    () =>
      subject.basis === undefined
        ? undefined
        : { text: subject.basis, observableTypes: [], tags: subject.tags },
    [subject],
  );
  return (
    <ActDialog
      title={text.classTitle(subject.count)}
      act={text.classAct}
      isReady
      onAct={() => onApply({ classification: [...value] })}
      onClose={onClose}
      width="large"
    >
      <ClassificationEditor
        value={value}
        onChange={setValue}
        hasFocus
        {...(basis ? { basis } : {})}
      />
    </ActDialog>
  );
}
