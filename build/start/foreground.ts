import { type ChildProcess } from "node:child_process";
import { endWithParent } from "../bootstrap/end-with-parent.mjs";

/**
 * Waits for a program that has this terminal, passes on what is meant to end it, and gives its exit code.
 * Ctrl-C reaches the whole terminal group, so the program has it already; a second, gentler word does no harm.
 */
export async function runInForeground(child: ChildProcess): Promise<number> {
  const end = (): void => void child.kill("SIGTERM");
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, end);
  endWithParent(end);
  const code = await new Promise<number>((resolve) => {
    child.once("exit", (exitCode) => resolve(exitCode ?? 1));
    child.once("error", () => resolve(1));
  });
  for (const signal of signals) process.off(signal, end);
  return code;
}
