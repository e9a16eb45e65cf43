import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "./cli.ts";

const PROGRAM = join(ROOT, "dist", "electron", "host.js");

export interface RunningHost {
  readonly child: ChildProcess;
  /** A fresh address; each works once. */
  readonly newUrl: () => Promise<string>;
  readonly stderr: () => string;
  /** Process of the core behind it, as the system lists it. */
  readonly corePid: () => number;
  /** Ends it in order. */
  readonly stop: () => Promise<void>;
  /** Ends it as the power cord would. */
  readonly kill: () => Promise<void>;
}

export interface HostOptions {
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

/** The real browser host as it is shipped, without a window, on a home of its own. */
export function startHost({ home, env = {}, args = [] }: HostOptions): RunningHost {
  if (!existsSync(PROGRAM)) throw new Error("dist/ is not built: npm run build");
  const child = spawn(process.execPath, [PROGRAM, "--no-open", "--stay", ...args], {
    env: { ...process.env, WATCHPOST_HOME: home, NODE_OPTIONS: "", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (text: string) => (errors += text));
  child.stdin.on("error", () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextUrl = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done === true) throw new Error(`the host ended: ${errors}`);
    return urlOf(line.value);
  };
  let first: Promise<string> | undefined = nextUrl();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  return {
    child,
    newUrl: async () => {
      if (first !== undefined) {
        const url = await first;
        first = undefined;
        return url;
      }
      child.stdin.write("open\n");
      return nextUrl();
    },
    stderr: () => errors,
    corePid: () => coreOf(child.pid ?? 0),
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

function urlOf(line: string): string {
  const document: unknown = JSON.parse(line);
  if (typeof document !== "object" || document === null || !("url" in document))
    throw new Error(`no address: ${line}`);
  return String(document.url);
}

function coreOf(hostPid: number): number {
  const path = `/proc/${String(hostPid)}/task/${String(hostPid)}/children`;
  for (const pid of readFileSync(path, "utf8").trim().split(" ")) {
    if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("core.js")) return Number(pid);
  }
  throw new Error("the host has no core");
}
