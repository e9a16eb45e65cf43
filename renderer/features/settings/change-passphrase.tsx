import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import {
  isPassphraseReady,
  NewPassphrase,
  NO_PASSPHRASE,
} from "../../passphrase/new-passphrase.tsx";
import { Dialog } from "../../ui/dialog/dialog.tsx";
import { PassphraseField } from "../../ui/fields/fields.tsx";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { useAttempt } from "../../use-attempt.ts";

/** A new passphrase for the open vault; the present one is asked for, since a vault may be left open. */
export function ChangePassphrase({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText("settings");
  const start = useText("start");
  const common = useText("commonUi");
  const { client } = useApi();
  const { show } = useToasts();
  const attempt = useAttempt();
  const [old, setOld] = useState("");
  const [next, setNext] = useState(NO_PASSPHRASE);
  const [isStrict, setStrict] = useState(false);
  const isWrong = attempt.failure?.kind === "wrong-passphrase";
  const save = async (): Promise<void> => {
    setStrict(true);
    if (old === "" || !isPassphraseReady(next)) return;
    const done = await attempt.run(() =>
      client.vault.changePassphrase({ oldPassphrase: old, newPassphrase: next.passphrase }),
    );
    if (!done.ok) return;
    show({ kind: "done", text: text.passphraseChanged });
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={text.changePassphrase}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={attempt.isBusy}>
            {text.changePassphrase}
          </Button>
        </>
      }
    >
      <PassphraseField
        label={text.oldPassphrase}
        value={old}
        revealLabel={text.passphraseReveal}
        isRequired
        hasFocus
        error={
          isWrong ? attempt.message : isStrict && old === "" ? start.passphraseMissing : undefined
        }
        onChange={(value) => {
          setOld(value);
          attempt.clear();
        }}
      />
      <NewPassphrase value={next} onChange={setNext} isStrict={isStrict} />
      {attempt.message !== undefined && !isWrong && <p role="alert">{attempt.message}</p>}
    </Dialog>
  );
}
