import type { ChildProcess, Serializable } from "node:child_process";
import type { ControlChannel } from "./core-messages.ts";

/** Shell side of a forked core. Needs `serialization: 'advanced'`: bytes then cross as bytes. */
export function fromChildProcess(child: ChildProcess): ControlChannel<never> {
  return {
    send: (message) => {
      // A core that has just ended is told by `onClose`; a late message to it means nothing.
      if (child.connected) child.send(message, ignoreLateError);
    },
    onMessage: (listener) => {
      child.on("message", (message) => listener(message, []));
    },
    onClose: (listener) => {
      child.once("exit", () => listener());
    },
  };
}

/** The part of `process` that a forked core talks to its shell by. */
export interface ForkedProcess {
  readonly connected: boolean;
  readonly send?: (message: Serializable, callback: (error: Error | null) => void) => boolean;
  readonly on: ((event: "message", listener: (message: unknown) => void) => unknown) &
    ((event: "disconnect", listener: () => void) => unknown);
}

/** Core side of the same line. */
export function fromForkedProcess<Port>(self: ForkedProcess): ControlChannel<Port> {
  return {
    send: (message) => {
      if (self.connected) self.send?.(message, ignoreLateError);
    },
    onMessage: (listener) => {
      self.on("message", (message) => listener(message, []));
    },
    onClose: (listener) => {
      self.on("disconnect", listener);
    },
  };
}

/** The other side ended between the check and the write; `onClose` tells. */
function ignoreLateError(): void {}
