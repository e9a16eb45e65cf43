import type { BrowserWindow, MessagePortMain } from "electron";
import { createCoreSupervisor } from "../rpc/core-supervisor.ts";
import type { CoreSupervisor } from "../rpc/core-supervisor.ts";
import { EVENT_CHANNELS } from "./channels.ts";
import type { ElectronApi } from "./electron-api.ts";
import { answerKeychain } from "./keychain.ts";
import { startUtilityCore } from "./utility-core.ts";
import type { UtilityCoreOptions } from "./utility-core.ts";

export interface ShellCoreOptions extends UtilityCoreOptions {
  readonly electron: Pick<
    ElectronApi,
    "app" | "dialog" | "MessageChannelMain" | "safeStorage" | "utilityProcess"
  >;
  readonly window: () => BrowserWindow | null;
  readonly brokenMessage: string;
  readonly nowMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** Runs the core for the shell: the window is told when it is lost, and the program ends when it stays broken. */
export function superviseShellCore(options: ShellCoreOptions): CoreSupervisor<MessagePortMain> {
  const { electron, log, window, nowMs, wait } = options;
  return createCoreSupervisor({
    start: () => startUtilityCore(options),
    nowMs,
    wait,
    onLost: (how) => {
      log(`the core process ended (${how}) and is started again, locked\n`);
      window()?.webContents.send(EVENT_CHANNELS.coreLost);
    },
    onGivenUp: () => {
      electron.dialog.showErrorBox("Watchpost", options.brokenMessage);
      electron.app.exit(1);
    },
  });
}

/** Holds the end of the program back until the vault is locked and the core has ended. */
export function stopCoreBeforeQuit(
  app: ElectronApi["app"],
  core: CoreSupervisor<MessagePortMain>,
): void {
  let hasBegun = false;
  app.on("before-quit", (event) => {
    event.preventDefault();
    if (hasBegun) return;
    hasBegun = true;
    void core.stop().finally(() => app.exit(0));
  });
}

/** Whether the operating system's key store may be used. */
export async function hasKeychain(
  { safeStorage }: Pick<ElectronApi, "safeStorage">,
  platform: NodeJS.Platform,
): Promise<boolean> {
  const answer = await answerKeychain(safeStorage, platform, { kind: "keychain-available" });
  return answer.kind === "available" && answer.isAvailable;
}
