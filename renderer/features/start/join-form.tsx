import { useState } from "react";
import type { ReactNode } from "react";

import type { Client } from "../../../shared/contract/index.ts";
import { MAX_INVITATION_CHARS } from "../../../shared/exchange/identity/invitation.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import {
  isPassphraseReady,
  NewPassphrase,
  NO_PASSPHRASE,
} from "../../passphrase/new-passphrase.tsx";
import { useStartHold } from "../../start-hold.tsx";
import { TextField } from "../../ui/fields/fields.tsx";
import { TextFileField } from "../../ui/file-drop/text-file-field.tsx";
import { useAttempt } from "../../use-attempt.ts";
import { FieldGroup } from "./form-parts.tsx";
import { joinInput, type JoinForm as Form } from "./join-rules.ts";
import { StartForm } from "./start-form.tsx";

export interface JoinFormProps {
  readonly onBack: () => void;
  readonly onJoined: (made: { readonly vaultName: string; readonly code: string }) => void;
}

const EMPTY: Form = { invitation: "", code: "", vaultName: "", analyst: "" };

/** A vault of our organisation out of an invitation that another laptop of it made: file, spoken words, passphrase. */
export function JoinForm({ onBack, onJoined }: JoinFormProps): ReactNode {
  const text = useText("start");
  const { client } = useApi();
  const { hold, release } = useStartHold();
  const attempt = useAttempt();
  const [form, setForm] = useState(EMPTY);
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const [isStrict, setStrict] = useState(false);
  const input = joinInput(form);
  const set = (patch: Partial<Form>): void => {
    setForm({ ...form, ...patch });
    attempt.clear();
  };
  const submit = async (): Promise<void> => {
    setStrict(true);
    if (input === undefined || !isPassphraseReady(passphrase)) return;
    const made = await joinHeld(client, { ...input, passphrase: passphrase.passphrase });
    if (made !== undefined) onJoined({ vaultName: input.vaultName, code: made.recoveryCode });
  };
  const joinHeld = async (api: Client, join: Parameters<Client["devices"]["join"]>[0]) => {
    // The vault is open as soon as it is made: the code has to be seen before the screens come.
    hold();
    const made = await attempt.run(() => api.devices.join(join));
    if (made.ok) return made.value;
    release();
    return undefined;
  };
  return (
    <StartForm
      title={text.joinTitle}
      intro={text.joinText}
      act={text.join}
      busyText={text.creating}
      isBusy={attempt.isBusy}
      failure={attempt.message}
      onBack={onBack}
      onSubmit={submit}
    >
      <JoinFields form={form} isStrict={isStrict} onChange={set} />
      <FieldGroup title={text.sectionPassphrase}>
        <NewPassphrase value={passphrase} isStrict={isStrict} onChange={setPassphrase} />
      </FieldGroup>
    </StartForm>
  );
}

function JoinFields(props: {
  readonly form: Form;
  readonly isStrict: boolean;
  readonly onChange: (patch: Partial<Form>) => void;
}): ReactNode {
  const { form, isStrict, onChange } = props;
  const text = useText("start");
  const missing = (value: string, message: string): string | undefined =>
    isStrict && value.trim() === "" ? message : undefined;
  return (
    <>
      <FieldGroup title={text.sectionInvitation}>
        <TextFileField
          label={text.joinFile}
          text={form.invitation}
          onText={(invitation) => onChange({ invitation })}
          maxChars={MAX_INVITATION_CHARS}
          tooLarge={text.joinFileTooLarge}
          accept=".wpinvite"
          form="file"
          error={missing(form.invitation, text.joinFileMissing)}
        />
        <TextField
          label={text.joinCode}
          hint={text.joinCodeHint}
          value={form.code}
          isCode
          isRequired
          maxLength={512}
          error={missing(form.code, text.joinCodeMissing)}
          onChange={(code) => onChange({ code })}
        />
      </FieldGroup>
      <FieldGroup title={text.sectionVault} columns={2}>
        <TextField
          label={text.name}
          hint={text.nameHint}
          value={form.vaultName}
          isRequired
          maxLength={64}
          error={missing(form.vaultName, text.nameMissing)}
          onChange={(vaultName) => onChange({ vaultName })}
        />
        <TextField
          label={text.analyst}
          hint={text.analystHint}
          value={form.analyst}
          isRequired
          maxLength={128}
          error={missing(form.analyst, text.analystMissing)}
          onChange={(analyst) => onChange({ analyst })}
        />
      </FieldGroup>
    </>
  );
}
