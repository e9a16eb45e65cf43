import { REQUEST_CHANNELS } from "../../../electron/shell/channels.ts";
import { startCoreServer } from "../../../electron/rpc/core-server.ts";
import { fromParentPort } from "../../../electron/rpc/utility-channel.ts";
import type { MessagePortMainLike } from "../../../electron/rpc/message-port.ts";
import { createStubCore } from "../../helpers/stub-core.ts";
import type { StandInProcess } from "../../helpers/electron-stand-in.ts";
import { startScene } from "./scene.ts";
import type { ShellScene, ShellSceneOptions } from "./scene.ts";
import type { Keychain, ShellPorts } from "../../../electron/rpc/core.ts";

export interface AttachedCore {
  /** What main had the core do, in order. */
  readonly events: string[];
  readonly ports: () => ShellPorts;
  readonly keychain: () => Keychain;
}

/** Runs a stub core behind a stand-in utility process, over the real control line. */
export async function attachCore(child: StandInProcess): Promise<AttachedCore> {
  const { core, events } = createStubCore();
  let given: ShellPorts | null = null;
  await startCoreServer({
    channel: fromParentPort({
      on: (_event, listener) =>
        child.on("to-child", (data: unknown, ports: MessagePortMainLike[]) =>
          listener({ data, ports }),
        ),
      postMessage: (message) =>
        queueMicrotask(() => child.emit("message", structuredClone(message))),
    }),
    shell: "electron",
    createCore: (ports) => {
      given = ports;
      return core;
    },
    defects: {
      report: ({ cause }) => events.push(`defect ${String(cause)}`),
      newReference: () => "d",
    },
    exit: () => child.emit("exit", 0),
  });
  const ports = (): ShellPorts => {
    if (given === null) throw new Error("The core was not created");
    return given;
  };
  const keychain = (): Keychain => {
    const { keychain: found } = ports();
    if (found === null) throw new Error("The core got no key store");
    return found;
  };
  return { events, ports, keychain };
}

export interface Asker {
  readonly scene: ShellScene;
  readonly core: AttachedCore;
  /** Asks as the application window does. */
  readonly ask: (
    name: keyof typeof REQUEST_CHANNELS,
    ...words: readonly unknown[]
  ) => Promise<unknown>;
  /** Asks as somebody else. */
  readonly askAs: (
    event: object,
    name: keyof typeof REQUEST_CHANNELS,
    ...words: readonly unknown[]
  ) => Promise<unknown>;
  readonly event: () => { sender: object; senderFrame: object | null };
}

export async function createAsker(options: ShellSceneOptions = {}): Promise<Asker> {
  const scene = await startScene(options);
  const [child] = scene.processes;
  if (child === undefined) throw new Error("Main started no core");
  const core = await attachCore(child);
  const event = () => {
    const contents = scene.windows.at(-1)?.webContents;
    if (contents === undefined) throw new Error("There is no window");
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a member of the stand-in
    return { sender: contents, senderFrame: contents.members["mainFrame"] as object };
  };
  const askAs: Asker["askAs"] = async (asEvent, name, ...words) => {
    const handler = scene.requests.get(REQUEST_CHANNELS[name]);
    if (handler === undefined) throw new Error(`Main has no handler for ${name}`);
    return handler(asEvent, ...words);
  };
  return { scene, core, askAs, event, ask: (name, ...words) => askAs(event(), name, ...words) };
}
