import { fileURLToPath } from "node:url";
import { runHost } from "./run-host.ts";

/**
 * Entry of the browser host: `host.js [--no-open] [--stay] [--demo] [--plain]`. Built into `dist/electron/`.
 * The launcher of a checkout adds `--plain`: what is printed is then for people.
 */
const FLAGS: readonly string[] = ["--no-open", "--stay", "--demo"];

const words = process.argv.slice(2);
const unknown = words.filter((word) => word !== "--plain" && !FLAGS.includes(word));
if (unknown.length > 0) {
  process.stderr.write(`watchpost: unknown: ${unknown.join(" ")}; known: ${FLAGS.join(" ")}\n`);
  process.exit(2);
}
const exitCode = await runHost({
  distFolder: fileURLToPath(new URL("../", import.meta.url)),
  coreScript: fileURLToPath(new URL("core.js", import.meta.url)),
  opensWindow: !words.includes("--no-open"),
  staysOpen: words.includes("--stay"),
  isDemonstration: words.includes("--demo"),
  announces: words.includes("--plain") ? "in words where no window opens" : "as JSON",
});
process.exit(exitCode);
