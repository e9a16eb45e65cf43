import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import type { RecordChoice } from "../../exchange/records/left-out.ts";
import type { TakeMode } from "../../exchange/records/take-bundle.ts";
import type { BundleService } from "../../services/bundles/bundles.ts";
import { value } from "../call.ts";
import { takenDocument, takenLines } from "../bundle-lines.ts";
import { BundleRefused, describeProblem, taken } from "../bundle-refused.ts";
import type { CommandContext, Run } from "../context.ts";
import { longWork } from "../long-work.ts";
import { table, type ExitCode } from "../output.ts";
import { rollBackDocument, rollBackLines } from "../roll-back-lines.ts";
import { choiceOf, withChoice, type ChoiceOptions } from "../record-choice.ts";
import { discardCommand, listQuarantine, releaseCommand } from "./bundle-quarantine.ts";
import { UsageError } from "../usage-error.ts";
import { createCommand } from "./bundle-create.ts";

export function bundleCommand(run: Run): Command {
  const bundle = new Command("bundle").description(
    "signed, encrypted files for peers: write, look at, take in",
  );
  const builders = [
    createCommand,
    inspectCommand,
    applyCommand,
    rollBackCommand,
    releaseCommand,
    discardCommand,
    listCommand,
  ];
  for (const build of builders) {
    bundle.addCommand(build(run));
  }
  return bundle;
}

/** Bundles that `list` shows at most. */
const LISTED = 1_000;

function inspectCommand(run: Run): Command {
  return new Command("inspect")
    .description("verify a bundle and say what it would change; nothing is taken in")
    .argument("<file>")
    .action((file: string, _options, command: Command) =>
      run(command, (context) => take(context, file, "preview")),
    );
}

function applyCommand(run: Run): Command {
  const command = new Command("apply")
    .description("verify a bundle and take it in, whole or the records that are chosen")
    .argument("<file>");
  return withChoice(command)
    .option("--preview", "only say what it would change")
    .option("--again", "also a bundle that was rolled back here")
    .option(
      "--receipt <file>",
      "then write a receipt for its sender, who takes it in like a bundle",
    )
    .action((file: string, options: ApplyOptions, command: Command) =>
      run(command, (context) =>
        options.receipt === undefined
          ? take(context, file, modeOf(options), choiceOf(options))
          : takeWithReceipt(context, file, options, options.receipt),
      ),
    );
}

/** The receipt is a file of its own: that it can't be written takes nothing back of what was taken in. */
async function takeWithReceipt(
  context: CommandContext,
  file: string,
  options: ApplyOptions,
  receiptFile: string,
): Promise<ExitCode> {
  const mode = modeOf(options);
  if (mode === "preview") throw new UsageError("a preview takes nothing in, so it has no receipt");
  if (existsSync(receiptFile)) {
    throw new BundleRefused({ kind: "target-exists", path: resolve(receiptFile) });
  }
  const { bundles } = await openBundles(context);
  const result = taken(
    await bundles.take(resolve(file), mode, { ...longWork(context), choice: choiceOf(options) }),
  );
  const { organisationId } = result.manifest.sender;
  const written = await bundles.writeReceipt(
    organisationId,
    resolve(receiptFile),
    longWork(context),
  );
  const receipt = written.ok
    ? { file: resolve(receiptFile), bytes: written.value.sizeBytes, sha256: written.value.sha256 }
    : { error: { ...written.error, message: describeProblem(written.error) } };
  const line = written.ok
    ? `receipt for the sender: ${receiptFile}`
    : `taken in, but no receipt was written: ${describeProblem(written.error)}`;
  context.output.result({ ...takenDocument(result), receipt }, [...takenLines(result), line]);
  return written.ok ? 0 : 1;
}

interface ApplyOptions extends ChoiceOptions {
  readonly receipt?: string;
  readonly preview?: true;
  readonly again?: true;
}

function modeOf({ preview, again }: ApplyOptions): TakeMode {
  if (preview === true) return "preview";
  return again === true ? "again" : "apply";
}

function rollBackCommand(run: Run): Command {
  return new Command("rollback")
    .description(
      "take a bundle that was applied out again, as a whole; what was changed here since stays and is named",
    )
    .argument("<id>", "of the bundle, as bundle list shows it")
    .option("--preview", "only say what would go, what would be put back and what stays")
    .action((id: string, options: { readonly preview?: true }, command: Command) =>
      run(command, async (context) => {
        const { bundles } = await openBundles(context);
        const mode = options.preview === true ? "preview" : "apply";
        const done = value(await bundles.rollBack(id, mode));
        context.output.result(rollBackDocument(done), rollBackLines(done));
      }),
    );
}

async function take(
  context: CommandContext,
  file: string,
  mode: TakeMode,
  choice?: RecordChoice,
): Promise<void> {
  const { bundles } = await openBundles(context);
  const work = { ...longWork(context), choice };
  const result = taken(await bundles.take(resolve(file), mode, work));
  context.output.result(takenDocument(result), takenLines(result));
}

function listCommand(run: Run): Command {
  return new Command("list")
    .description("bundles that went and came and how far they have got, newest first")
    .option("--quarantine", "those that wait for their sender to become known or verified")
    .action((options: { readonly quarantine?: true }, command: Command) =>
      run(command, async (context) => {
        if (options.quarantine === true) return listQuarantine(context);
        const { bundles } = await openBundles(context);
        const items = bundles
          .list(LISTED)
          .map(({ bundleId, direction, sender, audience, sequence, counts, ...facts }) => ({
            bundleId,
            direction,
            state: facts.state,
            purpose: facts.isReceipt ? "receipt" : "records",
            deliveries: facts.deliveries,
            /** Of theirs: due, or written since (in a receipt or along with anything else for them alone). */
            receipt: facts.receipt,
            sender,
            recipients: audience,
            sequence,
            at: new Date(facts.atMs).toISOString(),
            bytes: facts.sizeBytes,
            records: counts,
          }));
        context.output.result(
          { items },
          table(
            ["at", "direction", "state", "number", "bytes", "bundle", "with"],
            items.map(({ at, direction, state, receipt, purpose, sequence, bytes, ...one }) => [
              at,
              purpose === "receipt" ? `${direction} receipt` : direction,
              receipt === null ? state : `${state}, receipt ${receipt}`,
              String(sequence),
              String(bytes),
              one.bundleId,
              direction === "sent" ? one.recipients.join(" ") : one.sender,
            ]),
          ),
        );
      }),
    );
}

async function openBundles(context: CommandContext): Promise<{ readonly bundles: BundleService }> {
  await context.openVault();
  const core = await context.core();
  return { bundles: value(core.local.bundles()) };
}
