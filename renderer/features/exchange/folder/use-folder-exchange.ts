import { useRef, useState } from "react";

import type { FolderLedgerView } from "../../../../shared/contract/exchange.ts";
import { isCancelled, useApi } from "../../../api.ts";
import { useRefresh } from "../../../cases/use-change.ts";
import { useRecentFolders } from "../../../exchange/folder-field.tsx";
import { followStream } from "../../../follow-stream.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useJobs } from "../../../ui/jobs/job-context.ts";
import { useFailureText } from "../../../use-failure-text.ts";

export interface ShownLedger {
  readonly kind: "looked" | "done";
  readonly ledger: FolderLedgerView;
}

export interface FolderExchange {
  readonly shown: ShownLedger | undefined;
  readonly progress: { readonly label: string; readonly share: number | undefined } | undefined;
  /** Why the last try came to nothing; empty when it did not fail. */
  readonly message: string;
  readonly look: (directory: string) => Promise<void>;
  readonly run: (directory: string) => Promise<void>;
  readonly cancel: () => void;
}

/** Looks into a folder and exchanges with it; both also stand in the status bar, where they can be cancelled as well. */
export function useFolderExchange(): FolderExchange {
  const text = useText("exchange");
  const { client } = useApi();
  const jobs = useJobs();
  const refresh = useRefresh();
  const { describe } = useFailureText();
  const { remember } = useRecentFolders();
  const own = useRef<AbortController | undefined>(undefined);
  const [shown, setShown] = useState<ShownLedger | undefined>(undefined);
  const [progress, setProgress] = useState<FolderExchange["progress"]>(undefined);
  const [message, setMessage] = useState("");

  const work = async (directory: string, kind: ShownLedger["kind"]): Promise<void> => {
    const label = kind === "looked" ? text.folderLookJob : text.folderRunJob;
    const controller = new AbortController();
    own.current = controller;
    setMessage("");
    setShown(undefined);
    setProgress({ label, share: undefined });
    try {
      const ledger = await jobs.run({ label, unit: "bytes" }, async (job) => {
        const signal = AbortSignal.any([job.signal, controller.signal]);
        const call = kind === "looked" ? client.folders.preview : client.folders.run;
        return followStream(await call({ directory }, { signal }), (step) => {
          job.report(step);
          const isKnown = step.total !== null && step.total > 0;
          setProgress({ label, share: isKnown ? step.done / (step.total ?? 1) : undefined });
        });
      });
      remember(directory);
      setShown({ kind, ledger });
    } catch (error) {
      setMessage(isCancelled(error) ? text.folderCancelled : describe(error));
    } finally {
      setProgress(undefined);
      if (kind === "done") await refresh();
    }
  };
  return {
    shown,
    progress,
    message,
    look: (directory) => work(directory, "looked"),
    run: (directory) => work(directory, "done"),
    cancel: () => own.current?.abort(),
  };
}
