import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { BackupFile } from "../../backup/backup-file.tsx";
import { followStream } from "../../follow-stream.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Dialog } from "../../ui/dialog/dialog.tsx";
import { PassphraseField } from "../../ui/fields/fields.tsx";
import { FileDrop } from "../../ui/file-drop/file-drop.tsx";
import type { PickedFile } from "../../ui/file-drop/picked-file.ts";
import { useJobs } from "../../ui/jobs/job-context.ts";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { uploadFiles } from "../../upload.ts";
import { useAttempt } from "../../use-attempt.ts";

/** Restores a backup completely and throws the result away, so that the day of need brings no surprise. */
export function RehearseRestore({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText("settings");
  const start = useText("start");
  const common = useText("commonUi");
  const format = useFormat();
  const { client } = useApi();
  const { show } = useToasts();
  const jobs = useJobs();
  const attempt = useAttempt();
  const [file, setFile] = useState<PickedFile | undefined>(undefined);
  const [passphrase, setPassphrase] = useState("");
  const [isStrict, setStrict] = useState(false);
  const isWrong = attempt.failure?.kind === "wrong-passphrase";
  const take = ([picked]: readonly PickedFile[]): void => {
    if (picked === undefined) return;
    setFile(picked);
    attempt.clear();
  };
  const rehearse = async (): Promise<void> => {
    setStrict(true);
    if (file === undefined || passphrase === "") return;
    const done = await attempt.run(() =>
      jobs.run({ label: text.rehearseJob, unit: "bytes" }, async (job) => {
        const [uploadId = ""] = await uploadFiles(client, [file], job, "backup");
        const { signal, report } = job;
        return followStream(
          await client.vault.rehearseRestore({ uploadId, passphrase }, { signal }),
          report,
        );
      }),
    );
    if (!done.ok) return;
    const { records, evidenceFiles, damagedFiles } = done.value;
    const found = text.rehearsed(format.number(records), format.number(evidenceFiles));
    show(
      damagedFiles === 0
        ? { kind: "done", text: found }
        : { kind: "failed", text: found, more: text.rehearsedDamaged(damagedFiles) },
    );
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={text.rehearse}
      onClose={onClose}
      onSubmit={() => void rehearse()}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {attempt.isBusy ? common.close : common.cancel}
          </Button>
          <Button type="submit" loading={attempt.isBusy}>
            {text.rehearse}
          </Button>
        </>
      }
    >
      <p className="wp-dim">{text.rehearseHow}</p>
      <FileDrop onFiles={take}>
        <BackupFile
          file={file}
          onFile={(picked) => take([picked])}
          error={isStrict && file === undefined ? start.restoreFileMissing : undefined}
        />
      </FileDrop>
      <PassphraseField
        label={start.restorePassphrase}
        hint={start.restorePassphraseHint}
        value={passphrase}
        revealLabel={text.passphraseReveal}
        isRequired
        error={
          isWrong
            ? attempt.message
            : isStrict && passphrase === ""
              ? start.passphraseMissing
              : undefined
        }
        onChange={(value) => {
          setPassphrase(value);
          attempt.clear();
        }}
      />
      {attempt.message !== undefined && !isWrong && <p role="alert">{attempt.message}</p>}
    </Dialog>
  );
}
