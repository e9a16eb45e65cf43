import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { isCancelled, useApi } from "../../api.ts";
import { followStream } from "../../follow-stream.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { PickedFile } from "../../ui/file-drop/picked-file.ts";
import { useJobs } from "../../ui/jobs/job-context.ts";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { useFailureText } from "../../use-failure-text.ts";

export interface WarningListsWork {
  readonly isBusy: boolean;
  readonly install: (files: readonly PickedFile[]) => void;
  readonly remove: (name: string) => void;
  /** Goes on where it was cancelled. */
  readonly recheck: () => void;
}

/** Changes of the warning lists, each followed by a look at all observables as a job of the status bar. */
export function useWarningLists(): WarningListsWork {
  const { client } = useApi();
  const queries = useQueryClient();
  const words = useText("warningLists");
  const format = useFormat();
  const jobs = useJobs();
  const { show } = useToasts();
  const { describe } = useFailureText();
  const [isBusy, setBusy] = useState(false);
  const recheck = async (): Promise<void> => {
    await queries.invalidateQueries();
    const { changed } = await jobs.run({ label: words.rechecking }, async ({ signal, report }) =>
      followStream(await client.warningLists.recheck(undefined, { signal }), report),
    );
    show({ kind: "done", text: words.rechecked(format.number(changed)) });
  };
  const attempt = (work: () => Promise<void>): void => {
    setBusy(true);
    work()
      .catch((error: unknown) => {
        if (!isCancelled(error)) show({ kind: "failed", text: describe(error) });
      })
      .finally(() => {
        setBusy(false);
        void queries.invalidateQueries();
      });
  };
  const installAll = async (files: readonly PickedFile[]): Promise<void> => {
    const added: string[] = [];
    for (const file of files) {
      try {
        const bytes = new Uint8Array(await new Response(file.stream()).arrayBuffer());
        added.push((await client.warningLists.install({ bytes })).name);
      } catch (error) {
        show({ kind: "failed", text: words.refused(file.path, describe(error)) });
      }
    }
    if (added.length === 0) return;
    show({ kind: "done", text: words.added(added.length, added.join(", ")) });
    await recheck();
  };
  return {
    isBusy,
    install: (files) => {
      if (files.length > 0) attempt(() => installAll(files));
    },
    remove: (name) =>
      attempt(async () => {
        await client.warningLists.remove({ name });
        show({ kind: "done", text: words.removed(name) });
        await recheck();
      }),
    recheck: () => attempt(recheck),
  };
}
