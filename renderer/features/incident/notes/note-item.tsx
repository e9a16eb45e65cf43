import { useState } from "react";
import type { ReactNode } from "react";

import type { Note } from "../../../../shared/model/case-parts.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { MarkdownView } from "../../../ui/markdown/markdown-view.tsx";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import { RowButtons } from "../row-buttons.tsx";
import { useHasDraft } from "../use-form-draft.ts";
import { NoteForm } from "./note-form.tsx";
import classes from "./notes.module.css";

/** One note: who, when, and the text. */
export function NoteItem({ note }: { readonly note: Note }): ReactNode {
  const text = useText("incident");
  const { client } = useApi();
  const change = useChange();
  const draftName = `incident.note.${note.incidentId}.${note.id}`;
  const hasDraft = useHasDraft(draftName);
  const [isEditing, setEditing] = useState(hasDraft);
  if (isEditing)
    return (
      <NoteForm
        incidentId={note.incidentId}
        note={note}
        draftName={draftName}
        onClose={() => setEditing(false)}
      />
    );
  return (
    <article className={classes.note} aria-label={text.noteBy(note.author)}>
      <div className={classes.head}>
        <strong>{note.author}</strong>
        <span className="wp-meta">
          <TimeText iso={note.createdAt} />
          {note.updatedAt !== note.createdAt && (
            <>
              {", "}
              {text.changed} <TimeText iso={note.updatedAt} />
            </>
          )}
        </span>
        {note.tlp !== null && <MarkingChip tlp={note.tlp} form="short" />}
        <span className={classes.actions}>
          <RowButtons
            name={text.noteBy(note.author)}
            onEdit={() => setEditing(true)}
            onRemove={() =>
              void change({
                call: () => client.notes.remove({ id: note.id }),
                done: () => text.noteRemoved,
              })
            }
          />
        </span>
      </div>
      <MarkdownView source={note.text} />
    </article>
  );
}
