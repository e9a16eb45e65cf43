import { useState } from "react";
import type { ReactNode } from "react";

import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import classes from "../parts.module.css";
import { useHasDraft } from "../use-form-draft.ts";
import { NoteForm } from "./note-form.tsx";
import { NoteItem } from "./note-item.tsx";
import noteClasses from "./notes.module.css";
import { useNotes } from "./use-notes.ts";

/** Notes, the newest first; what is being written survives a crash. */
export function NotesTab({ incidentId }: { readonly incidentId: string }): ReactNode {
  const text = useText("incident");
  const draftName = `incident.note.${incidentId}`;
  const hasDraft = useHasDraft(draftName);
  const [isAdding, setAdding] = useState(hasDraft);
  const { notes, state } = useNotes(incidentId, () => setAdding(true));
  const add: Command = {
    id: "incident.note.add",
    label: text.noteAdd,
    keys: "n",
    isDisabled: isAdding,
    run: () => setAdding(true),
  };
  useCommands(text.tabNames.notes, [add]);
  return (
    <>
      <div className={classes.bar}>
        <CommandButton command={add} isPrimary />
        <span className={`wp-meta ${classes.barEnd}`}>{text.noteCount(notes.length)}</span>
      </div>
      <div className={classes.scroll}>
        <div className={noteClasses.column}>
          {isAdding && (
            <NoteForm
              incidentId={incidentId}
              draftName={draftName}
              onClose={() => setAdding(false)}
            />
          )}
          {(state.kind !== "empty" || !isAdding) && (
            <FourState state={state}>
              {notes.map((note) => (
                <NoteItem key={note.id} note={note} />
              ))}
            </FourState>
          )}
        </div>
      </div>
    </>
  );
}
