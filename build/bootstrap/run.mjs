// What every npm script begins with. Runs on the machine's Node (18 or newer) with nothing installed: no dependencies,
// no TypeScript. Brings packages and build up to date where they are not, then hands over to the project's own Node 24.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { endWithParent } from "./end-with-parent.mjs";
import { reasonToInstall, stampInstalled } from "./installed.mjs";
import { findNode24 } from "./node24.mjs";
import { isNotWritable } from "./remember.mjs";
import { describeSources, reasonToBuild, stampBuilt } from "./sources.mjs";
import { withWorkLock } from "./work-lock.mjs";

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const EXIT_BY_SIGNAL = 128;
/** The Node 24 offered for Apple silicon still calls type stripping experimental. */
const NODE_OPTIONS = ["--disable-warning=ExperimentalWarning"];
/** Errors only: what npm says about this Node and each package would bury why it failed. */
const NPM_CI = ["ci", "--loglevel=error"];

/**
 * What each command runs once everything is in place, and whether it needs `dist/`.
 * @type {Map<string, { script: string, needsBuild: boolean }>}
 */
const COMMANDS = new Map([
  ["start", { script: "build/start.ts", needsBuild: true }],
  ["watchpost", { script: "dist/electron/cli.js", needsBuild: true }],
  ["test", { script: "build/test.ts", needsBuild: false }],
  ["bench", { script: "test/bench/run.ts", needsBuild: true }],
  ["soak", { script: "test/soak/run.ts", needsBuild: true }],
  ["package", { script: "build/package.ts", needsBuild: true }],
]);

main(process.argv.slice(2));

/** @param {string[]} argv */
function main([name = "", ...args]) {
  if (name === "build") {
    working("npm run build was asked for", buildAnyway);
    return;
  }
  const command = COMMANDS.get(name);
  if (command === undefined) {
    say(`usage: bootstrap.mjs build|${[...COMMANDS.keys()].join("|")} [arguments]`);
    process.exit(EXIT_USAGE);
  }
  const reason = reasonToInstall(ROOT) ?? whyBuild(command);
  if (reason !== undefined) working(reason, () => bringUpToDate(command));
  handOver(command.script, args);
}

/** @param {{ needsBuild: boolean }} command */
function whyBuild(command) {
  return command.needsBuild ? reasonToBuild(ROOT) : undefined;
}

/**
 * Asks for the reasons again: another start may have done the work while this one waited for the lock.
 * @param {{ needsBuild: boolean }} command
 */
function bringUpToDate(command) {
  installIfNeeded();
  const reason = whyBuild(command);
  if (reason !== undefined) build(reason);
}

/**
 * Installs or builds in this checkout, alone.
 * @param {string} reason
 * @param {() => void} work
 */
function working(reason, work) {
  try {
    withWorkLock(ROOT, work, say);
  } catch (cause) {
    if (!isNotWritable(cause)) throw cause;
    fail(
      `this checkout has to be brought up to date (${reason}), but nothing can be written to ${ROOT}.`,
    );
  }
}

function buildAnyway() {
  installIfNeeded();
  build("asked for");
}

function installIfNeeded() {
  const reason = reasonToInstall(ROOT);
  if (reason === undefined) return;
  say(`installing packages (npm ci, about a minute): ${reason}`);
  const finished = runNpmCi();
  if (finished.status !== 0) {
    fail(
      `npm ci failed; it needs the package registry or a filled npm cache.\n${outputOf(finished)}`,
    );
  }
  stampInstalled(ROOT);
}

function runNpmCi() {
  // npm run names its own script file: the same npm, and no search for npm.cmd on Windows.
  const npm = process.env.npm_execpath;
  if (npm?.endsWith("npm-cli.js") === true) {
    return spawnSync(process.execPath, [npm, ...NPM_CI], { cwd: ROOT, encoding: "utf8" });
  }
  const shell = process.platform === "win32";
  return spawnSync("npm", NPM_CI, { cwd: ROOT, encoding: "utf8", shell });
}

/** @param {string} reason */
function build(reason) {
  say(`building dist/ (some seconds): ${reason}`);
  const sources = describeSources(ROOT);
  const finished = spawnSync(node24(), [...NODE_OPTIONS, "build/build.ts"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (finished.status !== 0) fail(`the build failed.\n${outputOf(finished)}`);
  stampBuilt(ROOT, sources);
}

/**
 * Runs the script in the project's Node 24 with this terminal, and ends as it ends.
 * @param {string} script
 * @param {string[]} args
 */
function handOver(script, args) {
  const path = join(ROOT, script);
  if (!existsSync(path)) fail(`${script} is not there.`);
  const child = spawnWithoutCoreDumps(node24(), [...NODE_OPTIONS, path, ...args]);
  // Ctrl-C reaches the whole terminal group, so the child has it already; a plain kill reaches only us.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGHUP"));
  endWithParent(() => child.kill("SIGTERM"));
  child.on("error", (cause) => fail(`${script} could not be started: ${cause.message}`));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? EXIT_BY_SIGNAL + (constants.signals[signal ?? "SIGTERM"] ?? 0);
  });
}

/**
 * The command line holds keys in its own memory, and a core file would hold them in clear. Windows writes dumps only
 * where the system's administrator switched error reporting to it.
 * @param {string} program
 * @param {string[]} args
 */
function spawnWithoutCoreDumps(program, args) {
  if (process.platform === "win32") return spawn(program, args, { stdio: "inherit" });
  const shell = ["-c", 'ulimit -c 0; exec "$0" "$@"', program, ...args];
  return spawn("/bin/sh", shell, { stdio: "inherit" });
}

function node24() {
  const path = findNode24(ROOT);
  if (path === undefined) {
    fail(
      `Node 24 is not offered for ${process.platform} on ${process.arch}, or its package was left out of the install.`,
    );
  }
  return path;
}

/** @param {{ stdout: string, stderr: string, error?: Error | undefined }} finished */
function outputOf(finished) {
  const parts = [finished.error?.message, finished.stdout, finished.stderr].filter(Boolean);
  // The bundler colours each letter, also where it goes to a file.
  return stripVTControlCharacters(parts.join("\n").trim());
}

/**
 * Standard output belongs to the command that follows.
 * @param {string} message
 */
function say(message) {
  process.stderr.write(`watchpost: ${message}\n`);
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  say(message);
  process.exit(EXIT_FAILED);
}
