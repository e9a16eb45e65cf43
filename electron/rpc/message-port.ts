import type { MessagePort } from "node:worker_threads";
import type { FramePort, MessageLine } from "./frame-port.ts";

/** What this adaptor needs of Electron's `MessagePortMain`; named here so that nothing imports Electron. */
export interface MessagePortMainLike {
  readonly on: ((
    event: "message",
    listener: (event: { readonly data: unknown }) => void,
  ) => unknown) &
    ((event: "close", listener: () => void) => unknown);
  readonly postMessage: (message: unknown) => void;
  readonly start: () => void;
  readonly close: () => void;
}

/** Electron: the other end is a window, the core or an importer process. What waits is delivered at `onData`. */
export function fromMessagePortMain(port: MessagePortMainLike): MessageLine {
  const end = createEnd();
  port.on("close", end.closed);
  return {
    send: (message) => port.postMessage(message),
    onData: (listener) => {
      port.on("message", (event) => listener(event.data));
      port.start();
    },
    onClose: end.onClose,
    close: () => {
      port.close();
      end.closed();
    },
  };
}

/** Node: the other end is a worker thread, or the same thread in tests. */
export function fromWorkerPort(port: MessagePort): FramePort {
  const end = createEnd();
  port.on("close", end.closed);
  return {
    send: (frame) => port.postMessage(frame),
    onData: (listener) => {
      port.on("message", listener);
    },
    onClose: end.onClose,
    close: () => {
      port.close();
      end.closed();
    },
  };
}

/** Electron tells of the remote end's closing only; ours has to be told here. */
function createEnd() {
  let listeners: readonly (() => void)[] = [];
  return {
    onClose: (listener: () => void): void => {
      listeners = [...listeners, listener];
    },
    closed: (): void => {
      const told = listeners;
      listeners = [];
      for (const listener of told) listener();
    },
  };
}
