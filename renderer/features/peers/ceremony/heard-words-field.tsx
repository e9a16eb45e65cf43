import { Autocomplete } from "@mantine/core";
import type { KeyboardEvent, ReactNode, Ref } from "react";

import { SPOKEN_WORD_COUNT } from "../../../../shared/exchange/identity/fingerprint.ts";
import { useText } from "../../../i18n/text-context.ts";
import classes from "../peers.module.css";
import { nextPlace, suggestions, takeBack, typeHeard } from "./heard-words.ts";
import type { Heard } from "./heard-words.ts";

export interface HeardWordsFieldProps {
  readonly heard: Heard;
  /** Places at which the last comparison differed. */
  readonly wrong: readonly number[];
  readonly onChange: (heard: Heard) => void;
  /** A wrong word is to be heard again. */
  readonly onAgain: (at: number) => void;
  readonly error: string | undefined;
  readonly ref: Ref<HTMLInputElement>;
}

/** One box for the next word, with the words of the list that begin so; the words heard stand below, numbered. */
export function HeardWordsField(props: HeardWordsFieldProps): ReactNode {
  const { heard, wrong, onChange, onAgain, error, ref } = props;
  const text = useText("ceremony");
  const found = suggestions(heard.typed);
  const place = nextPlace(heard);
  const canTakeBack = heard.typed === "" && (heard.words.length > 0 || heard.again !== null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Backspace" || !canTakeBack) return;
    event.preventDefault();
    onChange(takeBack(heard));
  };
  const isUnknown = heard.typed !== "" && found.length === 0;
  return (
    <div className={classes.stack}>
      <Autocomplete
        ref={ref}
        label={text.wordOf(Math.min(place + 1, SPOKEN_WORD_COUNT), SPOKEN_WORD_COUNT)}
        description={text.wordHint}
        value={heard.typed}
        data={[...found]}
        filter={({ options }) => options}
        limit={6}
        openOnFocus={false}
        selectFirstOptionOnChange
        spellCheck={false}
        autoComplete="off"
        error={isUnknown ? text.wordUnknown : error}
        classNames={{ input: "wp-mono" }}
        data-autofocus
        onChange={(next) => onChange(typeHeard(heard, next))}
        onKeyDown={onKeyDown}
      />
      <ol className={classes.words} aria-label={text.heardWords} translate="no">
        {Array.from({ length: SPOKEN_WORD_COUNT }, (_, at) => (
          <li
            key={at}
            data-wrong={wrong.includes(at) || undefined}
            data-next={at === place || undefined}
          >
            {heard.words[at] === undefined ? (
              <span className="wp-dim">…</span>
            ) : (
              <button
                type="button"
                className={classes.heardWord}
                title={text.hearAgain(at + 1)}
                aria-label={
                  wrong.includes(at)
                    ? text.wordDiffers(at + 1, heard.words[at])
                    : text.wordHeard(at + 1, heard.words[at])
                }
                onClick={() => onAgain(at)}
              >
                {heard.words[at]}
              </button>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
