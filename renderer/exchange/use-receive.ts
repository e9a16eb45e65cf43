import { useCallback } from "react";

import type { Arrival } from "../../shared/contract/exchange-receipt.ts";
import { failureOf, isCancelled, useApi } from "../api.ts";
import { useRefresh } from "../cases/use-change.ts";
import { followStream } from "../follow-stream.ts";
import { useText } from "../i18n/text-context.ts";
import { useFormat } from "../i18n/use-format.ts";
import type { PickedFile } from "../ui/file-drop/picked-file.ts";
import { useJobs } from "../ui/jobs/job-context.ts";
import { useToasts } from "../ui/toasts/toast-context.ts";
import { uploadFiles } from "../upload.ts";
import { useFailureText } from "../use-failure-text.ts";
import { useReceiveSession, type ReceivedBundle, type ReceivedState } from "./receive-session.tsx";

export interface Receiving {
  /** Brings bundles in and verifies them one after the other. */
  readonly receive: (files: readonly PickedFile[]) => void;
  /** Takes a verified one in, whole or not at all. */
  readonly accept: (bundle: ReceivedBundle) => void;
  /** Puts it away; nothing of it is taken in. */
  readonly reject: (bundle: ReceivedBundle) => void;
  /** After a card was taken in or words were compared. */
  readonly checkAgain: (bundle: ReceivedBundle) => void;
}

/** What can be done with bundles that come through the window, each as a job of the status bar. */
export function useReceive(): Receiving {
  const text = useText("exchange");
  const format = useFormat();
  const { client } = useApi();
  const session = useReceiveSession();
  const jobs = useJobs();
  const refresh = useRefresh();
  const { show } = useToasts();
  const { describe } = useFailureText();
  const { add, change, remove } = session;

  const inspect = useCallback(
    async (key: number, uploadId: string, name: string) => {
      change(key, { state: { kind: "checking" } });
      try {
        const arrival = await jobs.run(
          { label: text.receiveJob(name), unit: "bytes" },
          async ({ signal, report }) =>
            followStream(await client.bundles.inspect({ uploadId }, { signal }), report),
        );
        change(key, { state: stateOf(arrival) });
      } catch (error) {
        change(key, { state: stateAfter(error) });
      }
    },
    [change, client, jobs, text],
  );
  const bringIn = async (file: PickedFile, key: number): Promise<void> => {
    try {
      const [uploadId = ""] = await jobs.run(
        { label: text.receiveJob(file.path), unit: "bytes" },
        (job) => uploadFiles(client, [file], job, "bundle"),
      );
      change(key, { uploadId });
      await inspect(key, uploadId, file.path);
    } catch (error) {
      if (isCancelled(error)) remove(key);
      else change(key, { state: { kind: "refused", error } });
    }
  };
  const accept = async (bundle: ReceivedBundle): Promise<void> => {
    const { key, uploadId, name, state } = bundle;
    if (uploadId === null || state.kind !== "ready" || !state.arrival.mayApply) return;
    change(key, { state: { kind: "checking" } });
    const order = orderOf(uploadId, bundle);
    try {
      const arrival = await jobs.run(
        { label: text.applyJob(name), unit: "bytes" },
        async ({ signal, report }) =>
          followStream(await client.bundles.apply(order, { signal }), report),
      );
      change(key, { uploadId: null, state: { kind: "applied", arrival } });
      await refresh();
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
    reject,
    checkAgain: ({ key, uploadId, name }) => {
      if (uploadId !== null) void inspect(key, uploadId, name);
    },
  };
}

/** Whether a bundle that waits was rolled back here before. */
export function isTakenOut(bundle: ReceivedBundle | undefined): boolean {
  return bundle?.state.kind === "ready" && bundle.state.arrival.takenOutAt !== null;
}

/** One that was rolled back is shown as such, so taking it in again is what was asked for. */
function orderOf(
  uploadId: string,
  bundle: ReceivedBundle,
): { readonly uploadId: string; readonly again?: true } {
  return isTakenOut(bundle) ? { uploadId, again: true } : { uploadId };
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
