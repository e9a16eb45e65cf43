import type { ParserMessage } from "./protocol.ts";

/** The core as the parser process sees it. */
export interface CoreLink {
  readonly send: (message: ParserMessage) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
}

/** What Electron's message ports have in common; declared here because only the shell may import Electron. */
interface MessagePortLike {
  postMessage(message: unknown): void;
  on(event: "message", listener: (event: PortEvent) => void): unknown;
  start?(): void;
}

interface PortEvent {
  readonly data: unknown;
  readonly ports?: readonly MessagePortLike[];
}

/**
 * Finds the way to the core: Electron's utility process gets a port to it with its first message, a forked Node
 * process talks over its channel. When the channel closes, the process ends: nobody waits for it any more.
 */
export function connectToCore(connected: (core: CoreLink) => void): void {
  const parentPort = utilityProcessPort();
  if (parentPort !== null) {
    let isConnected = false;
    parentPort.on("message", (event) => {
      const port = event.ports?.[0];
      if (isConnected || port === undefined) return;
      isConnected = true;
      connected(linkOverPort(port));
      port.start?.();
    });
    return;
  }
  process.once("disconnect", () => process.exit(0));
  connected({
    send: (message) => {
      process.send?.(message);
    },
    onMessage: (listener) => {
      process.on("message", listener);
    },
  });
}

function linkOverPort(port: MessagePortLike): CoreLink {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on("message", (event) => listener(event.data));
    },
  };
}

function utilityProcessPort(): MessagePortLike | null {
  const port: unknown = Reflect.get(process, "parentPort");
  return isMessagePort(port) ? port : null;
}

function isMessagePort(value: unknown): value is MessagePortLike {
  return typeof value === "object" && value !== null && "postMessage" in value && "on" in value;
}
