import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { GUIDED_PICKER, rsitDescription, rsitExample } from "../../../shared/domain/rsit/index.ts";
import type { PickerAnswer, PickerQuestion } from "../../../shared/domain/rsit/index.ts";
import { useText } from "../../i18n/text-context.ts";
import { ICON, IconArrowLeft, IconChevronRight } from "../../ui/icons.ts";
import { useWords } from "../words.ts";
import classes from "./classification.module.css";

/** Leads by a few plain questions to a classification, with the taxonomy's explanation beside each answer. */
export function GuidedQuestions({
  onPick,
}: {
  readonly onPick: (value: string) => void;
}): ReactNode {
  const text = useText("cases");
  const words = useWords();
  const [path, setPath] = useState<readonly PickerQuestion[]>([GUIDED_PICKER]);
  const question = path.at(-1) ?? GUIDED_PICKER;
  const choose = ({ target }: PickerAnswer): void => {
    if (target.kind === "classification") onPick(target.value);
    else setPath([...path, target.question]);
  };
  return (
    <div className={classes.guided} role="group" aria-label={text.classGuide}>
      <div className={classes.question}>
        {path.length > 1 && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconArrowLeft {...ICON} />}
            onClick={() => setPath(path.slice(0, -1))}
          >
            {text.classBack}
          </Button>
        )}
        <strong>{words.say(question.text)}</strong>
      </div>
      <div className={classes.answers}>
        {question.answers.map((answer) => (
          <button
            key={answer.text.en}
            type="button"
            className={classes.answer}
            onClick={() => choose(answer)}
          >
            <span>{words.say(answer.text)}</span>
            <AnswerHelp answer={answer} />
          </button>
        ))}
      </div>
    </div>
  );
}

function AnswerHelp({ answer }: { readonly answer: PickerAnswer }): ReactNode {
  const words = useWords();
  const { target } = answer;
  if (target.kind === "question")
    return <IconChevronRight size={14} stroke={1.6} aria-hidden="true" />;
  const example = rsitExample(target.value);
  return (
    <span className={classes.help} title={words.say(rsitDescription(target.value))}>
      {words.classification(target.value)}
      {example === null ? "" : `: ${words.say(example)}`}
    </span>
  );
}
