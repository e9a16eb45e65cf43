import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fromChildProcess } from "../rpc/child-channel.ts";
import { createCoreLink } from "../rpc/core-link.ts";
import type { CoreProcess } from "../rpc/core-supervisor.ts";
import { childEnvironment } from "../shell/environment.ts";
import type { Environment } from "../shell/environment.ts";

export interface CoreChildOptions {
  readonly execPath: string;
  /** The built `core.js`. */
  readonly script: string;
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  readonly onDefect: (cause: unknown) => void;
}

/**
 * Starts the core of the browser host: a process of its own with a scrubbed environment, its output on our error
 * stream, and no core dumps, which would write keys to disk in clear.
 */
export function startCoreChild(options: CoreChildOptions): CoreProcess<never> {
  const child = spawnWithoutCoreDumps(options);
  const link = createCoreLink<never>({
    channel: fromChildProcess(child),
    answerAsk: () =>
      Promise.resolve({
        answer: { kind: "unavailable", why: "the browser host has no key store" },
      }),
    onDefect: options.onDefect,
  });
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
    child.once("error", (error) => {
      // Could not be started at all: there is no exit event then.
      child.emit("exit", null, error.message);
    });
  });
  return { link, ended, kill: () => void child.kill("SIGKILL") };
}

function spawnWithoutCoreDumps(options: CoreChildOptions): ChildProcess {
  const { execPath, script, environment, platform } = options;
  const settings = {
    env: childEnvironment(environment),
    serialization: "advanced" as const,
    // Standard output belongs to the one line that the launcher reads.
    stdio: ["ignore" as const, 2, "inherit" as const, "ipc" as const],
  };
  // Windows writes dumps only where the system's administrator switched error reporting to it.
  if (platform === "win32") return spawn(execPath, [script], settings);
  return spawn("/bin/sh", ["-c", 'ulimit -c 0; exec "$0" "$@"', execPath, script], settings);
}
