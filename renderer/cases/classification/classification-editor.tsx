import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import { explainSuggestion, suggestClassification } from "../../../shared/domain/rsit/index.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useWords } from "../words.ts";
import classes from "./classification.module.css";
import { ClassificationChips } from "./classification-chips.tsx";
import { ClassificationSearch } from "./classification-search.tsx";
import { GuidedQuestions } from "./guided-questions.tsx";

export interface ClassificationEditorProps {
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  /** What the suggestions are drawn from; none without it. */
  readonly basis?: {
    readonly text: string;
    readonly observableTypes: readonly string[];
    readonly tags: readonly string[];
  };
  readonly hasFocus?: boolean;
}

/** Chooses classifications: suggestions with their reasons, search by name, or questions that lead to one. */
export function ClassificationEditor(props: ClassificationEditorProps): ReactNode {
  const { value, onChange, basis, hasFocus = false } = props;
  const text = useText("cases");
  const [isGuided, setGuided] = useState(false);
  const add = (added: string): void => {
    if (!value.includes(added)) onChange([...value, added]);
    setGuided(false);
  };
  return (
    <div className={classes.editor}>
      <ClassificationChips
        value={value}
        onRemove={(removed) => onChange(value.filter((one) => one !== removed))}
      />
      {basis && <Suggestions basis={basis} chosen={value} onPick={add} />}
      <div className={classes.search}>
        <ClassificationSearch onPick={add} hasFocus={hasFocus} />
        <Button
          variant="default"
          aria-expanded={isGuided}
          className={classes.guide}
          onClick={() => setGuided(!isGuided)}
        >
          {text.classGuide}
        </Button>
      </div>
      {isGuided && <GuidedQuestions onPick={add} />}
    </div>
  );
}

interface SuggestionsProps {
  readonly basis: NonNullable<ClassificationEditorProps["basis"]>;
  readonly chosen: readonly string[];
  readonly onPick: (value: string) => void;
}

function Suggestions({ basis, chosen, onPick }: SuggestionsProps): ReactNode {
  const text = useText("cases");
  const format = useFormat();
  const words = useWords();
  const found = useMemo(
    () => suggestClassification(basis.text, basis.observableTypes, basis.tags),
    [basis],
  );
  const open = found.filter((one) => !chosen.includes(one.value)).slice(0, 4);
  if (open.length === 0) return null;
  return (
    <div className={classes.suggestions}>
      <span className="wp-meta">{text.classSuggested}</span>
      {open.map((one) => {
        const why = one.reasons.map((reason) => words.say(explainSuggestion(reason))).join(" · ");
        return (
          <button
            key={one.value}
            type="button"
            className={classes.suggestion}
            title={why}
            onClick={() => onPick(one.value)}
          >
            <span className={classes.suggestionName}>
              {words.classification(one.value)}
              <span className="wp-meta"> {format.percent(one.confidence)}</span>
            </span>
            <span className={classes.why}>{why}</span>
          </button>
        );
      })}
    </div>
  );
}
