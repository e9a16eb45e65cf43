import { useState } from "react";
import type { ReactNode } from "react";

import type { Failure } from "../../../shared/contract/failures.ts";
import type { Texts } from "../../../shared/text/index.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import {
  isPassphraseReady,
  NewPassphrase,
  NO_PASSPHRASE,
} from "../../passphrase/new-passphrase.tsx";
import { useStartHold } from "../../start-hold.tsx";
import { TextField } from "../../ui/fields/fields.tsx";
import { useAttempt } from "../../use-attempt.ts";
import { StartForm } from "./start-form.tsx";
import type { VaultEntry } from "./views.ts";

export interface RecoverFormProps {
  readonly vault: VaultEntry;
  readonly onBack: () => void;
  readonly onRecovered: (newCode: string) => void;
}

/** Opens the vault by its recovery code, sets a new passphrase and gets a new code. */
export function RecoverForm({ vault, onBack, onRecovered }: RecoverFormProps): ReactNode {
  const text = useText("start");
  const { client } = useApi();
  const { hold, release } = useStartHold();
  const attempt = useAttempt();
  const [code, setCode] = useState("");
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const [isStrict, setStrict] = useState(false);
  const codeError = wrongCode(attempt.failure, attempt.message, text);
  const submit = async (): Promise<void> => {
    setStrict(true);
    if (code.trim() === "" || !isPassphraseReady(passphrase)) return;
    hold();
    const done = await attempt.run(() =>
      client.vault.recover({
        name: vault.name,
        recoveryCode: code,
        newPassphrase: passphrase.passphrase,
      }),
    );
    if (done.ok) onRecovered(done.value.recoveryCode);
    else release();
  };
  return (
    <StartForm
      title={text.recoverTitle(vault.name)}
      intro={text.recoverText}
      act={text.recover}
      busyText={text.unlocking}
      isBusy={attempt.isBusy}
      failure={codeError === undefined ? attempt.message : undefined}
      onBack={onBack}
      onSubmit={submit}
    >
      <TextField
        label={text.recoveryCode}
        hint={text.recoveryCodeHint}
        value={code}
        isCode
        isRequired
        hasFocus
        maxLength={256}
        error={
          codeError ?? (isStrict && code.trim() === "" ? text.recoveryMistyped.length : undefined)
        }
        onChange={(value) => {
          setCode(value);
          attempt.clear();
        }}
      />
      <NewPassphrase value={passphrase} onChange={setPassphrase} isStrict={isStrict} />
    </StartForm>
  );
}

function wrongCode(
  failure: Failure | undefined,
  message: string | undefined,
  text: Texts["start"],
): string | undefined {
  if (failure?.kind === "wrong-recovery-code") return message;
  if (failure?.kind !== "recovery-code-mistyped") return undefined;
  const { reason, position } = failure;
  const near = position > 0 ? ` ${text.recoveryPosition(position)}` : "";
  return `${text.recoveryMistyped[reason]}${near}`;
}
