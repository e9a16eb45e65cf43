import type { SaveOutcome } from "../../shared/session/bridge.ts";
import type { FromCore, ToCore } from "./core-messages.ts";

/** A download as the shell passes it on. */
export interface ShellDownload {
  readonly name: string;
  readonly sizeBytes: number;
  /** The next bytes, or `null` at the end. Rejects when the core could not read on. */
  readonly pull: () => Promise<Uint8Array | null>;
  /** The browser went away. */
  readonly cancel: () => void;
}

export type DownloadReply = Exclude<
  Extract<FromCore, { readonly request: number }>,
  { readonly kind: "ask" | "end-importer" }
>;

/** The shell's side of downloads: one question at a time for each. */
export interface DownloadClient {
  readonly open: (ticket: string) => Promise<ShellDownload | null>;
  readonly save: (ticket: string, path: string) => Promise<SaveOutcome>;
  readonly receive: (reply: DownloadReply) => void;
  /** The core ended: everything that waits, and everything asked later, fails. */
  readonly end: () => void;
}

export function createDownloadClient(send: (message: ToCore) => void): DownloadClient {
  const waiting = new Map<number, (reply: DownloadReply) => void>();
  let lastRequest = 0;
  let hasEnded = false;
  const ask = (message: Extract<ToCore, { readonly request: number }>): Promise<DownloadReply> =>
    new Promise((resolve) => {
      if (hasEnded) return resolve({ kind: "download-failed", request: message.request });
      waiting.set(message.request, resolve);
      send(message);
    });
  return {
    open: async (ticket) => {
      const request = (lastRequest += 1);
      const reply = await ask({ kind: "open-download", request, ticket });
      return reply.kind === "download-opened" ? toDownload(reply, ask, send) : null;
    },
    save: async (ticket, path) => {
      const request = (lastRequest += 1);
      return toOutcome(await ask({ kind: "save-download", request, ticket, path }));
    },
    receive: (reply) => {
      waiting.get(reply.request)?.(reply);
      waiting.delete(reply.request);
    },
    end: () => {
      hasEnded = true;
      for (const [request, resolve] of waiting) resolve({ kind: "download-failed", request });
      waiting.clear();
    },
  };
}

function toDownload(
  opened: Extract<DownloadReply, { readonly kind: "download-opened" }>,
  ask: (message: Extract<ToCore, { readonly request: number }>) => Promise<DownloadReply>,
  send: (message: ToCore) => void,
): ShellDownload {
  const { request, name, sizeBytes } = opened;
  return {
    name,
    sizeBytes,
    pull: async () => {
      const reply = await ask({ kind: "pull-download", request });
      if (reply.kind === "download-chunk") return reply.data;
      if (reply.kind === "download-ended") return null;
      throw new Error("The core could not read the download to its end");
    },
    cancel: () => send({ kind: "cancel-download", request }),
  };
}

function toOutcome(reply: DownloadReply): SaveOutcome {
  if (reply.kind === "saved") return { kind: "saved", sizeBytes: reply.sizeBytes };
  return { kind: "failed", reason: reply.kind === "save-failed" ? reply.reason : "refused" };
}
