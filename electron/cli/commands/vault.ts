import { resolve } from "node:path";
import { Command, Option } from "commander";
import { answer, drain, value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import type { ExitCode } from "../output.ts";
import { saveTicket } from "../save-ticket.ts";
import { UsageError } from "../usage-error.ts";
import { vaultNotices } from "../vault-notices.ts";

export function vaultCommand(run: Run): Command {
  const vault = new Command("vault").description(
    "create, inspect, check, back up and restore a vault",
  );
  vault.addCommand(createCommand(run));
  vault.addCommand(
    new Command("info")
      .description("header facts")
      .action((_options, command: Command) => run(command, info)),
  );
  vault.addCommand(
    new Command("check")
      .description("full verification of header, database, journal and evidence")
      .action((_options, command: Command) => run(command, check)),
  );
  vault.addCommand(backupCommand(run));
  vault.addCommand(restoreCommand(run));
  vault.addCommand(rehearseCommand(run));
  vault.addCommand(passphraseCommand(run));
  vault.addCommand(recoverCommand(run));
  return vault;
}

interface CreateOptions {
  readonly org: string;
  readonly country: string;
  readonly kind: "real" | "exercise";
  readonly analyst: string;
}

function createCommand(run: Run): Command {
  return new Command("create")
    .description("make a new, empty vault")
    .argument("<dir>", "folder that does not exist yet")
    .requiredOption("--org <name>", "name of the organisation")
    .requiredOption("--country <cc>", "two-letter country code")
    .addOption(new Option("--kind <kind>").choices(["real", "exercise"]).default("real"))
    .option("--analyst <name>", "who works here", "analyst")
    .action((directory: string, options: CreateOptions, command: Command) =>
      run(command, async (context) => {
        const passphrase = await context.passphrase("New passphrase: ");
        const core = await context.core();
        const made = value(
          await core.local.createVault(resolve(directory), {
            organisation: options.org,
            countryCode: options.country.toUpperCase(),
            kind: options.kind,
            analyst: options.analyst,
            passphrase,
          }),
        );
        context.output.result(
          {
            vaultId: made.vaultId,
            orgId: made.organisationId,
            kind: options.kind,
            recoveryCode: made.recoveryCode,
          },
          [
            `Vault ${made.vaultId} created in ${directory}.`,
            `Recovery code (print it, keep it apart from the laptop): ${made.recoveryCode}`,
          ],
        );
      }),
    );
}

async function info(context: CommandContext): Promise<void> {
  const client = await context.openVault();
  const { vault, organisationId, ...facts } = await answer(client.vault.info());
  const settings = await answer(client.vault.settings.get());
  context.output.result(
    {
      ...vault,
      orgId: organisationId,
      organisation: settings.organisationName,
      ...facts,
      notices: await vaultNotices(client),
    },
    [
      `${settings.organisationName} (${vault.kind}), vault ${vault.vaultId}`,
      `created ${vault.createdAt}, schema ${String(facts.schemaVersion)}, ${String(facts.sizeBytes)} bytes`,
      ...Object.entries(facts.counts).map(([kind, count]) => `${kind}: ${String(count)}`),
    ],
  );
}

async function check(context: CommandContext): Promise<ExitCode> {
  const client = await context.openVault();
  const result = await drain(client.vault.check(), (step) => {
    context.progress.show(step.what, step.done, step.total);
  });
  context.progress.clear();
  const { counts, isOk, problems } = result;
  const notices = await vaultNotices(client);
  context.output.result({ counts, ok: isOk, problems, notices }, [
    result.isOk ? "No problem found." : `${String(result.problems.length)} problems found:`,
    ...result.problems.map(
      (problem: { kind: string; detail: string }) => `${problem.kind}: ${problem.detail}`,
    ),
  ]);
  return result.isOk ? 0 : 1;
}

function backupCommand(run: Run): Command {
  return new Command("backup")
    .description("one consistent encrypted file, also while the vault is in use by this program")
    .requiredOption("--out <file>", "file to write; it must not exist")
    .action((options: { out: string }, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const facts = await answer(client.vault.info());
        const ticket = await drain(client.vault.backup(), (step) => {
          context.progress.show("backing up", step.done, step.total);
        });
        const saved = await saveTicket(context, ticket.ticket, options.out);
        const records = Object.values(facts.counts).reduce((sum, count) => sum + count, 0);
        context.output.result({ bytes: saved.sizeBytes, records }, [
          `${options.out}: ${String(saved.sizeBytes)} bytes, ${String(records)} records`,
        ]);
      }),
    );
}

