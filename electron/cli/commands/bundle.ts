import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import type { Client } from "../../../shared/contract/index.ts";
import type { RecordChoice } from "../../exchange/records/left-out.ts";
import type { TakeMode } from "../../exchange/records/take-bundle.ts";
import type { BundleRequest, BundleService } from "../../services/bundles/bundles.ts";
import { answer, value } from "../call.ts";
import { releaseDocument, releaseLines, takenDocument, takenLines } from "../bundle-lines.ts";
import { BundleRefused, describeProblem, taken } from "../bundle-refused.ts";
import type { CommandContext, Run } from "../context.ts";
import { longWork } from "../long-work.ts";
import { table, type ExitCode } from "../output.ts";
import { rollBackDocument, rollBackLines } from "../roll-back-lines.ts";
import { choiceOf, withChoice, type ChoiceOptions } from "../record-choice.ts";
import { resolvePeer } from "../resolve-peer.ts";
import { discardCommand, listQuarantine, releaseCommand } from "./bundle-quarantine.ts";
import { UsageError } from "../usage-error.ts";

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

interface CreateOptions {
  readonly to: readonly string[];
  readonly incident?: readonly string[];
  readonly all?: true;
  readonly sinceLast?: true;
  readonly out?: string;
  readonly preview?: true;
}

function createCommand(run: Run): Command {
  return new Command("create")
    .description("write what the marking rules let go to the peers, and keep what went to whom")
    .requiredOption("--to <peer...>", "ids or names of the peers")
    .option(
      "--incident <incident...>",
      "numbers or ids; naming them names the peers for them, so that TLP:AMBER may go",
    )
    .option("--all", "every incident and report, as far as its label lets it go to the community")
    .option(
      "--since-last",
      "what changed of the incidents that the peers have had from us, and what they never confirmed",
    )
    .option("--out <file>", "file to write; it must not exist")
    .option("--preview", "say what would go, what stays and why, and write nothing")
    .action((options: CreateOptions, command: Command) =>
      run(command, async (context) => {
        const chosen = [options.incident, options.all, options.sinceLast];
        if (chosen.filter((one) => one !== undefined).length !== 1)
          throw new UsageError("give one of --incident, --all and --since-last");
        if (options.preview !== true && options.out === undefined)
          throw new UsageError("name the file with --out, or look first with --preview");
        const { client, bundles } = await openBundles(context);
        const order = await orderOf(client, options);
        if (options.preview === true) {
          const outcome = value(bundles.preview(order));
          context.output.result({ preview: true, ...releaseDocument(outcome) }, [
            ...releaseLines(outcome),
          ]);
          return;
        }
        const sent = taken(
          await bundles.create(order, resolve(options.out ?? ""), longWork(context)),
        );
        context.output.result(
          {
            bundleId: sent.written.manifest.bundleId,
            sequence: sent.written.manifest.stream.sequence,
            ...releaseDocument(sent.outcome),
            bytes: sent.written.sizeBytes,
            sha256: sent.written.sha256,
          },
          [
            ...releaseLines(sent.outcome),
            `${options.out ?? ""}: ${String(sent.written.sizeBytes)} bytes, SHA-256 ${sent.written.sha256}`,
          ],
        );
      }),
    );
}

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

async function openBundles(
  context: CommandContext,
): Promise<{ readonly client: Client; readonly bundles: BundleService }> {
  const client = await context.openVault();
  const core = await context.core();
  return { client, bundles: value(core.local.bundles()) };
}

async function orderOf(
  client: Client,
  { to, incident, sinceLast }: CreateOptions,
): Promise<BundleRequest> {
  const peerIds: string[] = [];
  for (const reference of to) peerIds.push(await resolvePeer(client, reference));
  if (sinceLast === true) return { peerIds, incidentIds: "since-last" };
  if (incident === undefined) return { peerIds, incidentIds: "all" };
  const incidentIds: string[] = [];
  for (const reference of incident) {
    incidentIds.push((await answer(client.incidents.resolve({ reference }))).id);
  }
  return { peerIds, incidentIds };
}
