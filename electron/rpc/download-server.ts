import type { Download, Core } from "./core.ts";
import type { FromCore, ToCore } from "./core-messages.ts";
import { saveDownload } from "./save-download.ts";

type DownloadMessage = Extract<
  ToCore,
  { readonly kind: "open-download" | "pull-download" | "cancel-download" | "save-download" }
>;

/** Serves downloads to the shell: a chunk for each pull, so that a slow browser never fills memory. */
export interface DownloadServer {
  readonly receive: (message: DownloadMessage) => Promise<void>;
}

export function createDownloadServer(
  core: Core,
  send: (message: FromCore) => void,
): DownloadServer {
  const running = new Map<number, AsyncIterator<Uint8Array>>();
  return {
    receive: async (message) => {
      const { request } = message;
      if (message.kind === "pull-download") return pull(running, request, send);
      if (message.kind === "cancel-download") return cancel(running, request);
      const download = await core.openDownload(message.ticket);
      if (message.kind === "save-download") return save(download, request, message.path, send);
      if (download === undefined) return send({ kind: "download-failed", request });
      running.set(request, download.stream()[Symbol.asyncIterator]());
      const { name, sizeBytes } = download;
      send({ kind: "download-opened", request, name, sizeBytes });
    },
  };
}

type Running = Map<number, AsyncIterator<Uint8Array>>;
type Send = (message: FromCore) => void;

async function pull(running: Running, request: number, send: Send): Promise<void> {
  const stream = running.get(request);
  if (stream === undefined) return send({ kind: "download-failed", request });
  try {
    const next = await stream.next();
    if (next.done !== true) return send({ kind: "download-chunk", request, data: next.value });
    running.delete(request);
    send({ kind: "download-ended", request });
  } catch (thrown) {
    running.delete(request);
    send({ kind: "download-failed", request });
    throw thrown;
  }
}

async function cancel(running: Running, request: number): Promise<void> {
  const stream = running.get(request);
  running.delete(request);
  await stream?.return?.();
}

async function save(
  download: Download | undefined,
  request: number,
  path: string,
  send: Send,
): Promise<void> {
  if (download === undefined) return send({ kind: "save-failed", request, reason: "ticket" });
  try {
    send({ kind: "saved", request, sizeBytes: await saveDownload(download, path) });
  } catch (thrown) {
    send({ kind: "save-failed", request, reason: "disk" });
    throw thrown;
  }
}
