import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useSaveDocument } from "../../../cases/documents/use-save-document.ts";
import { followStream } from "../../../follow-stream.ts";
import { useText } from "../../../i18n/text-context.ts";
import { isPassphraseReady, NO_PASSPHRASE } from "../../../passphrase/new-passphrase.tsx";
import { CheckField } from "../../../ui/fields/fields.tsx";
import { useJobs } from "../../../ui/jobs/job-context.ts";
import { useFailureText } from "../../../use-failure-text.ts";
import { ArchiveContent } from "./archive-content.tsx";
import { ArchiveSealing, type SealingForm } from "./archive-sealing.tsx";

const NO_SEALING: SealingForm = { kind: "passphrase", passphrase: NO_PASSPHRASE, peerIds: [] };

/** Shows what an archive of the case holds, asks how it is sealed, and writes it. */
export function ArchiveDialog({
  incident,
  onClose,
}: {
  readonly incident: Incident;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText("archives");
  const { client, query } = useApi();
  const jobs = useJobs();
  const save = useSaveDocument();
  const { describe } = useFailureText();
  const [sealing, setSealing] = useState(NO_SEALING);
  const [isRedChosen, setRedChosen] = useState(false);
  const [isRead, setRead] = useState(false);
  const incidentIds = [incident.id];
  const preview = useQuery(query.archives.preview.queryOptions({ input: { incidentIds } }));
  const isRed = preview.data?.tlp === "TLP:RED";
  const isSealed =
    sealing.kind === "passphrase"
      ? isPassphraseReady(sealing.passphrase)
      : sealing.peerIds.length > 0;
  const make = () =>
    jobs.run({ label: text.job(incident.number), unit: "bytes" }, async ({ signal, report }) => {
      const steps = await client.archives.create(
        {
          incidentIds,
          ceiling: isRed ? "TLP:RED" : "TLP:AMBER+STRICT",
          sealing:
            sealing.kind === "passphrase"
              ? { kind: "passphrase", passphrase: sealing.passphrase.passphrase }
              : { kind: "recipients", recipients: sealing.peerIds },
          acknowledged: true,
        },
        { signal },
      );
      return followStream(steps, report);
    });
  return (
    <ActDialog
      title={text.title(incident.number)}
      act={text.save}
      isReady={preview.isSuccess && isRead && isSealed && (!isRed || isRedChosen)}
      missing={isRed && !isRedChosen ? text.redMissing : text.missing}
      onAct={() => save(make)}
      onClose={onClose}
    >
      <p className="wp-dim">{text.warning}</p>
      {preview.isError && <p role="alert">{describe(preview.error)}</p>}
      {preview.data && <ArchiveContent content={preview.data} />}
      <ArchiveSealing form={sealing} onChange={setSealing} />
      {isRed && <CheckField label={text.chooseRed} value={isRedChosen} onChange={setRedChosen} />}
      <CheckField label={text.acknowledge} value={isRead} onChange={setRead} />
    </ActDialog>
  );
}
