import { Command } from "commander";
import type { QuarantineService } from "../../services/bundles/quarantine.ts";
import { takenDocument, takenLines } from "../bundle-lines.ts";
import { taken } from "../bundle-refused.ts";
import { value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { longWork } from "../long-work.ts";
import { choiceOf, withChoice, type ChoiceOptions } from "../record-choice.ts";
import { table } from "../output.ts";

interface ReleaseOptions extends ChoiceOptions {
  readonly preview?: true;
}

export function releaseCommand(run: Run): Command {
  const release = new Command("release")
    .description("verify a bundle in quarantine by what is known of its sender now, and take it in")
    .argument("<id>", "as bundle list --quarantine shows it");
  return withChoice(release)
    .option("--preview", "only say what it would change")
    .action((id: string, options: ReleaseOptions, command: Command) =>
      run(command, async (context) => {
        const quarantine = await openQuarantine(context);
        const mode = options.preview === true ? "preview" : "apply";
        const result = taken(
          await quarantine.release(id, mode, { ...longWork(context), choice: choiceOf(options) }),
        );
        context.output.result(takenDocument(result), takenLines(result));
      }),
    );
}

export function discardCommand(run: Run): Command {
  return new Command("discard")
    .description("throw a bundle in quarantine away, unread; its sender may send it again")
    .argument("<id>", "as bundle list --quarantine shows it")
    .action((id: string, _options, command: Command) =>
      run(command, async (context) => {
        const quarantine = await openQuarantine(context);
        taken(await quarantine.discard(id));
        context.output.result({ id, discarded: true }, [`${id}: discarded`]);
      }),
    );
}

export async function listQuarantine(context: CommandContext): Promise<void> {
  const quarantine = await openQuarantine(context);
  const items = quarantine.list().map((one) => ({
    id: one.id,
    at: new Date(one.atMs).toISOString(),
    reason: one.why,
    bytes: one.sizeBytes,
    /** Who it says it is from. Nothing of it is proven. */
    claimed: {
      organisationId: one.claimedOrganisationId,
      name: one.claimedName,
      bundleId: one.claimedBundleId,
    },
  }));
  context.output.result(
    { items },
    table(
      ["id", "at", "why", "bytes", "says it is from (not proven)"],
      items.map(({ id, at, reason, bytes, claimed }) => [
        id,
        at,
        reason,
        String(bytes),
        claimed.name ?? claimed.organisationId,
      ]),
    ),
  );
}

async function openQuarantine(context: CommandContext): Promise<QuarantineService> {
  await context.openVault();
  return value((await context.core()).local.bundles()).quarantine;
}
