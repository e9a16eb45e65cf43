import { useQuery } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";

import type { Evidence } from "../../../shared/model/case-parts.ts";
import type { ObservableSubject } from "../../../shared/model/observable.ts";
import { isCancelled, useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import type { PickedFile } from "../../ui/file-drop/picked-file.ts";
import { useJobs } from "../../ui/jobs/job-context.ts";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { uploadFiles } from "../../upload.ts";
import { useFailureText } from "../../use-failure-text.ts";
import { useChange, useRefresh } from "../use-change.ts";

export interface EvidenceActions {
  readonly query: UseQueryResult<readonly Evidence[]>;
  readonly take: (files: readonly PickedFile[], skippedCount: number) => void;
  /** Reads every byte again and compares with the hash taken on the way in. */
  readonly verify: (ids: readonly string[]) => void;
}

/** Evidence of an incident or report: list, intake by upload, verification as jobs of the status bar. */
export function useEvidence(subject: ObservableSubject): EvidenceActions {
  const { client, query } = useApi();
  const text = useText("cases");
  const common = useText("commonUi");
  const jobs = useJobs();
  const { show } = useToasts();
  const { describe } = useFailureText();
  const change = useChange();
  const refresh = useRefresh();
  const failed = (error: unknown): void => {
    if (!isCancelled(error)) show({ kind: "failed", text: describe(error) });
  };
  return {
    query: useQuery({
      ...query.evidence.list.queryOptions({ input: { subject } }),
      select: ({ items }): readonly Evidence[] => items,
    }),
    take: (files, skippedCount) => {
      if (skippedCount > 0) show({ kind: "info", text: common.dropSkipped(skippedCount) });
      if (files.length === 0) return;
      jobs
        .run({ label: text.evTaking(files.length), unit: "bytes" }, (job) =>
          uploadFiles(client, files, job),
        )
        .then(
          (uploadIds) =>
            change({
              call: () => client.evidence.add({ subject, uploadIds: [...uploadIds] }),
              done: ({ ids }) => text.evTaken(ids.length),
            }),
          failed,
        );
    },
    verify: (ids) => {
      jobs
        .run({ label: text.evVerifying(ids.length) }, async ({ signal, report }) => {
          const events = await client.evidence.verify({ ids: [...ids] }, { signal });
          for (let step = await events.next(); ; step = await events.next()) {
            if (step.done) return step.value;
            report(step.value);
          }
        })
        .then(({ verified, damaged }) => {
          show(
            damaged.length === 0
              ? { kind: "done", text: text.evVerified(verified) }
              : { kind: "failed", text: text.evDamaged(damaged.length), more: text.evDamagedMore },
          );
          return refresh();
        }, failed);
    },
  };
}
