import type { ReactNode } from "react";

import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import parts from "../parts.module.css";
import type { FieldPartProps } from "./classification-part.tsx";

/** The tags; they are edited in a dialog by key. */
export function TagsPart({ incident, actions }: FieldPartProps): ReactNode {
  const text = useText("incident");
  const cases = useText("cases");
  const command = actions.commands.find(({ id }) => id === "incident.tags");
  return (
    <Section title={cases.fieldTags} actions={command && <CommandButton command={command} />}>
      {incident.tags.length === 0 ? (
        <p className="wp-dim">{text.tagsNone}</p>
      ) : (
        <div className={parts.tags}>
          {incident.tags.map((tag) => (
            <span key={tag} className={parts.tag}>
              <SafeText text={tag} />
            </span>
          ))}
        </div>
      )}
    </Section>
  );
}
