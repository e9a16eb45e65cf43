import type { SaveOutcome } from "../../shared/session/bridge.ts";
import { fromCoreSchema } from "./core-messages.ts";
import type { Ask, ControlChannel, FromCore, LockReason, ShellAnswer } from "./core-messages.ts";
import { createDownloadClient } from "./download-client.ts";
import type { DownloadClient, ShellDownload } from "./download-client.ts";
import type { FramePort } from "./frame-port.ts";
import { createVirtualPorts } from "./virtual-ports.ts";
import type { VirtualPorts } from "./virtual-ports.ts";

export interface ShellReply<Port> {
  readonly answer: ShellAnswer;
  readonly ports?: readonly Port[];
}

/** A shell's line to its running core. */
export interface CoreLink<Port> {
  /** Resolves when the core serves; rejects if it ended before. */
  readonly ready: Promise<void>;
  /** False once the process has ended. */
  readonly isAlive: () => boolean;
  /** Host: a window's frames go through this process. */
  readonly connect: (connection: string) => FramePort;
  /** Electron: the port goes to the core and the window talks to it directly. */
  readonly connectPort: (connection: string, port: Port) => void;
  /** The window of this connection is gone. */
  readonly disconnect: (connection: string) => void;
  readonly lock: (why: LockReason) => void;
  /** `null`: the ticket is unknown, used or too old. */
  readonly openDownload: (ticket: string) => Promise<ShellDownload | null>;
  /** Has the core write a download to a path that main's own dialog gave. */
  readonly saveDownload: (ticket: string, path: string) => Promise<SaveOutcome>;
  /** Asks for an orderly end: lock, close, exit. */
  readonly shutdown: () => void;
}

export interface CoreLinkOptions<Port> {
  readonly channel: ControlChannel<Port>;
  readonly answerAsk: (ask: Ask, request: number) => Promise<ShellReply<Port>>;
  /** The core is done with the parser process that it asked for by this request. */
  readonly onEndImporter?: (request: number) => void;
  readonly onDefect: (cause: unknown) => void;
}

/** Wires a shell to its core. When the core ends, every port closes and everything that waits fails. */
export function createCoreLink<Port>(options: CoreLinkOptions<Port>): CoreLink<Port> {
  const { channel } = options;
  const ready = Promise.withResolvers<void>();
  const downloads = createDownloadClient((message) => channel.send(message));
  const ports = createVirtualPorts({
    sendFrame: (connection, data) => channel.send({ kind: "frame", connection, data }),
    sendDisconnect: (connection) => channel.send({ kind: "disconnect", connection }),
  });
  listen(options, { ready: ready.resolve, downloads, ports });
  let hasEnded = false;
  channel.onClose(() => {
    hasEnded = true;
    ready.reject(new Error("The core process ended before it was ready"));
    ports.closeAll();
    downloads.end();
  });
  // Whoever needs readiness awaits it; a core that ends early is no unhandled rejection by itself.
  ready.promise.catch(() => undefined);
  return {
    ready: ready.promise,
    isAlive: () => !hasEnded,
    connect: (connection) => {
      const port = ports.open(connection);
      channel.send({ kind: "connect", connection });
      return port;
    },
    connectPort: (connection, port) => channel.send({ kind: "connect", connection }, [port]),
    disconnect: (connection) => channel.send({ kind: "disconnect", connection }),
    lock: (why) => channel.send({ kind: "lock", why }),
    openDownload: downloads.open,
    saveDownload: downloads.save,
    shutdown: () => channel.send({ kind: "shutdown" }),
  };
}

interface Receivers {
  readonly ready: () => void;
  readonly downloads: DownloadClient;
  readonly ports: VirtualPorts;
}

function listen<Port>(
  options: CoreLinkOptions<Port>,
  { ready, downloads, ports }: Receivers,
): void {
  const { channel, answerAsk, onDefect } = options;
  const answer = async (request: number, ask: Ask): Promise<void> => {
    const reply = await answerAsk(ask, request);
    channel.send({ kind: "answer", request, answer: reply.answer }, reply.ports);
  };
  const receive = (message: FromCore): void => {
    if (message.kind === "ready") return ready();
    if (message.kind === "frame") return ports.receive(message.connection, message.data);
    if (message.kind === "disconnect") return ports.closed(message.connection);
    if (message.kind === "end-importer") return options.onEndImporter?.(message.request);
    if (message.kind !== "ask") return downloads.receive(message);
    void answer(message.request, message.ask).catch(onDefect);
  };
  channel.onMessage((data) => {
    const parsed = fromCoreSchema.safeParse(data);
    if (parsed.success) receive(parsed.data);
    else onDefect(parsed.error);
  });
}
