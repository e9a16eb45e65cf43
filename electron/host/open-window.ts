import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Environment } from "../shell/environment.ts";
import { profilePrefix, removeLeftProfiles } from "./left-profiles.ts";

const COMMANDS = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
  "brave-browser",
] as const;

const MAC_PROGRAMS = ["Chromium", "Google Chrome", "Microsoft Edge", "Brave Browser"] as const;

const WINDOWS_PROGRAMS = [
  "Chromium\\Application\\chrome.exe",
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
  "BraveSoftware\\Brave-Browser\\Application\\brave.exe",
] as const;

export interface BrowserSurroundings {
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  /** Chromium does not start its sandbox as root. */
  readonly isRoot: boolean;
}

/** A browser that ends at once, with an error, never showed a window. */
export type WindowEnd = "closed" | "never-opened";

export type OpenedWindow =
  | {
      readonly kind: "opened";
      /** Settles when the browser has ended and its profile is gone. */
      readonly closed: Promise<WindowEnd>;
      /** Asks the browser to end, and ends it when it does not within three seconds. */
      readonly close: () => void;
    }
  | { readonly kind: "no-screen" }
  | { readonly kind: "no-browser" };

const FAILED_AT_ONCE_MS = 5_000;
const CLOSE_PATIENCE_MS = 3_000;

/**
 * Opens the address as an application window of an installed Chromium-family browser, with a profile of its own
 * that is removed afterwards (threats D2 row 12).
 */
export async function openWindow(url: string, around: BrowserSurroundings): Promise<OpenedWindow> {
  await removeLeftProfiles(tmpdir());
  if (!hasScreen(around)) return { kind: "no-screen" };
  const browser = await findBrowser(around);
  if (browser === null) return { kind: "no-browser" };
  const profile = await mkdtemp(join(tmpdir(), profilePrefix(process.pid)));
  const startedMs = performance.now();
  const child = spawn(browser, windowArguments(url, profile, around.isRoot), { stdio: "ignore" });
  const exited = new Promise<WindowEnd>((resolve) => {
    child.once("error", () => resolve("never-opened"));
    child.once("exit", (code) => {
      const hasFailed = code !== null && code !== 0;
      const isSoon = performance.now() - startedMs < FAILED_AT_ONCE_MS;
      resolve(hasFailed && isSoon ? "never-opened" : "closed");
    });
  });
  const closed = exited.then(async (end) => {
    // A browser's helpers may still write for a moment after it is gone.
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    return end;
  });
  return { kind: "opened", closed, close: () => endBrowser(child) };
}

function endBrowser(child: ChildProcess): void {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), CLOSE_PATIENCE_MS);
  child.once("exit", () => clearTimeout(timer));
}

/** Path of an installed browser of the Chromium family; WATCHPOST_BROWSER goes before the search. */
export async function findBrowser(
  around: Pick<BrowserSurroundings, "environment" | "platform">,
): Promise<string | null> {
  for (const path of candidates(around.environment, around.platform))
    if (await exists(path)) return path;
  return null;
}

function hasScreen({ environment, platform }: BrowserSurroundings): boolean {
  if (platform !== "linux") return true;
  return environment["DISPLAY"] !== undefined || environment["WAYLAND_DISPLAY"] !== undefined;
}

/** The start code in the address works once: reading another user's command line gains nothing. */
function windowArguments(url: string, profile: string, isRoot: boolean): readonly string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    "--window-size=1440,900",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--password-store=basic",
    "--use-mock-keychain",
    ...(isRoot ? ["--no-sandbox", "--test-type"] : []),
  ];
}

function candidates(environment: Environment, platform: NodeJS.Platform): readonly string[] {
  const named = environment["WATCHPOST_BROWSER"];
  if (named !== undefined) return [named];
  if (platform === "darwin")
    return MAC_PROGRAMS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (platform === "win32") {
    const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap(
      (name) => environment[name] ?? [],
    );
    return folders.flatMap((folder) => WINDOWS_PROGRAMS.map((program) => join(folder, program)));
  }
  const folders = (environment["PATH"] ?? "").split(delimiter);
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
