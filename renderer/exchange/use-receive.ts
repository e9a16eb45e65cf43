import { useCallback } from "react";

import type { Arrival } from "../../shared/contract/exchange-receipt.ts";
import type { Client } from "../../shared/contract/index.ts";
import { failureOf, isCancelled, useApi } from "../api.ts";
import { useRefresh } from "../cases/use-change.ts";
import { followStream } from "../follow-stream.ts";
import { useText } from "../i18n/text-context.ts";
import { useFormat } from "../i18n/use-format.ts";
import type { PickedFile } from "../ui/file-drop/picked-file.ts";
import type { RowSelection } from "../ui/grid/selection.ts";
import { useJobs } from "../ui/jobs/job-context.ts";
import { useToasts } from "../ui/toasts/toast-context.ts";
import { uploadFiles } from "../upload.ts";
import { useFailureText } from "../use-failure-text.ts";
import { applyAt, holdAt, inspectAt, sourceOf, type BundleSource } from "./bundle-source.ts";
import { choiceOf, isNothingChosen } from "./record-choice.ts";
import { useReceiveSession, type ReceivedBundle, type ReceivedState } from "./receive-session.tsx";

export interface Receiving {
  /** Brings bundles in and verifies them one after the other. */
  readonly receive: (files: readonly PickedFile[]) => void;
  /** Takes a verified one in, whole or what is chosen of it. */
  readonly accept: (bundle: ReceivedBundle) => void;
  /** Marks the records that are to be taken in. */
  readonly choose: (bundle: ReceivedBundle, chosen: RowSelection) => void;
  /** Puts it away; nothing of it is taken in. */
  readonly reject: (bundle: ReceivedBundle) => void;
  /** Takes it off the list; what the vault keeps has to be discarded first. */
  readonly remove: (key: number) => void;
  /** After a card was taken in or words were compared. */
  readonly checkAgain: (bundle: ReceivedBundle) => void;
}

/** What can be done with bundles that come through the window, each as a job of the status bar. */
export function useReceive(): Receiving {
  const text = useText("exchange");
  const { client } = useApi();
  const session = useReceiveSession();
  const jobs = useJobs();
  const refresh = useRefresh();
  const { show } = useToasts();
  const { add, change, remove } = session;

  const inspect = useCallback(
    async (key: number, source: BundleSource, name: string) => {
      change(key, { state: { kind: "checking" } });
      const state = await lookAt(client, jobs, source, text.receiveJob(name));
      const held = state.kind === "quarantined" ? await holdAt(client, source) : undefined;
      change(key, held === undefined ? { state } : { state, held, uploadId: null });
      // A list that was read before would take it for one that is gone.
      if (held !== undefined) await refresh();
    },
    [change, client, jobs, refresh, text],
  );
  const bringIn = async (file: PickedFile, key: number): Promise<void> => {
    try {
      const [uploadId = ""] = await jobs.run(
        { label: text.receiveJob(file.path), unit: "bytes" },
        (job) => uploadFiles(client, [file], job, "bundle"),
      );
      change(key, { uploadId });
      await inspect(key, { uploadId }, file.path);
    } catch (error) {
      if (isCancelled(error)) remove(key);
      else change(key, { state: { kind: "refused", error } });
    }
  };
  const accept = useAccept();
  const reject = ({ key, uploadId, state }: ReceivedBundle): void => {
    remove(key);
    if (uploadId !== null) void client.desk.upload.cancel({ uploadId });
    if (state.kind === "ready" || state.kind === "quarantined")
      show({ kind: "info", text: text.rejected });
  };
  return {
    receive: (files) => {
      const keys = add(files);
      void (async () => {
        for (const [at, file] of files.entries()) await bringIn(file, keys[at] ?? 0);
      })();
    },
    accept: (bundle) => void accept(bundle),
    choose: ({ key }, chosen) => change(key, { chosen }),
    reject,
    checkAgain: (bundle) => {
      const source = sourceOf(bundle);
      if (source !== undefined) void inspect(bundle.key, source, bundle.name);
    },
    remove,
  };
}

/** Takes a bundle in and says what came of it. */
function useAccept(): (bundle: ReceivedBundle) => Promise<void> {
  const text = useText("exchange");
  const bundles = useText("bundles");
  const format = useFormat();
  const { client } = useApi();
  const { change } = useReceiveSession();
  const jobs = useJobs();
  const refresh = useRefresh();
  const { show } = useToasts();
  const { describe } = useFailureText();
  return async (bundle: ReceivedBundle): Promise<void> => {
    const { key, name, state } = bundle;
    const source = sourceOf(bundle);
    if (source === undefined || state.kind !== "ready" || !state.arrival.mayApply) return;
    if (isNothingChosen(bundle)) return;
    change(key, { state: { kind: "checking" } });
    const isAgain = isTakenOut(bundle);
    const choice = choiceOf(bundle);
    try {
      const arrival = await jobs.run(
        { label: text.applyJob(name), unit: "bytes" },
        async ({ signal, report }) =>
          followStream(await applyAt(client, source, { isAgain, choice, signal }), report),
      );
      change(key, { uploadId: null, held: null, state: { kind: "applied", arrival } });
      // What was left out is listed anew, from where the vault keeps it.
      await refresh();
      if (arrival.isOffered === false) show({ kind: "failed", text: bundles.notOffered });
      const count = arrival.appliedCount ?? 0;
      show({
        kind: "done",
        text: count === 0 ? text.acceptedNothing : text.accepted(count, format.number(count)),
      });
    } catch (error) {
      change(key, { state });
      if (!isCancelled(error)) show({ kind: "failed", text: describe(error) });
    }
  };
}

/** Whether a bundle that waits was rolled back here before. */
export function isTakenOut(bundle: ReceivedBundle | undefined): boolean {
  return bundle?.state.kind === "ready" && bundle.state.arrival.takenOutAt !== null;
}

async function lookAt(
  client: Client,
  jobs: ReturnType<typeof useJobs>,
  source: BundleSource,
  label: string,
): Promise<ReceivedState> {
  try {
    const arrival = await jobs.run({ label, unit: "bytes" }, async ({ signal, report }) =>
      followStream(await inspectAt(client, source, signal), report),
    );
    return stateOf(arrival);
  } catch (error) {
    return stateAfter(error);
  }
}

/** One whose sender was never compared is looked at in quarantine. */
function stateOf(arrival: Arrival): ReceivedState {
  return arrival.mayApply || arrival.place.kind === "fork"
    ? { kind: "ready", arrival }
    : { kind: "quarantined", error: undefined, arrival };
}

/** A sender who is not trusted may become so; everything else that is wrong stays wrong. */
function stateAfter(error: unknown): ReceivedState {
  const failure = failureOf(error);
  const isOfSender =
    failure?.kind === "bundle-refused" && failure.problem.kind === "signer-refused";
  return isOfSender || isCancelled(error)
    ? { kind: "quarantined", error, arrival: null }
    : { kind: "refused", error };
}
