import type { ShellTexts } from "../../shared/text/en/shell.ts";
import type { LockReason } from "../rpc/core-messages.ts";
import { createAppProtocol } from "./app-protocol.ts";
import type { ElectronApi } from "./electron-api.ts";
import type { Environment } from "./environment.ts";
import { lockOnSystemEvents } from "./lock-triggers.ts";
import { menuTemplate } from "./menu.ts";
import { APP_SCHEME } from "./origin.ts";
import { prepareBeforeReady } from "./prepare.ts";
import type { RendererAssets } from "./renderer-assets.ts";
import { connectionOf, handleRequests } from "./requests.ts";
import { hasKeychain, stopCoreBeforeQuit, superviseShellCore } from "./shell-core.ts";
import { shellTexts } from "./shell-texts.ts";
import { hardenAllWebContents } from "./web-contents-rules.ts";
import { APP_PARTITION } from "./web-preferences.ts";
import { createWindowKeeper } from "./window-keeper.ts";
import type { WindowKeeper } from "./window-keeper.ts";
import type { WindowStateStore } from "./window-state.ts";

/** Everything around the shell that is not Electron. */
export interface ShellSurroundings {
  readonly argv: readonly string[];
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  readonly preload: string;
  readonly coreScript: string;
  readonly importerScript: string;
  readonly loadAssets: () => Promise<RendererAssets>;
  readonly loadStore: () => Promise<WindowStateStore>;
  readonly randomBytes: (sizeBytes: number) => Uint8Array;
  readonly nowMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly log: (text: string) => void;
}

/** Starts the desktop shell; to be called before Electron is ready. Resolves when the window was opened or refused. */
export async function startShell(electron: ElectronApi, around: ShellSurroundings): Promise<void> {
  const { app } = electron;
  const preparation = prepareBeforeReady(electron, around.argv);
  if (preparation.kind === "second-instance") return app.exit(0);
  if (preparation.kind === "refuse") {
    around.log(`${shellTexts([]).refusedWord(preparation.word)}\n`);
    return app.exit(2);
  }
  let running: RunningShell | null = null;
  const lock = (why: LockReason): void => running?.lock(why);
  hardenAllWebContents(app, {
    isRelease: app.isPackaged,
    onRendererGone: (contents) => {
      lock("renderer-gone");
      if (running?.windows.replace(contents) === false) running.giveUp();
    },
    onChildGone: () => lock("renderer-gone"),
  });
  app.on("second-instance", () => running?.windows.show());
  app.on("window-all-closed", () => app.quit());
  await app.whenReady();
  running = await run(electron, around, preparation.isDemonstration);
  lockOnSystemEvents(electron.powerMonitor, lock);
  running.windows.open();
}

/** What lives until the program ends: one core, at most one window. */
interface RunningShell {
  readonly windows: WindowKeeper;
  readonly lock: (why: LockReason) => void;
  /** The window keeps failing. */
  readonly giveUp: () => void;
}

async function run(
  electron: ElectronApi,
  around: ShellSurroundings,
  isDemonstration: boolean,
): Promise<RunningShell> {
  const { app } = electron;
  const texts = shellTexts(app.getPreferredSystemLanguages());
  await openSession(electron, around);
  const store = await around.loadStore();
  const core = superviseShellCore({
    ...around,
    electron,
    window: () => windows.current(),
    brokenMessage: texts.coreBroken,
  });
  const windows = createWindowKeeper({
    electron,
    store,
    isDemonstration,
    preload: around.preload,
    isRelease: app.isPackaged,
    onClosed: (id) => core.now()?.disconnect(connectionOf(id)),
  });
  stopCoreBeforeQuit(app, core);
  answerWindows(electron, around, texts, core, windows);
  return {
    windows,
    lock: (why) => core.now()?.lock(why),
    giveUp: () => {
      electron.dialog.showErrorBox("Watchpost", texts.windowBroken);
      app.quit();
    },
  };
}

/** The one session with our scheme, in memory; and no menu that could reload or inspect. */
async function openSession(electron: ElectronApi, around: ShellSurroundings): Promise<void> {
  const { app, Menu, session } = electron;
  const template = menuTemplate(around.platform, app.isPackaged);
  Menu.setApplicationMenu(template.length === 0 ? null : Menu.buildFromTemplate([...template]));
  const answer = createAppProtocol(await around.loadAssets(), around.randomBytes);
  const appSession = session.fromPartition(APP_PARTITION, { cache: false });
  appSession.protocol.handle(APP_SCHEME, (request) => answer(request));
}

function answerWindows(
  electron: ElectronApi,
  around: ShellSurroundings,
  texts: ShellTexts,
  core: ReturnType<typeof superviseShellCore>,
  windows: WindowKeeper,
): void {
  handleRequests({
    electron,
    core: core.ready,
    roles: windows.roles,
    texts,
    platform: around.platform,
    hasKeychain: () => hasKeychain(electron, around.platform),
    onRefusal: (channel, rule) => around.log(`refused ${channel}, needed: ${rule}\n`),
  });
}
