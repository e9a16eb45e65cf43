import { useMemo } from "react";
import type { ReactNode } from "react";

import { explainSuggestion, suggestClassification } from "../../../../shared/domain/rsit/index.ts";
import type { Incident } from "../../../../shared/model/incident.ts";
import { ClassificationChips } from "../../../cases/classification/classification-chips.tsx";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import type { IncidentActions } from "../use-incident-actions.ts";
import { useIncidentEdit } from "../use-incident-edit.ts";
import classes from "./overview.module.css";

export interface FieldPartProps {
  readonly incident: Incident;
  readonly actions: IncidentActions;
}

/** Fewer than the dialog shows: here they must not push the facts away. */
const SHOWN = 2;

/** Classifications as chips; suggestions with their reasons below; search and the guided questions by key. */
export function ClassificationPart({ incident, actions }: FieldPartProps): ReactNode {
  const cases = useText("cases");
  const edit = useIncidentEdit(incident);
  const { classification } = incident;
  const command = actions.commands.find(({ id }) => id === "incident.classification");
  const set = (values: readonly string[]): void => {
    edit({ classification: [...values] }, cases.doneClassified(1)).catch(() => {
      // The toast has said why.
    });
  };
  return (
    <Section title={cases.fieldClass} actions={command && <CommandButton command={command} />}>
      <ClassificationChips
        value={classification}
        onRemove={(removed) => set(classification.filter((one) => one !== removed))}
      />
      <Suggestions incident={incident} onPick={(added) => set([...classification, added])} />
    </Section>
  );
}

interface SuggestionsProps {
  readonly incident: Incident;
  readonly onPick: (value: string) => void;
}

function Suggestions({ incident, onPick }: SuggestionsProps): ReactNode {
  const cases = useText("cases");
  const words = useWords();
  const { title, description, tags, classification } = incident;
  const found = useMemo(
    () => suggestClassification(`${title}\n${description}`, [], tags),
    [title, description, tags],
  );
  const open = found.filter(({ value }) => !classification.includes(value)).slice(0, SHOWN);
  if (open.length === 0) return null;
  return (
    <div className={classes.suggestions}>
      <span className="wp-meta">{cases.classSuggested}</span>
      {open.map(({ value, reasons }) => (
        <button
          key={value}
          type="button"
          className={classes.suggestion}
          onClick={() => onPick(value)}
        >
          <span>{words.classification(value)}</span>
          <span className="wp-meta">
            {reasons.map((reason) => words.say(explainSuggestion(reason))).join(" · ")}
          </span>
        </button>
      ))}
    </div>
  );
}
