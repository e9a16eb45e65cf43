import { fileURLToPath } from "node:url";
import { runHost } from "../../../electron/host/run-host.ts";

/** Entry of a browser host over a stub core, run by tests: `host-entry.ts DIST [--stay]`. */
const [distFolder = "", ...flags] = process.argv.slice(2);
const exitCode = await runHost({
  distFolder,
  coreScript: fileURLToPath(
    new URL(
      flags.includes("--broken") ? "broken-core.ts" : "../rpc/forked-core.ts",
      import.meta.url,
    ),
  ),
  opensWindow: false,
  staysOpen: flags.includes("--stay"),
  isDemonstration: flags.includes("--demo"),
  announces: "as JSON",
});
process.exit(exitCode);
