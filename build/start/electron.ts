import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rememberIfWritable } from "../bootstrap/remember.mjs";

/** How long a first start may wait for Electron's download before it goes on without. */
const DOWNLOAD_LIMIT_MS = 10_000;
/** A machine without a network should not wait at each start, one that gets it should not wait for ever. */
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** The surroundings that decide whether Electron can be opened. */
export type ElectronSurroundings = {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly nowMs: number;
  /** Fetches Electron's binary; says what went wrong, undefined when it is there. */
  readonly download: (limitMs: number) => Promise<string | undefined>;
  readonly say: (message: string) => void;
};

export type ElectronChoice =
  | { readonly kind: "use"; readonly path: string }
  | { readonly kind: "without"; readonly reason: string };

/** Finds Electron's binary, or fetches it once within ten seconds; a failed try is remembered for a day. */
export async function chooseElectron(around: ElectronSurroundings): Promise<ElectronChoice> {
  if (around.env.WATCHPOST_NO_ELECTRON === "1") return without("WATCHPOST_NO_ELECTRON is set");
  if (around.platform === "linux" && around.isRoot) {
    return without("Electron does not keep its sandbox when it runs as root");
  }
  const path = binaryPath(around);
  if (existsSync(path)) return { kind: "use", path };
  if (around.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined) {
    return without(`there is no Electron at ${path}`);
  }
  const earlier = readFailure(around);
  if (earlier !== undefined) return without(earlier);
  around.say("fetching Electron, for at most 10 s: its binary is not there yet");
  const failure = await around.download(DOWNLOAD_LIMIT_MS);
  if (failure === undefined && existsSync(path)) return { kind: "use", path };
  return without(rememberFailure(around, failure ?? "the download left no binary"));
}

/** Runs the download script of the electron package in a process of its own. */
export function downloadElectron(root: string): ElectronSurroundings["download"] {
  return (limitMs) =>
    new Promise((resolve) => {
      const script = join(root, "node_modules", "electron", "install.js");
      const child = spawn(process.execPath, [script], { stdio: ["ignore", "ignore", "pipe"] });
      let stderr = "";
      child.stderr.on("data", (chunk: Buffer) => {
        stderr += chunk.toString("utf8");
      });
      const timer = setTimeout(() => {
        child.kill("SIGKILL");
        resolve(`not there after ${limitMs / 1000} s`);
      }, limitMs);
      child.on("close", (code) => {
        clearTimeout(timer);
        resolve(code === 0 ? undefined : (stderr.trim().split("\n")[0] ?? `exit code ${code}`));
      });
    });
}

function without(reason: string): ElectronChoice {
  return { kind: "without", reason };
}

function binaryPath({ root, env, platform }: ElectronSurroundings): string {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, "node_modules", "electron", "dist");
  if (platform === "darwin") return join(folder, "Electron.app", "Contents", "MacOS", "Electron");
  return join(folder, platform === "win32" ? "electron.exe" : "electron");
}

function failurePath(root: string): string {
  return join(root, ".cache", "electron-download.txt");
}

function electronVersion(root: string): string {
  const path = join(root, "node_modules", "electron", "package.json");
  const manifest: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) {
    return String(manifest.version);
  }
  return "unknown";
}

function readFailure({ root, nowMs }: ElectronSurroundings): string | undefined {
  const path = failurePath(root);
  if (!existsSync(path)) return undefined;
  const [version, failedAtMs, reason] = readFileSync(path, "utf8").split("\n");
  const isRecent = nowMs - Number(failedAtMs) < RETRY_AFTER_MS;
  const isForThis = version === electronVersion(root) && isRecent;
  return isForThis ? `Electron could not be fetched within the last day (${reason})` : undefined;
}

function rememberFailure({ root, nowMs }: ElectronSurroundings, reason: string): string {
  rememberIfWritable(failurePath(root), [electronVersion(root), nowMs, reason].join("\n"));
  return `Electron could not be fetched (${reason}); next try in a day, or now by: npx install-electron`;
}
