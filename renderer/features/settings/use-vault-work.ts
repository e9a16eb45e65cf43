import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { z } from "zod";
import type { vaultCheckSchema } from "../../../shared/contract/vault.ts";
import { isCancelled, useApi } from "../../api.ts";
import { followStream } from "../../follow-stream.ts";
import { useText } from "../../i18n/text-context.ts";
import { useJobs } from "../../ui/jobs/job-context.ts";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { useFailureText } from "../../use-failure-text.ts";

export type CheckResult = z.infer<typeof vaultCheckSchema>;

export interface VaultWork {
  readonly backUp: () => void;
  readonly check: () => void;
  /** What the last check of this visit found. */
  readonly checked: CheckResult | undefined;
  readonly isBusy: { readonly backup: boolean; readonly check: boolean };
}

/** Backup and check as jobs of the status bar, with progress and cancel there. */
export function useVaultWork(): VaultWork {
  const { client, connection, query } = useApi();
  const queries = useQueryClient();
  const text = useText("settings");
  const jobs = useJobs();
  const { show } = useToasts();
  const { describe } = useFailureText();
  const [checked, setChecked] = useState<CheckResult | undefined>(undefined);
  const [isBusy, setBusy] = useState({ backup: false, check: false });
  const failed = (error: unknown): void => {
    if (!isCancelled(error)) show({ kind: "failed", text: describe(error) });
  };
  const backUp = async (): Promise<void> => {
    setBusy((busy) => ({ ...busy, backup: true }));
    try {
      const { ticket, name } = await jobs.run(
        { label: text.backupJob, unit: "bytes" },
        async ({ signal, report }) =>
          followStream(await client.vault.backup(undefined, { signal }), report),
      );
      const outcome = await connection.saveDownload(ticket, name);
      if (outcome === "saved") show({ kind: "done", text: text.backupDone(name) });
      if (outcome === "failed") show({ kind: "failed", text: text.backupFailed });
    } catch (error) {
      failed(error);
    } finally {
      setBusy((busy) => ({ ...busy, backup: false }));
    }
  };
  const check = async (): Promise<void> => {
    setBusy((busy) => ({ ...busy, check: true }));
    try {
      const result = await jobs.run({ label: text.checkJob }, async ({ signal, report }) =>
        followStream(await client.vault.check(undefined, { signal }), report),
      );
      setChecked(result);
      await queries.invalidateQueries({ queryKey: query.vault.info.key() });
      show(
        result.isOk
          ? { kind: "done", text: text.checkOk }
          : {
              kind: "failed",
              text: text.checkBad(result.problems.length),
              more: text.checkBadText,
            },
      );
    } catch (error) {
      failed(error);
    } finally {
      setBusy((busy) => ({ ...busy, check: false }));
    }
  };
  return { backUp: () => void backUp(), check: () => void check(), checked, isBusy };
}
