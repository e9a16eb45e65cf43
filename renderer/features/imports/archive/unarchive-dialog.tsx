import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";

import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { PATHS } from "../../../places.ts";
import { Dialog } from "../../../ui/dialog/dialog.tsx";
import { CheckField, PassphraseField } from "../../../ui/fields/fields.tsx";
import type { PickedFile } from "../../../ui/file-drop/picked-file.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { useToasts } from "../../../ui/toasts/toast-context.ts";
import { ArchiveLedgerView } from "./archive-ledger-view.tsx";
import { useUnarchive } from "./use-unarchive.ts";

/** Verifies a case archive, shows what it would change, and takes it in when the analyst says so. */
export function UnarchiveDialog({
  file,
  onClose,
}: {
  readonly file: PickedFile;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText("archives");
  const start = useText("start");
  const common = useText("commonUi");
  const navigate = useNavigate();
  const { show } = useToasts();
  const { ledger, isBusy, error, say, look, take } = useUnarchive(file);
  const [passphrase, setPassphrase] = useState("");
  const [isVouched, setVouched] = useState(false);
  const standing = ledger?.signer.standing;
  const isStranger = standing === "unknown" || standing === "not-compared";
  const submit = async (): Promise<void> => {
    if (isBusy) return;
    if (ledger === undefined) return look(passphrase);
    if (ledger.isUnchanged) return onClose();
    if (isStranger && !isVouched) return say(text.vouchMissing);
    const taken = await take(passphrase, isStranger ? ledger.signer.deviceKeyId : null);
    if (taken === undefined) return;
    const [incident] = taken.incidents;
    onClose();
    show({ kind: "done", text: text.taken(incident?.number ?? "") });
    if (incident) await navigate({ to: PATHS.incident, params: { incidentId: incident.id } });
  };
  const act = ledger === undefined ? text.look : ledger.isUnchanged ? text.done : text.take;
  return (
    <Dialog
      isOpen
      title={text.takeTitle}
      width="medium"
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          {error !== "" && <p role="alert">{error}</p>}
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={isBusy}>
            {act}
          </Button>
        </>
      }
    >
      <p className="wp-dim">{text.takeIntro}</p>
      <Facts>
        <Fact name={text.file}>
          <SafeText text={file.path} />
        </Fact>
      </Facts>
      {ledger === undefined ? (
        <PassphraseField
          label={text.passphrase}
          hint={text.passphraseHint}
          value={passphrase}
          revealLabel={start.passphraseReveal}
          hasFocus
          onChange={setPassphrase}
        />
      ) : (
        <ArchiveLedgerView ledger={ledger} />
      )}
      {ledger !== undefined && isStranger && !ledger.isUnchanged && (
        <CheckField
          label={text.vouch(ledger.signer.deviceKeyId)}
          value={isVouched}
          onChange={setVouched}
        />
      )}
    </Dialog>
  );
}
