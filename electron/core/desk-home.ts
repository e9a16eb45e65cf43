import { homedir } from "node:os";
import { join } from "node:path";

/** Where this desk keeps its vaults and its settings. `WATCHPOST_HOME` moves it, for a portable stick and for tests. */
export interface DeskHome {
  readonly vaults: string;
  readonly settingsFile: string;
  /** How far each vault's journal had come. */
  readonly marksFile: string;
  /** Sealed files of others that wait here before a vault is open (backups to be restored). */
  readonly incoming: string;
}

export function deskHome(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): DeskHome {
  const root = environment["WATCHPOST_HOME"] ?? defaultRoot(environment, platform);
  return {
    vaults: join(root, "vaults"),
    settingsFile: join(root, "desk.json"),
    marksFile: join(root, "high-water-marks.json"),
    incoming: join(root, "incoming"),
  };
}

/** The folder that each system has for data of programs. */
function defaultRoot(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  if (platform === "win32")
    return join(environment["APPDATA"] ?? join(homedir(), "AppData", "Roaming"), "Watchpost");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "Watchpost");
  return join(environment["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share"), "watchpost");
}