function restoreCommand(run: Run): Command {
  return new Command("restore")
    .description("make a vault of a backup, as a new replica")
    .argument("<file>", "backup file")
    .argument("<dir>", "folder that does not exist yet")
    .action((file: string, directory: string, _options, command: Command) =>
      run(command, async (context) => {
        const passphrase = await context.passphrase();
        const core = await context.core();
        const restored = value(
          await core.local.restoreVault(
            resolve(file),
            resolve(directory),
            passphrase,
            context.ports.signal,
          ),
        );
        context.output.result({ bytes: restored.sizeBytes, records: restored.records }, [
          `${directory}: ${String(restored.records)} records restored`,
        ]);
      }),
    );
}

function rehearseCommand(run: Run): Command {
  return new Command("rehearse")
    .description("restore a backup completely, report what came of it, and leave nothing")
    .argument("<file>", "backup file")
    .action((file: string, _options, command: Command) =>
      run(command, async (context) => {
        const passphrase = await context.passphrase();
        const core = await context.core();
        const { sizeBytes, ...found } = value(
          await core.local.rehearseRestore(resolve(file), passphrase, context.ports.signal),
        );
        context.output.result({ ok: found.damagedFiles === 0, bytes: sizeBytes, ...found }, [
          `${file} can be restored: ${String(found.records)} records, ${String(found.evidenceFiles)} evidence files.`,
          ...(found.damagedFiles === 0
            ? []
            : [
                `${String(found.damagedFiles)} of the evidence files were damaged before the backup.`,
              ]),
        ]);
        return found.damagedFiles === 0 ? 0 : 1;
      }),
    );
}

function passphraseCommand(run: Run): Command {
  return new Command("passphrase")
    .description("change the passphrase; data is not rewritten")
    .option("--new-passphrase-file <file>", "file with the new passphrase")
    .action((options: { newPassphraseFile?: string }, command: Command) =>
      run(command, async (context) => {
        const oldPassphrase = await context.passphrase("Present passphrase: ");
        const newPassphrase = await newSecret(context, options.newPassphraseFile);
        const core = await context.core();
        value(await core.local.openVault(context.vaultDirectory(), oldPassphrase));
        await answer(core.client.vault.changePassphrase({ oldPassphrase, newPassphrase }));
        context.output.result({ changed: true }, ["The passphrase was changed."]);
      }),
    );
}

function recoverCommand(run: Run): Command {
  return new Command("recover")
    .description("set a new passphrase with the recovery code")
    .requiredOption("--recovery-code-file <file>", "file with the printed recovery code")
    .option("--new-passphrase-file <file>", "file with the new passphrase")
    .action((options: { recoveryCodeFile: string; newPassphraseFile?: string }, command: Command) =>
      run(command, async (context) => {
        const recoveryCode = await newSecret(context, options.recoveryCodeFile);
        const newPassphrase = await newSecret(context, options.newPassphraseFile);
        const core = await context.core();
        const made = value(
          await core.local.recoverVault(context.vaultDirectory(), recoveryCode, newPassphrase),
        );
        context.output.result({ recoveryCode: made.recoveryCode }, [
          "The new passphrase is set.",
          `New recovery code: ${made.recoveryCode}`,
        ]);
      }),
    );
}

async function newSecret(context: CommandContext, file: string | undefined): Promise<string> {
  const { readPassphrase } = await import("../passphrase.ts");
  if (file === undefined && context.ports.askHidden === undefined)
    throw new UsageError("give the new passphrase with --new-passphrase-file FILE");
  return readPassphrase(
    { file, stdin: context.ports.stdin, ask: context.ports.askHidden },
    "New passphrase: ",
  );
}
