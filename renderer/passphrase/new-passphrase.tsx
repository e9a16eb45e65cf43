import type { ReactNode } from "react";

import { useText } from "../i18n/text-context.ts";
import { PassphraseField } from "../ui/fields/fields.tsx";
import classes from "./new-passphrase.module.css";
import { isRepeated, judgePassphrase } from "./strength.ts";
import type { PassphraseStanding } from "./strength.ts";

export interface NewPassphraseValue {
  readonly passphrase: string;
  readonly again: string;
}

export const NO_PASSPHRASE: NewPassphraseValue = { passphrase: "", again: "" };

export interface NewPassphraseProps {
  readonly value: NewPassphraseValue;
  readonly onChange: (value: NewPassphraseValue) => void;
  /** After a first try to send: what is missing is named, too. */
  readonly isStrict: boolean;
  readonly hasFocus?: boolean;
}

/** Whether both fields hold the same passphrase and the vault's rules take it. */
export function isPassphraseReady({ passphrase, again }: NewPassphraseValue): boolean {
  return judgePassphrase(passphrase).kind === "accepted" && isRepeated(passphrase, again);
}

/** A new passphrase, typed twice, with the rules and its strength in words. */
export function NewPassphrase(props: NewPassphraseProps): ReactNode {
  const { value, onChange, isStrict, hasFocus = false } = props;
  const text = useText("start");
  const standing = judgePassphrase(value.passphrase);
  const isDifferent = value.again !== "" && !isRepeated(value.passphrase, value.again);
  return (
    <div className={classes.pair}>
      <PassphraseField
        label={text.newPassphrase}
        hint={text.passphraseRules}
        value={value.passphrase}
        revealLabel={text.passphraseReveal}
        isRequired
        hasFocus={hasFocus}
        error={isStrict && standing.kind === "empty" ? text.passphraseMissing : undefined}
        onChange={(passphrase) => onChange({ ...value, passphrase })}
      />
      <Standing standing={standing} />
      <PassphraseField
        label={text.passphraseAgain}
        value={value.again}
        revealLabel={text.passphraseReveal}
        isRequired
        error={
          isDifferent || (isStrict && value.again === "") ? text.passphraseDifferent : undefined
        }
        onChange={(again) => onChange({ ...value, again })}
      />
    </div>
  );
}

function Standing({ standing }: { readonly standing: PassphraseStanding }): ReactNode {
  const text = useText("start");
  const step = standing.kind === "accepted" ? STEPS[standing.strength] : 0;
  return (
    <div className={classes.standing} role="status">
      <span className={classes.meter} data-step={step} aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
      {standing.kind === "refused" && (
        <span className={classes.refused}>{text.passphraseRefused[standing.reason]}</span>
      )}
      {standing.kind === "accepted" && <span>{text.passphraseStrength[standing.strength]}</span>}
      {standing.kind === "empty" && <span className="wp-dim">{text.passphraseHint}</span>}
    </div>
  );
}

const STEPS = { enough: 1, good: 2, strong: 3 } as const;
