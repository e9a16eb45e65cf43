import { useId, useMemo, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useWords } from "../words.ts";
import classes from "./classification.module.css";
import { findRsitOptions, rsitOptions } from "./rsit-options.ts";
import type { RsitOption } from "./rsit-options.ts";

export interface ClassificationSearchProps {
  readonly onPick: (value: string) => void;
  readonly hasFocus: boolean;
}

const SHOWN = 7;

/** Finds a classification by any word of its name or explanation; Enter takes the first. */
export function ClassificationSearch({ onPick, hasFocus }: ClassificationSearchProps): ReactNode {
  const text = useText("cases");
  const { say } = useWords();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const options = useMemo(() => rsitOptions(say), [say]);
  const found = useMemo(() => findRsitOptions(options, typed, SHOWN), [options, typed]);
  const pick = (option: RsitOption): void => {
    onPick(option.value);
    setTyped("");
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = found[active];
    if (event.key === "ArrowDown") setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
    else if (event.key === "Enter" && chosen) pick(chosen);
    else if (event.key === "Escape" && typed !== "") setTyped("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.finder}>
      <input
        className={classes.input}
        role="combobox"
        aria-label={text.classSearch}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={text.classSearch}
        autoComplete="off"
        spellCheck={false}
        {...(hasFocus ? { autoFocus: true, "data-autofocus": true } : {})}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {found.length > 0 && (
        <ul id={listId} role="listbox" aria-label={text.classSearch} className={classes.found}>
          {found.map((option, at) => (
            <li
              key={option.value}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={at === active}
              data-active={at === active || undefined}
              className={classes.option}
              onMouseDown={(event) => {
                event.preventDefault();
                pick(option);
              }}
            >
              <span>
                <strong>{option.name}</strong> <span className="wp-meta">{option.className}</span>
              </span>
              <span className={classes.help}>{option.help}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
