import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";

import type { ImportFileResult, ImportRun } from "../../../shared/model/import-run.ts";
import { useRefresh } from "../../cases/use-change.ts";
import { isCancelled, useApi } from "../../api.ts";
import { followStream } from "../../follow-stream.ts";
import type { Texts } from "../../../shared/text/index.ts";
import type { Formatter } from "../../i18n/format.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useImportSession } from "../../imports/import-session.tsx";
import type { ImportChoices, LiveImport } from "../../imports/import-session.tsx";
import { PATHS } from "../../places.ts";
import type { PickedFile } from "../../ui/file-drop/picked-file.ts";
import { useJobs } from "../../ui/jobs/job-context.ts";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { uploadFiles } from "../../upload.ts";
import { useFailureText } from "../../use-failure-text.ts";

/** The screen follows no more often than this: a run may finish a thousand files in a second. */
const DRAW_MS = 150;

/**
 * Uploads and imports files as one job. The job goes on when the analyst leaves the screen; at its end the ledger is
 * opened, or offered by a message where another screen is open.
 */
export function useStartImport(): (
  files: readonly PickedFile[],
  choices: ImportChoices,
) => Promise<void> {
  const { client, query } = useApi();
  const queries = useQueryClient();
  const session = useImportSession();
  const jobs = useJobs();
  const text = useText("imports");
  const format = useFormat();
  const { show } = useToasts();
  const { describe } = useFailureText();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const router = useRouter();
  const finish = async (run: ImportRun): Promise<void> => {
    queries.setQueryData(query.imports.get.queryKey({ input: { id: run.id } }), run);
    await refresh();
    const open = (): void => void navigate({ to: PATHS.importRun, params: { runId: run.id } });
    const isHere = router.state.location.pathname.startsWith(PATHS.imports);
    if (isHere) open();
    show({
      kind: run.totals.refused > 0 ? "info" : "done",
      text: outcomeOf(run, text, format),
      ...(run.totals.refused > 0
        ? { more: text.runRefused(format.number(run.totals.refused)) }
        : {}),
      ...(isHere ? {} : { link: { label: text.doneOpen, open } }),
    });
  };
  return async (files, choices) => {
    const label = text.jobLabel(files.length, format.number(files.length));
    try {
      const run = await jobs.run({ label, unit: "bytes" }, async (job) => {
        const own = new AbortController();
        const signal = AbortSignal.any([job.signal, own.signal]);
        const live = liveOf(files, () => own.abort(), session.setLive);
        const uploadIds = await uploadFiles(client, files, {
          signal,
          report: (step) => {
            job.report(step);
            live({ bytesDone: step.done, currentFile: step.what ?? null });
          },
        });
        const steps = await client.imports.start(
          { uploadIds: [...uploadIds], options: optionsOf(choices) },
          { signal },
        );
        return followStream(steps, (step) => {
          const { bytesDone, bytesTotal, currentFile, finished } = step;
          job.report({ done: bytesDone, total: bytesTotal, what: currentFile ?? "" });
          live({ ...step, step: "importing" }, finished);
        });
      });
      session.stage(undefined);
      await finish(run);
    } catch (error) {
      if (isCancelled(error)) {
        await refresh();
        show({ kind: "info", text: text.doneCancelled });
      } else show({ kind: "failed", text: describe(error) });
    } finally {
      session.setLive(undefined);
    }
  };
}

/** What became of a run, in one sentence. */
function outcomeOf(run: ImportRun, text: Texts["imports"], format: Formatter): string {
  const { files, duplicate, stored } = run.totals;
  if (run.isDryRun) return text.doneDry;
  if (run.wasCancelled) return text.doneCancelled;
  if (files > 0 && duplicate === files) return text.doneDuplicate(files);
  return text.done(files, format.number(stored));
}

/** Contract options: what was not chosen is left out. */
export function optionsOf(choices: ImportChoices) {
  const { format, mappingId, tlp, pap, isDryRun } = choices;
  return {
    isDryRun,
    ...(format === null ? {} : { format }),
    ...(mappingId === null ? {} : { mappingId }),
    ...(tlp === null ? {} : { tlp }),
    ...(pap === null ? {} : { pap }),
  };
}

/** Collects the progress of a run and shows it a few times a second. */
function liveOf(
  files: readonly PickedFile[],
  cancel: () => void,
  show: (live: LiveImport) => void,
): (patch: Partial<LiveImport>, finished?: ImportFileResult | null) => void {
  let lastDrawnMs = 0;
  const results: ImportFileResult[] = [];
  let live: LiveImport = {
    step: "uploading",
    startedAtMs: Date.now(),
    updatedAtMs: Date.now(),
    bytesDone: 0,
    bytesTotal: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    filesDone: 0,
    filesTotal: files.length,
    currentFile: null,
    results,
    cancel,
  };
  show(live);
  return ({ step, bytesDone, bytesTotal, filesDone, filesTotal, currentFile }, finished) => {
    if (finished) results.push(finished);
    const nowMs = Date.now();
    const isNewStep = step !== undefined && step !== live.step;
    live = {
      ...live,
      ...(step === undefined ? {} : { step }),
      ...(bytesDone === undefined ? {} : { bytesDone }),
      ...(bytesTotal === undefined ? {} : { bytesTotal }),
      ...(filesDone === undefined ? {} : { filesDone }),
      ...(filesTotal === undefined ? {} : { filesTotal }),
      ...(currentFile === undefined ? {} : { currentFile }),
      ...(isNewStep ? { startedAtMs: nowMs } : {}),
      updatedAtMs: nowMs,
    };
    if (nowMs - lastDrawnMs < DRAW_MS) return;
    lastDrawnMs = nowMs;
    show({ ...live, results: [...results] });
  };
}
