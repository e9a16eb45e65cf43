import { useRef, useState } from "react";

import type { WrittenBundleView } from "../../../shared/contract/exchange.ts";
import { isCancelled, useApi } from "../../api.ts";
import { useRefresh } from "../../cases/use-change.ts";
import { followStream } from "../../follow-stream.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFailureText } from "../../use-failure-text.ts";
import { useRecentFolders } from "../folder-field.tsx";
import { orderFor } from "./choices.ts";
import type { Target } from "./target-fields.tsx";
import type { PeerRelease, SentIncident } from "./use-send.ts";

/** One bundle that was written, and whether it got to where it was to go. */
export interface Written {
  readonly peerName: string;
  readonly bundle: WrittenBundleView;
  readonly isSaved: boolean;
}

export interface WriteDone {
  readonly target: Target;
  readonly written: readonly Written[];
  /** What stopped the rest; empty when nothing did. */
  readonly message: string;
}

export interface WriteOptions {
  readonly target: Target;
  /** Later changes go to the peers as well, with the next exchange. */
  readonly keepsUp: boolean;
}

export interface Writing {
  readonly isBusy: boolean;
  readonly progress: { readonly label: string; readonly share: number | undefined } | undefined;
  /** Why nothing was written. */
  readonly message: string;
  readonly done: WriteDone | undefined;
  readonly write: (
    incidents: readonly SentIncident[],
    releases: readonly PeerRelease[],
    options: WriteOptions,
  ) => Promise<void>;
  readonly cancel: () => void;
}

/** Writes one bundle for each peer, one after the other: what was seen, and nothing else. */
export function useWriteBundles(): Writing {
  const text = useText("exchange");
  const { client, connection } = useApi();
  const refresh = useRefresh();
  const { describe } = useFailureText();
  const { remember } = useRecentFolders();
  const abort = useRef<AbortController | undefined>(undefined);
  const [progress, setProgress] = useState<Writing["progress"]>(undefined);
  const [message, setMessage] = useState("");
  const [done, setDone] = useState<WriteDone | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);

  const writeOne = async (
    incidentIds: readonly string[],
    { peer, choice, view }: PeerRelease,
    target: Target,
    signal: AbortSignal,
  ): Promise<Written> => {
    const label = text.sendJob(peer.name);
    setProgress({ label, share: undefined });
    const place = target.kind === "folder" ? { directory: target.directory.trim() } : {};
    const order = { ...orderFor(peer.id, incidentIds, choice), digest: view?.digest ?? "" };
    const steps = await client.bundles.write({ ...order, ...place }, { signal });
    const bundle = await followStream(steps, (step) => {
      const share = step.total === null || step.total === 0 ? undefined : step.done / step.total;
      setProgress({ label: `${label} (${phaseOf(step.what, text)})`, share });
    });
    const isSaved =
      bundle.ticket === null ||
      (await connection.saveDownload(bundle.ticket, bundle.name)) === "saved";
    return { peerName: peer.name, bundle, isSaved };
  };

  const write: Writing["write"] = async (incidents, releases, { target, keepsUp }) => {
    const controller = new AbortController();
    abort.current = controller;
    setBusy(true);
    setMessage("");
    const written: Written[] = [];
    const incidentIds = incidents.map(({ id }) => id);
    const end = (why: string): void =>
      written.length === 0 ? setMessage(why) : setDone({ target, written, message: why });
    try {
      for (const release of releases) {
        written.push(await writeOne(incidentIds, release, target, controller.signal));
      }
      if (keepsUp) {
        const peerIds = releases.map(({ peer }) => peer.id);
        await client.folders.share({ peerIds, incidentIds });
      }
      if (target.kind === "folder") remember(target.directory.trim());
      end("");
    } catch (error) {
      end(isCancelled(error) ? text.sendCancelled : describe(error));
    } finally {
      setBusy(false);
      setProgress(undefined);
      await refresh();
    }
  };
  return { isBusy, progress, message, done, write, cancel: () => abort.current?.abort() };
}

function phaseOf(phase: string, text: ReturnType<typeof useText<"exchange">>): string {
  const phases: Readonly<Record<string, string>> = text.phases;
  return phases[phase] ?? phase;
}
