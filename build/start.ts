// Opens Watchpost in a checkout: Electron, else a browser window, else an address to open by hand.
import { spawn } from "node:child_process";
import { userInfo } from "node:os";
import { ROOT } from "./entries.ts";
import { chooseElectron, downloadElectron } from "./start/electron.ts";
import { runInForeground } from "./start/foreground.ts";

/** Electron gone this soon, with an error, never showed a window. */
const FAILED_AT_ONCE_MS = 5_000;

const args = process.argv.slice(2);

process.exitCode = await start();

async function start(): Promise<number> {
  const code = args.includes("--no-open") ? undefined : await startElectron();
  return code ?? startBrowserHost();
}

/** @returns the exit code, undefined when the browser host has to take over. */
async function startElectron(): Promise<number | undefined> {
  const choice = await chooseElectron({
    root: ROOT,
    env: process.env,
    platform: process.platform,
    isRoot: process.platform !== "win32" && userInfo().uid === 0,
    nowMs: Date.now(),
    download: downloadElectron(ROOT),
    say,
  });
  if (choice.kind === "without") {
    say(`opening in a browser window: ${choice.reason}`);
    return undefined;
  }
  const startedMs = performance.now();
  // Set in terminals inside other Electron programs, where it would turn ours into a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const code = await runInForeground(
    spawn(choice.path, [ROOT, ...args], { stdio: "inherit", env }),
  );
  if (code === 0 || performance.now() - startedMs > FAILED_AT_ONCE_MS) return code;
  say(`opening in a browser window: Electron ended at once with exit code ${code}`);
  return undefined;
}

function startBrowserHost(): Promise<number> {
  const program = [`${ROOT}dist/electron/host.js`, "--plain", ...args];
  // The host ends when its standard input closes: nothing is left behind if we are killed.
  const stdio = ["pipe" as const, "inherit" as const, "inherit" as const];
  return runInForeground(spawn(process.execPath, program, { stdio }));
}

function say(message: string): void {
  process.stderr.write(`watchpost: ${message}\n`);
}
