import { randomBytes } from "node:crypto";
import { fromForkedProcess } from "../rpc/child-channel.ts";
import type { Core, ShellPorts } from "../rpc/core.ts";
import { startCoreServer } from "../rpc/core-server.ts";
import type { DefectReport } from "../rpc/failure-error.ts";
import { fromParentPort, parentPortOf } from "../rpc/utility-channel.ts";

/**
 * Runs a core in this process, behind the line of the shell that started it: Electron's utility process or a
 * child of the browser host. Ends the process when the shell asks for it or disappears.
 */
export async function runCoreProcess(
  createCore: (ports: ShellPorts) => Core | Promise<Core>,
): Promise<void> {
  const parentPort = parentPortOf(process);
  const defects = createDefectLog((line) => process.stderr.write(line));
  endOnDefect(process, defects, () => process.exit(DEFECT_EXIT_CODE));
  await startCoreServer({
    channel: parentPort === null ? fromForkedProcess(process) : fromParentPort(parentPort),
    shell: parentPort === null ? "host" : "electron",
    createCore,
    defects,
    exit: () => process.exit(0),
  });
}

/** Tells the shell apart from an orderly end. */
const DEFECT_EXIT_CODE = 70;

/**
 * An exception that nobody caught ends the core: its state is not known any more, and the shell starts a locked one.
 * Node's own report is not wanted, since it prints the message.
 */
export function endOnDefect(
  self: Pick<NodeJS.EventEmitter, "on">,
  defects: DefectReport,
  end: () => void,
): void {
  for (const event of ["uncaughtException", "unhandledRejection"]) {
    self.on(event, (cause: unknown) => {
      defects.report({ reference: defects.newReference(), call: event, cause });
      end();
    });
  }
}

/**
 * Defects go to the shell's error stream: what was called, the reference that the analyst sees, the kind of the
 * exception and where it arose. Never its message: it may quote case content (threats B1 row 1).
 */
export function createDefectLog(write: (line: string) => void): DefectReport {
  return {
    newReference: () => randomBytes(4).toString("hex"),
    report: ({ reference, call, cause }) =>
      write(`defect ${reference} in ${call}: ${describe(cause)}\n`),
  };
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  const frames = (cause.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const inner = cause.cause === undefined ? "" : ` <- ${describe(cause.cause)}`;
  return `${cause.name} ${frames
    .slice(0, 6)
    .map((line) => line.trim())
    .join(" ")}${inner}`;
}
