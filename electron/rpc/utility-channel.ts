import { z } from "zod";
import type { ControlChannel } from "./core-messages.ts";
import type { MessagePortMainLike } from "./message-port.ts";

/** The part of Electron's `UtilityProcess` that main talks to the core by. */
export interface UtilityProcessLike<Port> {
  readonly postMessage: (message: unknown, ports?: Port[]) => void;
  readonly on: ((event: "message", listener: (message: unknown) => void) => unknown) &
    ((event: "exit", listener: (code: number) => void) => unknown);
  readonly kill: () => boolean;
}

/** Main's side of a core in a utility process. */
export function fromUtilityProcess<Port>(child: UtilityProcessLike<Port>): ControlChannel<Port> {
  let hasEnded = false;
  child.on("exit", () => {
    hasEnded = true;
  });
  return {
    send: (message, ports) => {
      if (!hasEnded) child.postMessage(message, ports === undefined ? [] : Array.from(ports));
    },
    onMessage: (listener) => {
      child.on("message", (message) => listener(message, []));
    },
    onClose: (listener) => {
      child.on("exit", () => listener());
    },
  };
}

/** `process.parentPort` inside a utility process. */
export interface ParentPortLike {
  readonly on: (
    event: "message",
    listener: (event: { readonly data: unknown; readonly ports: MessagePortMainLike[] }) => void,
  ) => unknown;
  readonly postMessage: (message: unknown) => void;
}

/** The core's side of the same line. Main ends the process when it ends itself, so there is no close event. */
export function fromParentPort(parentPort: ParentPortLike): ControlChannel<MessagePortMainLike> {
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
    send: (message) => parentPort.postMessage(message),
    onMessage: (listener) => {
      parentPort.on("message", (event) => listener(event.data, event.ports));
    },
    onClose: () => undefined,
  };
}

const holderSchema = z.object({
  parentPort: z.custom<ParentPortLike>((value) => typeof value === "object" && value !== null),
});

/** `process.parentPort` if this process is an Electron utility process, else `null`. */
export function parentPortOf(self: unknown): ParentPortLike | null {
  const parsed = holderSchema.safeParse(self);
  return parsed.success ? parsed.data.parentPort : null;
}
