import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { IconArchive, IconEye, IconPlus, IconUsers } from "../../ui/icons.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { useShortcuts } from "../../ui/shortcuts/use-shortcuts.ts";
import { START_ICON } from "./start-layout.tsx";
import classes from "./start.module.css";
import type { StartView } from "./views.ts";

export interface ChoicesProps {
  readonly onView: (view: StartView) => void;
}

/** No vault yet: four ways to begin, each with its key. */
export function FirstRun({ onView }: ChoicesProps): ReactNode {
  const text = useText("start");
  return (
    <>
      <h1>{text.firstTitle}</h1>
      <p className="wp-dim">{text.firstText}</p>
      <Choices onView={onView} />
    </>
  );
}

/** Create, restore, join, demonstration. */
export function Choices({ onView }: ChoicesProps): ReactNode {
  const text = useText("start");
  const choices = [
    {
      keys: "c",
      label: text.createChoice,
      detail: text.createChoiceText,
      Icon: IconPlus,
      run: () => onView({ kind: "create" }),
    },
    {
      keys: "r",
      label: text.restoreChoice,
      detail: text.restoreChoiceText,
      Icon: IconArchive,
      run: () => onView({ kind: "restore" }),
    },
    {
      keys: "j",
      label: text.joinChoice,
      detail: text.joinChoiceText,
      Icon: IconUsers,
      run: () => onView({ kind: "join" }),
    },
    {
      keys: "d",
      label: text.demonstrationChoice,
      detail: text.demonstrationChoiceText,
      Icon: IconEye,
      run: () => onView({ kind: "demonstration" }),
    },
  ];
  useShortcuts(text.scope, choices);
  return (
    <ul className={classes.choices}>
      {choices.map(({ keys, label, detail, Icon, run }) => (
        <li key={keys}>
          <button
            type="button"
            className={classes.choice}
            aria-keyshortcuts={keys.toUpperCase()}
            onClick={run}
          >
            <Icon {...START_ICON} />
            <span className={classes.choiceWords}>
              <strong>{label}</strong>
              <span className="wp-dim">{detail}</span>
            </span>
            <KeyCaps keys={keys} />
          </button>
        </li>
      ))}
    </ul>
  );
}
