import type { ReactNode } from "react";

import type { Note } from "../../../../shared/model/case-parts.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { MarkdownForm } from "../markdown-form.tsx";

export interface NoteFormProps {
  readonly incidentId: string;
  /** Absent: a new one. */
  readonly note?: Note;
  readonly draftName: string;
  readonly onClose: () => void;
}

/** Writes a note; it is marked as the incident is. */
export function NoteForm({ incidentId, note, draftName, onClose }: NoteFormProps): ReactNode {
  const text = useText("incident");
  const common = useText("commonUi");
  const { client } = useApi();
  const change = useChange();
  const save = (markdown: string) =>
    note === undefined
      ? change({
          call: () => client.notes.add({ incidentId, draft: { text: markdown } }),
          done: () => text.noteAdded,
          failure: "here",
        })
      : change({
          call: () => client.notes.update({ id: note.id, patch: { text: markdown } }),
          done: () => text.saved,
          failure: "here",
        });
  return (
    <MarkdownForm
      label={text.note}
      draftName={draftName}
      initial={note?.text ?? ""}
      saveLabel={note ? common.save : text.noteAdd}
      isRequired
      onSave={save}
      onClose={onClose}
    />
  );
}
