import { EventEmitter } from "node:events";
import { MessageChannel } from "node:worker_threads";
import type { MessagePort } from "node:worker_threads";
import type { ElectronApi } from "../../electron/shell/electron-api.ts";

/** One recorded call: `app.enableSandbox`, `session.setProxy`, … with its arguments. */
export interface RecordedCall {
  readonly name: string;
  readonly args: readonly unknown[];
}

type Handler = (...args: readonly unknown[]) => unknown;

/** Records calls by name and lets a test say what they answer. */
class Recorder {
  readonly calls: RecordedCall[] = [];
  readonly answers = new Map<string, Handler>();

  method(name: string, usual: Handler = () => undefined): Handler {
    return (...args) => {
      this.calls.push({ name, args });
      return (this.answers.get(name) ?? usual)(...args);
    };
  }

  methods(prefix: string, names: readonly string[]): Record<string, Handler> {
    return Object.fromEntries(names.map((name) => [name, this.method(`${prefix}.${name}`)]));
  }
}

/** An Electron object of the stand-in: recorded methods, real events. */
export class StandInObject extends EventEmitter {
  readonly members: Record<string, unknown>;

  constructor(members: Record<string, unknown>) {
    super();
    this.members = members;
    Object.assign(this, members);
  }

  /** Fires an event with a preventable first argument and says whether it was prevented. */
  fire(name: string, details: object = {}, ...args: readonly unknown[]): boolean {
    let isPrevented = false;
    const preventDefault = (): void => {
      isPrevented = true;
    };
    this.emit(name, { ...details, preventDefault }, ...args);
    return isPrevented;
  }
}

export interface ElectronStandIn {
  readonly api: ElectronApi;
  readonly calls: readonly RecordedCall[];
  /** Sets what a method answers from now on. */
  readonly answer: (name: string, handler: Handler) => void;
  readonly app: StandInObject;
  readonly powerMonitor: StandInObject;
  readonly sessions: StandInObject[];
  readonly windows: StandInWindow[];
  readonly processes: StandInProcess[];
  /** Handlers of `ipcMain.handle`. */
  readonly requests: Map<string, Handler>;
  /** Handlers of `protocol.handle` by scheme. */
  readonly protocols: Map<string, Handler>;
  readonly createSession: () => StandInObject;
  readonly createContents: () => StandInObject;
  readonly argsOf: (name: string) => readonly (readonly unknown[])[];
}

export interface StandInWindow extends StandInObject {
  readonly options: Readonly<Record<string, unknown>>;
  readonly webContents: StandInObject;
}

export interface StandInProcess extends StandInObject {
  readonly script: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** What main sent, with the ports that came along. */
  readonly received: { readonly message: unknown; readonly ports: readonly unknown[] }[];
}

export interface StandInOptions {
  readonly isPackaged?: boolean;
  readonly switches?: readonly string[];
  readonly hasInstanceLock?: boolean;
}

const SESSION_METHODS = [
  "setPermissionRequestHandler",
  "setPermissionCheckHandler",
  "setDevicePermissionHandler",
  "setDisplayMediaRequestHandler",
  "setBluetoothPairingHandler",
  "setUSBProtectedClassesHandler",
  "setSpellCheckerEnabled",
  "setCertificateVerifyProc",
  "setProxy",
  "setPreloads",
  "registerPreloadScript",
  "loadExtension",
  "setCodeCachePath",
] as const;

const CONTENTS_METHODS = [
  "setWindowOpenHandler",
  "setWebRTCIPHandlingPolicy",
  "closeDevTools",
  "send",
  "postMessage",
] as const;

/** A stand-in for the `electron` module: records every call that main makes and can fire every event. */
export function createElectronStandIn(options: StandInOptions = {}): ElectronStandIn {
  const recorder = new Recorder();
  const requests = new Map<string, Handler>();
  const protocols = new Map<string, Handler>();
  const app = createApp(recorder, options);
  const powerMonitor = new StandInObject({});
  const sessions: StandInObject[] = [];
  const windows: StandInWindow[] = [];
  const processes: StandInProcess[] = [];
  const createSession = (): StandInObject => {
    const session = new StandInObject({
      ...recorder.methods("session", SESSION_METHODS),
      webRequest: recorder.methods("webRequest", ["onBeforeRequest"]),
      protocol: {
        handle: recorder.method("protocol.handle", (scheme, handler) =>
          protocols.set(String(scheme), asHandler(handler)),
        ),
      },
    });
    sessions.push(session);
    app.emit("session-created", session);
    return session;
  };
  const createContents = (): StandInObject => {
    const contents = createWebContents(recorder);
    app.emit("web-contents-created", {}, contents);
    return contents;
  };
  const api = {
    app,
    powerMonitor,
    protocol: recorder.methods("protocol", ["registerSchemesAsPrivileged"]),
    session: { fromPartition: recorder.method("session.fromPartition", createSession) },
    BrowserWindow: createBrowserWindow(recorder, windows, createContents),
    ipcMain: {
      handle: recorder.method("ipcMain.handle", (channel, handler) =>
        requests.set(String(channel), asHandler(handler)),
      ),
      ...recorder.methods("ipcMain", ["on", "removeAllListeners"]),
    },
    dialog: {
      showMessageBox: recorder.method("dialog.showMessageBox", () => ({ response: 0 })),
      showSaveDialog: recorder.method("dialog.showSaveDialog", () => ({
        canceled: true,
        filePath: "",
      })),
      showErrorBox: recorder.method("dialog.showErrorBox"),
    },
    Menu: recorder.methods("Menu", ["setApplicationMenu", "buildFromTemplate"]),
    MessageChannelMain: StandInMessageChannel,
    safeStorage: createSafeStorage(recorder),
    shell: recorder.methods("shell", ["openExternal", "openPath"]),
    utilityProcess: { fork: recorder.method("utilityProcess.fork", createFork(processes)) },
    crashReporter: recorder.methods("crashReporter", ["start"]),
  };
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stand-in has what main uses, no more
    api: api as unknown as ElectronApi,
    calls: recorder.calls,
    answer: (name, handler) => recorder.answers.set(name, handler),
    app,
    powerMonitor,
    sessions,
    windows,
    processes,
    requests,
    protocols,
    createSession,
    createContents,
    argsOf: (name) => recorder.calls.filter((call) => call.name === name).map(({ args }) => args),
  };
}

