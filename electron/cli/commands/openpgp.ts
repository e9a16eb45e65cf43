import { Command } from "commander";
import type { Result } from "../../../shared/result.ts";
import { DEFAULT_VALID_DAYS, type KeyHolder } from "../../openpgp/organisation-key.ts";
import { MAX_KEY_CHARS, type OpenPgpKeyView } from "../../openpgp/key-description.ts";
import type { OpenPgpKeyProblem, OpenPgpKeyService } from "../../services/publishing/key-calls.ts";
import { value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { openPgpKeyLines, openPgpProblemText } from "../openpgp-lines.ts";
import { wholeNumber } from "../options.ts";
import type { ExitCode } from "../output.ts";
import { readTextFile } from "../read-text-file.ts";
import { UsageError } from "../usage-error.ts";

interface CreateOptions {
  readonly name?: string;
  readonly email?: string;
  readonly days: number;
  readonly from?: string;
  readonly keyPassphraseFile?: string;
  readonly replace?: boolean;
}

/** `identity openpgp`: the key by which the public knows the organisation. */
export function openPgpCommand(run: Run): Command {
  return new Command("openpgp")
    .description("the OpenPGP key that signs what the organisation publishes")
    .addCommand(createCommand(run))
    .addCommand(showCommand(run))
    .addCommand(exportCommand(run))
    .addCommand(revokeCommand(run));
}

function createCommand(run: Run): Command {
  return new Command("create")
    .description("make a key, or take in the one that the organisation has")
    .option("--name <text>", "whose key it is; with --email")
    .option("--email <address>", "address that it stands for")
    .option("--days <number>", "how long it is valid", wholeNumber, DEFAULT_VALID_DAYS)
    .option("--from <file>", "take in this ASCII-armoured secret key instead")
    .option("--key-passphrase-file <file>", "passphrase of that key")
    .option("--replace", "although there is a valid one")
    .action((options: CreateOptions, command: Command) =>
      run(command, async (context) => {
        const keys = await openKeys(context);
        return report(context, await made(keys, options));
      }),
    );
}

async function made(
  keys: OpenPgpKeyService,
  options: CreateOptions,
): Promise<Result<OpenPgpKeyView, OpenPgpKeyProblem>> {
  const replaces = options.replace === true;
  if (options.from === undefined)
    return keys.create(holderOf(options), { validDays: options.days, replaces });
  const armored = await readTextFile(options.from, MAX_KEY_CHARS);
  const { keyPassphraseFile } = options;
  const passphrase =
    keyPassphraseFile === undefined
      ? null
      : (await readTextFile(keyPassphraseFile, 4096)).replace(/\r?\n$/, "");
  return keys.takeIn(armored, passphrase, { replaces });
}

function holderOf({ name, email, days }: CreateOptions): KeyHolder {
  if (name === undefined || email === undefined)
    throw new UsageError("give --name and --email, or --from with a key");
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(email)) throw new UsageError(`no mail address: ${email}`);
  if (/[<>\r\n]/.test(name)) throw new UsageError("a name holds neither < nor > nor line ends");
  if (days < 1) throw new UsageError("a key is valid for a day at least");
  return { name, email };
}

function showCommand(run: Run): Command {
  return new Command("show")
    .description("fingerprint, whose it is, until when it is valid, whether it is revoked")
    .action((_options, command: Command) =>
      run(command, async (context) => report(context, await (await openKeys(context)).show())),
    );
}

function exportCommand(run: Run): Command {
  return new Command("export")
    .description("the public key, to hand out; the secret one never leaves the vault")
    .action((_options, command: Command) =>
      run(command, async (context) => {
        const exported = await (await openKeys(context)).exportPublic();
        if (!exported.ok) return refuse(context, exported.error);
        const { key, armored } = exported.value;
        context.output.result({ ...key, publicKey: armored }, armored.trimEnd().split("\n"));
        return 0;
      }),
    );
}

function revokeCommand(run: Run): Command {
  return new Command("revoke")
    .description(
      "say for good that the key is not to be relied on; publish or export it afterwards",
    )
    .requiredOption("--reason <text>", "why, for everybody who looks at the key")
    .action(({ reason }: { readonly reason: string }, command: Command) =>
      run(command, async (context) =>
        report(context, await (await openKeys(context)).revoke(reason)),
      ),
    );
}

async function openKeys(context: CommandContext): Promise<OpenPgpKeyService> {
  await context.openVault();
  return value((await context.core()).local.openPgpKeys());
}

function report(
  context: CommandContext,
  result: Result<OpenPgpKeyView, OpenPgpKeyProblem>,
): ExitCode {
  if (!result.ok) return refuse(context, result.error);
  context.output.result({ ...result.value }, openPgpKeyLines(result.value));
  return 0;
}

function refuse(context: CommandContext, problem: OpenPgpKeyProblem): ExitCode {
  context.output.refusal(problem, openPgpProblemText(problem));
  return 1;
}
