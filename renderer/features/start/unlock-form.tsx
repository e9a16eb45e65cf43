import { Anchor, Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { PassphraseField, TextField } from "../../ui/fields/fields.tsx";
import { ICON, IconFingerprint, IconKey, IconLockOpen } from "../../ui/icons.ts";
import { useAttempt } from "../../use-attempt.ts";
import { FormFailure } from "./form-parts.tsx";
import classes from "./start.module.css";
import { VaultKind } from "./vault-list.tsx";
import type { VaultEntry } from "./views.ts";

export interface UnlockFormProps {
  readonly vault: VaultEntry;
  readonly onForgot: () => void;
}

/** The words of the vault above its passphrase box: a planted vault is noticed before anything is typed. */
export function UnlockForm({ vault, onForgot }: UnlockFormProps): ReactNode {
  const text = useText("start");
  const { client } = useApi();
  const attempt = useAttempt();
  const [passphrase, setPassphrase] = useState("");
  const [analyst, setAnalyst] = useState("");
  const [isMissing, setMissing] = useState(false);
  const isWrong = attempt.failure?.kind === "wrong-passphrase";
  const unlock = (): void => {
    setMissing(passphrase === "");
    if (passphrase === "") return;
    const who = analyst.trim();
    void attempt.run(() =>
      client.vault.unlock({
        name: vault.name,
        passphrase,
        ...(who === "" ? {} : { analyst: who }),
      }),
    );
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        unlock();
      }}
    >
      <h1>{text.unlockTitle(vault.name)}</h1>
      <VaultFacts vault={vault} />
      <PassphraseField
        label={text.passphrase}
        value={passphrase}
        revealLabel={text.passphraseReveal}
        hasFocus
        error={isMissing ? text.passphraseMissing : isWrong ? attempt.message : undefined}
        onChange={(value) => {
          setPassphrase(value);
          setMissing(false);
          attempt.clear();
        }}
      />
      <TextField
        label={text.analystNow}
        hint={text.analystNowHint}
        value={analyst}
        maxLength={128}
        onChange={setAnalyst}
      />
      <FormFailure message={isWrong ? undefined : attempt.message} />
      <div className={classes.actions}>
        <Button type="submit" leftSection={<IconLockOpen {...ICON} />} loading={attempt.isBusy}>
          {text.unlock}
        </Button>
        {vault.hasKeychainSlot && (
          <Button
            variant="default"
            leftSection={<IconKey {...ICON} />}
            disabled={attempt.isBusy}
            onClick={() =>
              void attempt.run(() => client.vault.unlockWithKeychain({ name: vault.name }))
            }
          >
            {text.unlockKeychain}
          </Button>
        )}
        <span className="wp-dim" role="status">
          {attempt.isBusy ? text.unlocking : ""}
        </span>
      </div>
      <Anchor component="button" type="button" className={classes.forgot ?? ""} onClick={onForgot}>
        {text.forgot}
      </Anchor>
    </form>
  );
}

function VaultFacts({ vault }: { readonly vault: VaultEntry }): ReactNode {
  const text = useText("start");
  const format = useFormat();
  return (
    <div className={classes.fingerprint}>
      <IconFingerprint size={22} stroke={1.5} aria-hidden="true" />
      <div>
        <div className={classes.fingerprintLine}>
          <span className="wp-meta">{text.fingerprint}</span>
          <VaultKind kind={vault.kind} />
          <span className="wp-meta">{text.created(format.date(vault.createdAt))}</span>
        </div>
        <strong className={classes.phrase} translate="no">
          {vault.fingerprintWords}
        </strong>
        <div className="wp-meta">{text.fingerprintHint}</div>
      </div>
    </div>
  );
}