function createApp(recorder: Recorder, options: StandInOptions): StandInObject {
  const { isPackaged = true, switches = [], hasInstanceLock = true } = options;
  return new StandInObject({
    isPackaged,
    commandLine: {
      hasSwitch: (name: string) => switches.includes(name),
      appendSwitch: recorder.method("commandLine.appendSwitch"),
    },
    requestSingleInstanceLock: recorder.method(
      "app.requestSingleInstanceLock",
      () => hasInstanceLock,
    ),
    whenReady: recorder.method("app.whenReady", () => Promise.resolve()),
    getPath: (name: string) => `/home/analyst/${name}`,
    getVersion: () => "0.1.0",
    getPreferredSystemLanguages: () => ["en-GB"],
    ...recorder.methods("app", ["enableSandbox", "quit", "exit", "setAsDefaultProtocolClient"]),
  });
}

let lastContentsId = 0;

function createWebContents(recorder: Recorder): StandInObject {
  lastContentsId += 1;
  const mainFrame = {
    origin: "app://watchpost",
    url: "app://watchpost/",
    detached: false,
    postMessage: recorder.method("mainFrame.postMessage"),
  };
  return new StandInObject({
    id: lastContentsId,
    mainFrame,
    isDestroyed: () => false,
    ...recorder.methods("webContents", CONTENTS_METHODS),
  });
}

function createBrowserWindow(
  recorder: Recorder,
  windows: StandInWindow[],
  createContents: () => StandInObject,
) {
  class Window extends StandInObject {
    static readonly fromWebContents = (contents: unknown): unknown =>
      windows.find((window) => window.webContents === contents) ?? null;

    constructor(options: Record<string, unknown>) {
      const names = ["show", "focus", "restore", "maximize", "loadURL"] as const;
      super({
        options,
        webContents: createContents(),
        isMinimized: () => false,
        isMaximized: () => false,
        getNormalBounds: () => ({ x: 0, y: 0, width: 1_200, height: 800 }),
        destroy: recorder.method("BrowserWindow.destroy", () => this.emit("closed")),
        ...recorder.methods("BrowserWindow", names),
      });
      recorder.calls.push({ name: "new BrowserWindow", args: [options] });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the members were just assigned
      windows.push(this as unknown as StandInWindow);
    }
  }
  return Window;
}

function createSafeStorage(recorder: Recorder): Record<string, Handler> {
  return {
    isAsyncEncryptionAvailable: recorder.method("safeStorage.isAsyncEncryptionAvailable", () =>
      Promise.resolve(true),
    ),
    getSelectedStorageBackend: recorder.method(
      "safeStorage.getSelectedStorageBackend",
      () => "gnome_libsecret",
    ),
    encryptStringAsync: recorder.method("safeStorage.encryptStringAsync", (text) =>
      Promise.resolve(Buffer.from(`sealed:${String(text)}`)),
    ),
    decryptStringAsync: recorder.method("safeStorage.decryptStringAsync", (sealed) =>
      Promise.resolve({ result: String(sealed).replace("sealed:", ""), shouldReEncrypt: false }),
    ),
    ...recorder.methods("safeStorage", [
      "encryptString",
      "decryptString",
      "setUsePlainTextEncryption",
    ]),
  };
}

function createFork(processes: StandInProcess[]): Handler {
  return (script, _args, options) => {
    const received: { message: unknown; ports: readonly unknown[] }[] = [];
    const child = new StandInObject({ script, options, received, stdout: null, stderr: null });
    Object.assign(child, {
      postMessage: (message: unknown, ports: readonly unknown[] = []) => {
        received.push({ message, ports });
        child.emit("to-child", message, ports);
      },
      kill: () => child.emit("exit", 0),
    });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the members were just assigned
    processes.push(child as unknown as StandInProcess);
    return child;
  };
}

/** Electron's message channel over Node's: the same events, `start` included. */
class StandInMessageChannel {
  readonly port1: object;
  readonly port2: object;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = createPort(port1);
    this.port2 = createPort(port2);
  }
}

function createPort(port: MessagePort): object {
  return {
    on: (event: string, listener: (event: { readonly data: unknown }) => void) =>
      port.on(event, (data: unknown) => listener({ data })),
    postMessage: (message: unknown) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}

function asHandler(value: unknown): Handler {
  if (typeof value !== "function") throw new TypeError("Not a handler");
  return (...args): unknown => Reflect.apply(value, undefined, args);
}
