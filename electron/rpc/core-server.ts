import { assertNever } from "../../shared/assert-never.ts";
import type { Core, ShellPorts } from "./core.ts";
import { toCoreSchema } from "./core-messages.ts";
import type { ControlChannel, FromCore, ToCore } from "./core-messages.ts";
import { createDownloadServer } from "./download-server.ts";
import type { DefectReport } from "./failure-error.ts";
import type { FramePort } from "./frame-port.ts";
import { MAX_CONNECTIONS } from "./limits.ts";
import { fromMessagePortMain } from "./message-port.ts";
import type { MessagePortMainLike } from "./message-port.ts";
import { createRpcServer } from "./serve.ts";
import { createShellAsks } from "./shell-asks.ts";
import { createVirtualPorts } from "./virtual-ports.ts";
import type { VirtualPorts } from "./virtual-ports.ts";

export interface CoreServerOptions {
  readonly channel: ControlChannel<MessagePortMainLike>;
  readonly shell: "electron" | "host";
  readonly createCore: (ports: ShellPorts) => Core | Promise<Core>;
  readonly defects: DefectReport;
  /** Ends the process; called once, after the vault is locked and everything is closed. */
  readonly exit: () => void;
}

/**
 * Runs a core behind the line to its shell: windows' connections, downloads, lock and orderly end.
 * When the shell disappears the core locks and ends. Messages that do not parse are reported and dropped.
 */
export async function startCoreServer(options: CoreServerOptions): Promise<void> {
  const { channel, shell, defects } = options;
  const report = (cause: unknown): void =>
    defects.report({ reference: defects.newReference(), call: "core process", cause });
  const asks = createShellAsks(channel);
  const started = Promise.withResolvers<{ readonly core: Core; readonly act: Act }>();
  const end = once(async () => {
    const { core } = await started.promise;
    await core.dispose();
    options.exit();
  });
  channel.onClose(() => void end().catch(report));
  channel.onMessage((data, ports) => {
    const parsed = toCoreSchema.safeParse(data);
    if (!parsed.success) return report(parsed.error);
    const message = parsed.data;
    if (message.kind === "answer") return asks.receive(message.request, message.answer, ports[0]);
    if (message.kind === "shutdown") return void end().catch(report);
    void started.promise.then(({ act }) => act(message, ports[0])).catch(report);
  });
  const core = await options.createCore({
    shell,
    keychain: shell === "electron" ? asks.keychain : null,
    openImporter: shell === "electron" ? asks.openImporter : null,
  });
  started.resolve({ core, act: createAct(core, options) });
  channel.send({ kind: "ready" });
}

type WindowMessage = Exclude<ToCore, { readonly kind: "answer" | "shutdown" }>;
type Act = (message: WindowMessage, port: MessagePortMainLike | undefined) => Promise<void>;

/** What the core does for each message of the shell. */
function createAct(core: Core, { channel, shell, defects }: CoreServerOptions): Act {
  const send = (message: FromCore): void => channel.send(message);
  const server = createRpcServer(core.router, defects);
  const downloads = createDownloadServer(core, send);
  const ports = createPorts(send);
  channel.onClose(ports.closeAll);
  const windowPorts = createWindowPorts();
  const connect = (connection: string, port: MessagePortMainLike | undefined): void => {
    if (ports.count() >= MAX_CONNECTIONS) return send({ kind: "disconnect", connection });
    const opened = port === undefined ? ports.open(connection) : windowPorts.open(connection, port);
    server.serve(opened, { shell, connection });
  };
  const disconnect = (connection: string): void => {
    windowPorts.close(connection);
    ports.closed(connection);
  };
  return async (message, port) => {
    switch (message.kind) {
      case "connect":
        return connect(message.connection, port);
      case "frame":
        return ports.receive(message.connection, message.data);
      case "disconnect":
        return disconnect(message.connection);
      case "lock":
        return core.lock(message.why);
      case "open-download":
      case "pull-download":
      case "cancel-download":
      case "save-download":
        return downloads.receive(message);
      default:
        return assertNever(message);
    }
  };
}

/** Electron's ports by connection: a window that connects again loses its earlier one. */
function createWindowPorts() {
  const open = new Map<string, FramePort>();
  const close = (connection: string): void => {
    const port = open.get(connection);
    open.delete(connection);
    port?.close();
  };
  return {
    close,
    open: (connection: string, port: MessagePortMainLike): FramePort => {
      close(connection);
      const opened = fromMessagePortMain(port);
      open.set(connection, opened);
      return opened;
    },
  };
}

function createPorts(send: (message: FromCore) => void): VirtualPorts {
  return createVirtualPorts({
    sendFrame: (connection, data) => send({ kind: "frame", connection, data }),
    sendDisconnect: (connection) => send({ kind: "disconnect", connection }),
  });
}

function once(act: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= act());
}
