import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The command line as it is shipped; `npm test` builds it before the tests run. */
const PROGRAM = join(ROOT, "dist", "electron", "cli.js");

export const DESK_PASSPHRASE = "seven grey herons over the weir";

export interface CliRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly elapsedMs: number;
  /** The one JSON document on standard output; throws when there is anything else. */
  readonly json: () => unknown;
}

export interface CliOptions {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Leaves standard input open; `serve` takes its end for the end of its parent. */
  readonly keepsStdin?: boolean;
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly finished: Promise<CliRun>;
}

/** Starts the real command line in a process of its own. */
export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  if (!existsSync(PROGRAM)) throw new Error("dist/ is not built: npm run build");
  const startedMs = performance.now();
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8");
    child[name].on("data", (text: string) => (texts[name] += text));
  }
  // A program that doesn't read its input ends before it is written.
  child.stdin.on("error", () => undefined);
  if (options.keepsStdin !== true) child.stdin.end(options.stdin ?? "");
  const finished = new Promise<CliRun>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const elapsedMs = performance.now() - startedMs;
      resolve({ code, signal, ...texts, elapsedMs, json: () => onlyDocument(texts.stdout) });
    });
  });
  return { child, finished };
}

export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  return startCli(args, options).finished;
}

function onlyDocument(stdout: string): unknown {
  const lines = stdout.split("\n");
  if (lines.length !== 2 || lines[1] !== "") {
    throw new Error(`expected one line of JSON on standard output, found: ${stdout.slice(0, 500)}`);
  }
  return JSON.parse(lines[0] ?? "");
}

/** A place to work: a home, a folder for temporary files and a vault of its own, all below one private folder. */
export interface Desk {
  readonly root: string;
  readonly home: string;
  readonly temporary: string;
  readonly vault: string;
  readonly passphraseFile: string;
  readonly recoveryCode: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs a command with `--json` on this desk's vault. */
  readonly run: (args: readonly string[], options?: CliOptions) => Promise<CliRun>;
  readonly start: (args: readonly string[], options?: CliOptions) => RunningCli;
  /** The same for a command that has to succeed; gives its checked document. */
  readonly get: <T>(schema: z.ZodType<T>, args: readonly string[]) => Promise<T>;
  readonly path: (name: string) => string;
  readonly write: (name: string, content: string | Uint8Array) => Promise<string>;
  readonly dispose: () => Promise<void>;
}

export async function createDesk(organisation = "CERT-XX"): Promise<Desk> {
  const root = await mkdtemp(join(tmpdir(), "watchpost-desk-"));
  const [home, temporary, vault] = [join(root, "home"), join(root, "tmp"), join(root, "vault")];
  await mkdir(home);
  await mkdir(temporary);
  const passphraseFile = join(root, "passphrase");
  await writeFile(passphraseFile, `${DESK_PASSPHRASE}\n`, { mode: 0o600 });
  const env = {
    WATCHPOST_HOME: home,
    WATCHPOST_VAULT: "",
    TMPDIR: temporary,
    NODE_OPTIONS: "",
  };
  const created = await runCli(
    [
      "vault",
      "create",
      vault,
      "--org",
      organisation,
      "--country",
      "xx",
      "--analyst",
      "alice",
      "--passphrase-file",
      passphraseFile,
      "--json",
    ],
    { env },
  );
  if (created.code !== 0) throw new Error(`vault create: ${created.stdout}${created.stderr}`);
  const made = created.json();
  const recoveryCode =
    typeof made === "object" && made !== null && "recoveryCode" in made
      ? String(made.recoveryCode)
      : "";
  const common = ["--vault", vault, "--passphrase-file", passphraseFile, "--json"];
  const withCommon = (options: CliOptions = {}) => ({
    ...options,
    env: { ...env, ...options.env },
  });
  const start = (args: readonly string[], options?: CliOptions) =>
    startCli([...args, ...common], withCommon(options));
  const run = (args: readonly string[], options?: CliOptions) => start(args, options).finished;
  return {
    root,
    home,
    temporary,
    vault,
    passphraseFile,
    recoveryCode,
    env,
    run,
    start,
    get: async (schema, args) => {
      const done = await run(args);
      if (done.code !== 0)
        throw new Error(`${args.join(" ")}: ${String(done.code)} ${done.stdout}${done.stderr}`);
      return schema.parse(done.json());
    },
    path: (name) => join(root, name),
    write: async (name, content) => {
      const path = join(root, name);
      await writeFile(path, content);
      return path;
    },
    dispose: () => rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
