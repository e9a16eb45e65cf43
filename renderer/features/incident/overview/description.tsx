import { useState } from "react";
import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import { err, ok } from "../../../../shared/result.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { MarkdownView } from "../../../ui/markdown/markdown-view.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { MarkdownForm } from "../markdown-form.tsx";
import { useHasDraft } from "../use-form-draft.ts";
import { useIncidentEdit } from "../use-incident-edit.ts";

/** The description: read it, or edit it as Markdown; what is unsaved survives a crash as a sealed draft. */
export function Description({ incident }: { readonly incident: Incident }): ReactNode {
  const text = useText("incident");
  const edit = useIncidentEdit(incident);
  const draftName = `incident.description.${incident.id}`;
  const hasDraft = useHasDraft(draftName);
  const [isEditing, setEditing] = useState(hasDraft);
  const command = {
    id: "incident.description",
    label: text.descriptionEdit,
    keys: "e",
    isDisabled: isEditing,
    run: () => setEditing(true),
  };
  useCommands(text.tabNames.overview, [command]);
  const save = async (description: string) => {
    try {
      await edit({ description }, text.descriptionSaved);
      return ok(undefined);
    } catch (error) {
      return err(error instanceof Error ? error.message : "");
    }
  };
  if (isEditing)
    return (
      <Section title={text.description}>
        <MarkdownForm
          label={text.description}
          draftName={draftName}
          initial={incident.description}
          onSave={save}
          onClose={() => setEditing(false)}
        />
      </Section>
    );
  return (
    <Section
      title={text.description}
      actions={<CommandButton command={command} label={text.edit} />}
    >
      {incident.description === "" ? (
        <p className="wp-dim">{text.descriptionNone}</p>
      ) : (
        <MarkdownView source={incident.description} />
      )}
    </Section>
  );
}
