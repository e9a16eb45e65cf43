import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { BackupFile } from "../../backup/backup-file.tsx";
import { followStream } from "../../follow-stream.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { PassphraseField, TextField } from "../../ui/fields/fields.tsx";
import { FileDrop } from "../../ui/file-drop/file-drop.tsx";
import type { PickedFile } from "../../ui/file-drop/picked-file.ts";
import { shareDone } from "../../ui/jobs/remaining.ts";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { uploadFiles } from "../../upload.ts";
import { useAttempt } from "../../use-attempt.ts";
import { BackButton, FormFailure, WorkProgress } from "./form-parts.tsx";
import classes from "./start.module.css";

export interface RestoreFormProps {
  readonly onBack: () => void;
  readonly onRestored: () => void;
}

interface Progress {
  readonly step: "uploading" | "restoring";
  readonly done: number;
  readonly total: number | null;
}

/** A vault out of a backup file: file, name, passphrase; then progress with cancel. */
export function RestoreForm({ onBack, onRestored }: RestoreFormProps): ReactNode {
  const text = useText("start");
  const format = useFormat();
  const { client } = useApi();
  const { show } = useToasts();
  const attempt = useAttempt();
  const abort = useRef<AbortController | undefined>(undefined);
  const [file, setFile] = useState<PickedFile | undefined>(undefined);
  const [name, setName] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [isStrict, setStrict] = useState(false);
  const [progress, setProgress] = useState<Progress | undefined>(undefined);
  const failure = attempt.failure?.kind;
  const isWrong = failure === "wrong-passphrase";
  const isTaken = failure === "directory-not-empty";
  const take = (files: readonly PickedFile[]): void => {
    const [first] = files;
    if (first === undefined) return;
    if (files.length > 1) show({ kind: "info", text: text.restoreOne });
    setFile(first);
    attempt.clear();
  };
  const restore = async (): Promise<void> => {
    setStrict(true);
    if (file === undefined || name.trim() === "" || passphrase === "") return;
    const control = new AbortController();
    abort.current = control;
    const done = await attempt.run(async () => {
      const handle = {
        signal: control.signal,
        report: ({ done: sent, total }: { done: number; total: number | null }) =>
          setProgress({ step: "uploading", done: sent, total }),
      };
      const [uploadId = ""] = await uploadFiles(client, [file], handle, "backup");
      const steps = await client.vault.restore(
        { uploadId, name: name.trim(), passphrase },
        { signal: control.signal },
      );
      return followStream(steps, (step) => setProgress({ step: "restoring", ...step }));
    });
    setProgress(undefined);
    if (!done.ok) return;
    show({ kind: "done", text: text.restored(format.number(done.value.records)) });
    onRestored();
  };
  const share = progress && shareDone(progress);
  return (
    <FileDrop onFiles={take}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void restore();
        }}
      >
        <BackButton onBack={() => (attempt.isBusy ? abort.current?.abort() : onBack())} />
        <h1>{text.restoreTitle}</h1>
        <BackupFile
          file={file}
          onFile={(picked) => take([picked])}
          error={isStrict && file === undefined ? text.restoreFileMissing : undefined}
        />
        <TextField
          label={text.restoreName}
          value={name}
          isRequired
          maxLength={64}
          error={
            isTaken ? text.nameTaken : isStrict && name.trim() === "" ? text.nameMissing : undefined
          }
          onChange={(value) => {
            setName(value);
            attempt.clear();
          }}
        />
        <PassphraseField
          label={text.restorePassphrase}
          hint={text.restorePassphraseHint}
          value={passphrase}
          isRequired
          revealLabel={text.passphraseReveal}
          error={
            isWrong
              ? attempt.message
              : isStrict && passphrase === ""
                ? text.passphraseMissing
                : undefined
          }
          onChange={(value) => {
            setPassphrase(value);
            attempt.clear();
          }}
        />
        <FormFailure message={isWrong || isTaken ? undefined : attempt.message} />
        {progress ? (
          <WorkProgress
            label={progress.step === "uploading" ? text.restoreUploading : text.restoreChecking}
            share={share}
            amount={share === undefined ? "" : format.percent(share)}
            onCancel={() => abort.current?.abort()}
          />
        ) : (
          <div className={classes.actions}>
            <Button type="submit" loading={attempt.isBusy}>
              {text.restore}
            </Button>
            <span className="wp-dim">{text.restoreKept}</span>
          </div>
        )}
      </form>
    </FileDrop>
  );
}
