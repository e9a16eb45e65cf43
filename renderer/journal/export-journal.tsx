import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import { useApi } from "../api.ts";
import { useText } from "../i18n/text-context.ts";
import { Dialog } from "../ui/dialog/dialog.tsx";
import { useToasts } from "../ui/toasts/toast-context.ts";
import { useAttempt } from "../use-attempt.ts";

/** Asks before the journal leaves the vault in clear, and saves it. */
export function ExportJournal({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText("journal");
  const common = useText("commonUi");
  const { client, connection } = useApi();
  const { show } = useToasts();
  const attempt = useAttempt();
  const save = async (): Promise<void> => {
    const made = await attempt.run(async () => {
      const { ticket, name } = await client.journal.export();
      return { name, outcome: await connection.saveDownload(ticket, name) };
    });
    if (!made.ok) return;
    const { name, outcome } = made.value;
    if (outcome === "failed") show({ kind: "failed", text: text.exportFailed });
    if (outcome === "saved") show({ kind: "done", text: text.exported(name) });
    onClose();
  };
  return (
    <Dialog
      isOpen
      width="small"
      title={text.exportTitle}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={attempt.isBusy} data-autofocus>
            {text.exportAct}
          </Button>
        </>
      }
    >
      <p>{text.exportText}</p>
      {attempt.message !== undefined && <p role="alert">{attempt.message}</p>}
    </Dialog>
  );
}
