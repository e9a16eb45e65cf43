import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { DEMONSTRATION_VAULTS } from "../../demonstration/demonstration.ts";
import { answer, value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";

export function demoCommand(run: Run): Command {
  return new Command("demo")
    .description("two vaults with sample data, ready to look at; the passphrase is printed")
    .argument("<dir>", "folder that does not exist yet or is empty")
    .action((directory: string, _options, command: Command) =>
      run(command, (context) => makeDemonstration(context, resolve(directory))),
    );
}

async function makeDemonstration(context: CommandContext, directory: string): Promise<void> {
  const core = await context.core();
  await mkdir(directory, { recursive: true });
  const vaults: Record<string, unknown>[] = [];
  for (const plan of DEMONSTRATION_VAULTS) {
    const folder = join(directory, plan.folder);
    context.progress.show(`making ${folder}`, vaults.length, DEMONSTRATION_VAULTS.length);
    const made = value(await core.local.createVault(folder, plan.vault));
    const counts = await answer(core.local.fillDemonstration(plan));
    await core.lock("exit");
    vaults.push({
      dir: folder,
      vaultId: made.vaultId,
      organisation: plan.vault.organisation,
      kind: plan.vault.kind,
      passphrase: plan.vault.passphrase,
      recoveryCode: made.recoveryCode,
      ...counts,
    });
  }
  context.output.result(
    { vaults },
    vaults.map((vault) => `${String(vault["dir"])}: passphrase “${String(vault["passphrase"])}”`),
  );
}
