import { useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { TagInput } from "../../ui/fields/tag-input.tsx";
import { ActDialog } from "./act-dialog.tsx";
import type { PatchDialogProps } from "./case-patch.ts";

/** Of one record all tags are edited; of several, tags are added and taken away. */
export function TagsDialog({ subject, onApply, onClose }: PatchDialogProps): ReactNode {
  const text = useText("cases");
  const isOne = subject.count === 1;
  const [kept, setKept] = useState<readonly string[]>(isOne ? subject.tags : []);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const addTags = kept.filter((tag) => !subject.tags.includes(tag));
  const removeTags = isOne ? subject.tags.filter((tag) => !kept.includes(tag)) : [...removed];
  return (
    <ActDialog
      title={text.tagsTitle(subject.count)}
      act={text.tagsAct}
      isReady={addTags.length + removeTags.length > 0}
      missing={text.tagsNothing}
      onAct={() =>
        onApply({
          ...(addTags.length > 0 ? { addTags } : {}),
          ...(removeTags.length > 0 ? { removeTags } : {}),
        })
      }
      onClose={onClose}
    >
      <TagInput
        label={isOne ? text.fieldTags : text.tagsAdd}
        value={kept}
        onChange={setKept}
        hasFocus
      />
      {!isOne && <TagInput label={text.tagsRemove} value={removed} onChange={setRemoved} />}
    </ActDialog>
  );
}
