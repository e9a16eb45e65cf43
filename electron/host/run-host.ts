import { randomBytes } from "node:crypto";
import { fstatSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { DEMONSTRATION_PARAMETER, START_CODE_PARAMETER } from "../../shared/session/protocol.ts";
import { deskHome } from "../core/desk-home.ts";
import { createCoreSupervisor } from "../rpc/core-supervisor.ts";
import type { CoreSupervisor } from "../rpc/core-supervisor.ts";
import { loadRendererAssets } from "../shell/renderer-assets.ts";
import { startCoreChild } from "./core-child.ts";
import { loadInstallationPhrase } from "./installation-phrase.ts";
import { createLifetime, NO_WINDOW_CAME } from "./lifetime.ts";
import type { Lifetime } from "./lifetime.ts";
import { openWindow } from "./open-window.ts";
import type { OpenedWindow } from "./open-window.ts";
import { startHostServer } from "./server.ts";
import type { HostServer } from "./server.ts";
import { createSessionBook } from "./session-book.ts";
import type { SessionBook } from "./session-book.ts";

export interface RunHostOptions {
  /** Holds `renderer/` and `renderer-manifest.json`. */
  readonly distFolder: string;
  /** The built core, `dist/electron/core.js`. */
  readonly coreScript: string;
  /** Opens an application window; otherwise the launcher does with the printed address. */
  readonly opensWindow: boolean;
  /** Goes on after the last window closed. */
  readonly staysOpen: boolean;
  /** The window opens the demonstration at once. */
  readonly isDemonstration: boolean;
  /** How the address is told on standard output. */
  readonly announces: "as JSON" | "in words where no window opens";
}

/**
 * Runs the browser host until it ends and gives its exit code. Prints one JSON line `{"url","pid"}` when it
 * serves, and another one for each line `open` on its standard input: addresses work once, for 60 seconds.
 * Ends when its last window closed, on SIGTERM and SIGINT, and when a parent's pipe on standard input closes;
 * the vault is then locked, the core has ended, and a window that it opened is gone.
 */
export async function runHost(options: RunHostOptions): Promise<number> {
  const lifetime = createLifetime(options.staysOpen);
  const supervisor = superviseCore(options, lifetime);
  const sessions = createSessionBook({
    nowMs: () => performance.now(),
    randomBytes,
    onPause: () => say("somebody tries wrong codes or tokens on the port; paused for 30 s"),
  });
  const server = await startServer(options, sessions, supervisor, lifetime);
  const newUrl = (): string => startUrl(server, sessions, options.isDemonstration);
  const stopListening = listenToParent(lifetime, () => printAddress(newUrl()));
  const window = await showAddress(options, newUrl(), lifetime);
  const why = await lifetime.ended;
  if (why === NO_WINDOW_CAME) say("no window came within a minute and a half: ended");
  stopListening();
  window?.close();
  await window?.closed;
  await server.close();
  await supervisor.stop();
  return why === CORE_IS_BROKEN ? 1 : 0;
}

const CORE_IS_BROKEN = "the core process keeps ending";

function superviseCore(options: RunHostOptions, lifetime: Lifetime): CoreSupervisor<never> {
  return createCoreSupervisor<never>({
    start: () =>
      startCoreChild({
        execPath: process.execPath,
        script: options.coreScript,
        environment: process.env,
        platform: process.platform,
        onDefect: (cause) => say(`message of the core: ${String(cause)}`),
      }),
    nowMs: () => performance.now(),
    wait: (ms) => wait(ms, undefined, { ref: false }),
    onLost: (how) => say(`the core process ended (${how}) and is started again, locked`),
    onGivenUp: () => {
      say(CORE_IS_BROKEN);
      lifetime.end(CORE_IS_BROKEN);
    },
  });
}

async function startServer(
  options: RunHostOptions,
  sessions: SessionBook,
  supervisor: CoreSupervisor<never>,
  lifetime: Lifetime,
): Promise<HostServer> {
  const home = dirname(deskHome(process.env, process.platform).settingsFile);
  return startHostServer({
    assets: await loadRendererAssets(options.distFolder),
    sessions,
    core: supervisor.ready,
    randomBytes,
    installationPhrase: await loadInstallationPhrase(join(home, "installation.json"), randomBytes),
    onWindowCount: lifetime.windows,
    onRefusal: createRefusalLog(),
  });
}

/** The first refusals tell what is wrong; a flood of them must not fill a disk. */
function createRefusalLog(): (status: number, rule: string) => void {
  let left = 50;
  return (status, rule) => {
    left -= 1;
    if (left >= 0) say(`refused a request: ${String(status)}, needed: ${rule}`);
  };
}

function startUrl(server: HostServer, sessions: SessionBook, isDemonstration: boolean): string {
  const fragment = new URLSearchParams({ [START_CODE_PARAMETER]: sessions.newStartCode() });
  if (isDemonstration) fragment.set(DEMONSTRATION_PARAMETER, "1");
  return `${server.origin}/#${fragment.toString()}`;
}

/** Gives what ends the listening: an open pipe on standard input would keep the process of the command line. */
function listenToParent(lifetime: Lifetime, print: () => void): () => void {
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => lifetime.end(signal));
  // A terminal or /dev/null as standard input says nothing about a parent.
  if (!isPipe()) return () => undefined;
  const lines = createInterface({ input: process.stdin });
  lines.on("line", (line) => line === "open" && print());
  lines.once("close", () => lifetime.end("standard input closed"));
  return () => {
    lines.close();
    process.stdin.destroy();
  };
}

function isPipe(): boolean {
  const stats = fstatSync(0);
  return stats.isFIFO() || stats.isSocket();
}

type Window = Extract<OpenedWindow, { readonly kind: "opened" }>;

/** Opens the window if it is to, and tells the address; gives the window that will have to be closed. */
async function showAddress(
  { opensWindow, announces }: RunHostOptions,
  url: string,
  lifetime: Lifetime,
): Promise<Window | undefined> {
  const inWords = announces === "in words where no window opens";
  const askToOpen = (): void => {
    if (inWords) process.stdout.write(`${OPEN_BY_HAND}: ${url}\n`);
  };
  if (!inWords) printAddress(url);
  const opened = opensWindow ? await openOn(url) : undefined;
  if (opened?.kind === "opened") {
    void opened.closed.then((end) => {
      if (end === "closed") return lifetime.end("the browser ended");
      say("the browser ended at once, without a window: open the address by hand");
      askToOpen();
    });
    return opened;
  }
  if (opened !== undefined) say(WHY_NO_WINDOW[opened.kind]);
  askToOpen();
  return undefined;
}

function openOn(url: string): Promise<OpenedWindow> {
  const { platform } = process;
  const isRoot = platform === "linux" && userInfo().uid === 0;
  return openWindow(url, { environment: process.env, platform, isRoot });
}

const OPEN_BY_HAND = "Open this address within a minute in a browser of the Chromium family";

const WHY_NO_WINDOW = {
  "no-screen": "no screen is known here (neither DISPLAY nor WAYLAND_DISPLAY is set)",
  "no-browser":
    "no browser of the Chromium family was found; WATCHPOST_BROWSER can name one that lies elsewhere",
} as const;

function printAddress(url: string): void {
  process.stdout.write(`${JSON.stringify({ url, pid: process.pid })}\n`);
}

function say(message: string): void {
  process.stderr.write(`watchpost: ${message}\n`);
}
