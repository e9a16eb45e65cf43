import type { ReactNode } from "react";

import classes from "./peers.module.css";

/** The whole fingerprint in groups of four. */
export function HexFingerprint(props: {
  readonly fingerprint: string;
  /** It is not the one that it should be. */
  readonly isOther?: boolean;
}): ReactNode {
  const { fingerprint, isOther = false } = props;
  return (
    <code className={classes.hex} data-other={isOther || undefined} translate="no">
      {(fingerprint.match(/.{4}/g) ?? []).join(" ")}
    </code>
  );
}

/** Words as they are read aloud: numbered, four in a line. */
export function WordGrid({
  label,
  words,
}: {
  readonly label: string;
  readonly words: string;
}): ReactNode {
  return (
    <ol className={classes.words} aria-label={label} translate="no">
      {words.split(" ").map((word, at) => (
        // Words may repeat, their places do not.
        <li key={at}>{word}</li>
      ))}
    </ol>
  );
}

/** Digits as they are read over a telephone: twelve groups of five. */
export function DigitGrid({
  label,
  digits,
}: {
  readonly label: string;
  readonly digits: string;
}): ReactNode {
  return (
    <ol className={classes.words} aria-label={label} translate="no">
      {digits.split(" ").map((group, at) => (
        // Groups may repeat, their places do not.
        <li key={at}>{group}</li>
      ))}
    </ol>
  );
}
