import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createDefectLog } from "../core/process.ts";
import { createSystemCore, VERSION } from "../core/system-core.ts";
import { runHost } from "../host/run-host.ts";
import { ask, askHidden } from "./ask-hidden.ts";
import { runCommandLine } from "./program.ts";

const programFolder = dirname(fileURLToPath(import.meta.url));
const interrupted = new AbortController();
process.once("SIGINT", () => {
  interrupted.abort();
});

// A reader that has seen enough (`| head`) closes the pipe: the command's own work goes on to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const exitCode = await runCommandLine(
  process.argv.slice(2),
  {
    streams: {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      isTerminal: process.stderr.isTTY,
    },
    stdin: process.stdin,
    environment: process.env,
    askHidden: process.stdin.isTTY ? askHidden : undefined,
    ask: process.stdin.isTTY && process.stderr.isTTY ? ask : undefined,
    signal: interrupted.signal,
    startCore: () =>
      createSystemCore(
        { shell: "cli", keychain: null, openImporter: null },
        programFolder,
        createDefectLog((line) => process.stderr.write(line)),
      ),
    serve: async ({ opensWindow, isDemonstration }) => {
      const code = await runHost({
        distFolder: join(programFolder, ".."),
        coreScript: join(programFolder, "core.js"),
        opensWindow,
        staysOpen: !opensWindow,
        isDemonstration,
        announces: "as JSON",
      });
      return code === 0 ? 0 : 1;
    },
  },
  VERSION,
);
// Everything is written and closed; a left-over handle of a library must not keep a script waiting.
process.exitCode = exitCode;
