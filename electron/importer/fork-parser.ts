import { fork } from "node:child_process";
import { LIMITS } from "../../shared/formats/limits.ts";
import type { ParserChild } from "./parser-child.ts";

export interface ForkOptions {
  /** `dist/electron/importer.js`, or in a checkout `electron/importer/entry.ts`. */
  readonly entryPath: string;
  /** Folders that the process may read: its own code. Nothing else of the file system is open to it. */
  readonly readablePaths: readonly string[];
  /** Cap of the heap; `LIMITS.heapMib` when left out. */
  readonly heapMib?: number;
}

/** Confinement of the process; the folders that it may read come on top. */
export const FORK_FLAGS: readonly string[] = [
  // Without further flags: no file, no child process, no thread, no add-on, no inspector.
  "--permission",
  // A small young generation: hostile documents of 16 MiB then stay below 256 MiB resident.
  "--max-semi-space-size=8",
  "--disable-proto=delete",
  "--disallow-code-generation-from-strings",
  "--no-warnings",
];

/** What V8 prints before it gives up. */
const OUT_OF_MEMORY = /heap out of memory|allocation failed/i;
/** Last words of the process that are kept; they are looked at, never shown. */
const LAST_WORDS_CHARACTERS = 8_192;

/**
 * Starts the parser under Node with permissions for nothing but reading its own code, an empty environment, no
 * inherited streams, no `__proto__`, and no code from strings. Used by the browser host and the command line.
 */
export function forkParser(options: ForkOptions): ParserChild {
  const child = fork(options.entryPath, [], {
    execArgv: [
      ...FORK_FLAGS,
      ...options.readablePaths.map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${options.heapMib ?? LIMITS.heapMib}`,
    ],
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let lastWords = "";
  child.stderr?.setEncoding("utf8");
  child.stderr?.on("data", (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS_CHARACTERS);
  });
  // A message to a process that has just ended fails; its exit tells the same.
  child.on("error", () => undefined);
  return {
    processId: child.pid,
    send: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => {
      child.on("message", listener);
    },
    onExit: (listener) => {
      // "close" and not "exit": only then the last words are complete.
      child.once("close", (code, signal) => {
        listener({ code, signal, isOutOfMemory: OUT_OF_MEMORY.test(lastWords) });
      });
    },
    kill: () => {
      child.kill("SIGKILL");
    },
  };
}
