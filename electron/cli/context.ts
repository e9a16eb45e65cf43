import type { Readable } from "node:stream";
import type { Command } from "commander";
import type { Client } from "../../shared/contract/index.ts";
import type { LocalCore } from "../core/local-core.ts";
import { app } from "../../shared/text/en/app.ts";
import { value } from "./call.ts";
import { vaultNotices } from "./vault-notices.ts";
import { createOutput, type ExitCode, type Output, type Streams } from "./output.ts";
import { readPassphrase } from "./passphrase.ts";
import { createProgress, type Progress } from "./progress.ts";
import { UsageError } from "./usage-error.ts";

/** Everything outside that the command line touches, handed in. */
export interface CliPorts {
  readonly streams: Streams;
  readonly stdin: Readable;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly startCore: () => Promise<LocalCore>;
  readonly askHidden: ((question: string) => Promise<string>) | undefined;
  /** A question that is answered visibly; undefined where nobody can answer. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Runs the browser host until it ends. */
  readonly serve: (options: {
    readonly opensWindow: boolean;
    readonly isDemonstration: boolean;
  }) => Promise<ExitCode>;
}

/** What a command gets: its output, the core, and the vault opened when it asks for it. */
export interface CommandContext {
  readonly output: Output;
  readonly progress: Progress;
  readonly ports: CliPorts;
  readonly core: () => Promise<LocalCore>;
  /** Opens the vault named by `--vault`; the passphrase is read now. */
  readonly openVault: () => Promise<Client>;
  readonly passphrase: (question?: string) => Promise<string>;
  readonly vaultDirectory: () => string;
  /** Whether a vault is named at all: some commands have something to say without one. */
  readonly isVaultNamed: () => boolean;
}

export type Action = (context: CommandContext) => Promise<ExitCode | void>;

/** Runs a command's action with a context made of its options, and keeps its exit code. */
export type Run = (command: Command, action: Action) => Promise<void>;

interface CommonOptions {
  readonly vault?: string;
  readonly passphraseFile?: string;
  readonly json?: boolean;
}

/** A context for one command; the core is started when it is first needed and ended by `dispose`. */
export function createContext(
  command: Command,
  ports: CliPorts,
): { readonly context: CommandContext; readonly dispose: () => Promise<void> } {
  const options = command.optsWithGlobals<CommonOptions>();
  const output = createOutput(ports.streams, options.json === true);
  let started: Promise<LocalCore> | undefined;
  const core = () => (started ??= ports.startCore());
  const passphrase = (question = "Passphrase: ") =>
    readPassphrase(
      { file: options.passphraseFile, stdin: ports.stdin, ask: ports.askHidden },
      question,
    );
  const named = options.vault ?? ports.environment["WATCHPOST_VAULT"];
  const vaultDirectory = () => {
    const directory = named;
    if (directory === undefined || directory === "")
      throw new UsageError("name the vault with --vault DIR or WATCHPOST_VAULT");
    return directory;
  };
  const openVault = async () => {
    const directory = vaultDirectory();
    const secret = await passphrase();
    const running = await core();
    value(await running.local.openVault(directory, secret));
    for (const notice of await vaultNotices(running.client)) {
      const { title, text } = app.vaultNotices[notice];
      output.warning(`${title}. ${text}`);
    }
    return running.client;
  };
  return {
    context: {
      output,
      progress: createProgress(ports.streams),
      ports,
      core,
      openVault,
      passphrase,
      vaultDirectory,
      isVaultNamed: () => named !== undefined && named !== "",
    },
    dispose: async () => {
      if (started) await (await started).dispose();
    },
  };
}
