import { existsSync } from "node:fs";
import { extname, resolve } from "node:path";
import { Command } from "commander";
import type { Client } from "../../../shared/contract/index.ts";
import type { BundleRequest, BundleService, SentBundle } from "../../services/bundles/bundles.ts";
import { releaseDocument, releaseLines } from "../bundle-lines.ts";
import { BundleRefused, describeProblem, taken } from "../bundle-refused.ts";
import { Refusal, value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { incidentIdsOf } from "../exchange-order.ts";
import { longWork } from "../long-work.ts";
import type { ExitCode } from "../output.ts";
import { resolveRecipients } from "../resolve-recipients.ts";
import { UsageError } from "../usage-error.ts";

interface CreateOptions {
  readonly to: readonly string[];
  readonly incident?: readonly string[];
  readonly all?: true;
  readonly sinceLast?: true;
  readonly out?: string;
  readonly preview?: true;
}

export function createCommand(run: Run): Command {
  return new Command("create")
    .description("write what the marking rules let go to the peers, and keep what went to whom")
    .requiredOption("--to <recipient...>", "ids or names of peers and circles")
    .option(
      "--incident <incident...>",
      "numbers or ids; naming them names the peers for them, so that TLP:AMBER may go",
    )
    .option("--all", "every incident and report, as far as its label lets it go to the community")
    .option(
      "--since-last",
      "what changed of the incidents that the peers have had from us, and what they never confirmed",
    )
    .option("--out <file>", "file to write; it must not exist. For a circle several, numbered")
    .option("--preview", "say what would go, what stays and why, and write nothing")
    .action((options: CreateOptions, command: Command) =>
      run(command, async (context) => {
        const chosen = [options.incident, options.all, options.sinceLast];
        if (chosen.filter((one) => one !== undefined).length !== 1)
          throw new UsageError("give one of --incident, --all and --since-last");
        if (options.preview !== true && options.out === undefined)
          throw new UsageError("name the file with --out, or look first with --preview");
        return create(context, options);
      }),
    );
}

async function create(context: CommandContext, options: CreateOptions): Promise<ExitCode> {
  const client = await context.openVault();
  const bundles = value((await context.core()).local.bundles());
  const { peerIds, circles } = await resolveRecipients(client, options.to);
  const incidentIds = await incidentsOf(client, options);
  if (circles.length > 0) {
    const circleIds = circles.map(({ id }) => id);
    const groups = value(bundles.groups({ circleIds, peerIds }, incidentIds));
    if (groups.length === 0) throw new Refusal({ kind: "nothing-to-send" });
    const requests = groups.map((group) => ({ incidentIds, peerIds: group.organisationIds }));
    return createSeveral(context, bundles, requests, options);
  }
  const order = { peerIds, incidentIds };
  if (options.preview === true) {
    const outcome = value(bundles.preview(order));
    context.output.result({ preview: true, ...releaseDocument(outcome) }, [
      ...releaseLines(outcome),
    ]);
    return 0;
  }
  const out = options.out ?? "";
  const sent = taken(await bundles.create(order, resolve(out), longWork(context)));
  context.output.result(sentDocument(sent), sentLines(sent, out));
  return 0;
}

/** One bundle for each group of a circle. One that can't be written keeps none of the others back. */
async function createSeveral(
  context: CommandContext,
  bundles: BundleService,
  requests: readonly BundleRequest[],
  { out = "", preview }: CreateOptions,
): Promise<ExitCode> {
  const files = requests.map((_, at) => (requests.length === 1 ? out : numbered(out, at + 1)));
  const there = preview === true ? undefined : files.find((file) => existsSync(file));
  if (there !== undefined) throw new BundleRefused({ kind: "target-exists", path: resolve(there) });
  const written: object[] = [];
  const unwritten: object[] = [];
  const lines: string[] = [];
  for (const [at, request] of requests.entries()) {
    const [file = "", recipients] = [files[at], request.peerIds];
    if (preview === true) {
      const outcome = value(bundles.preview(request));
      written.push({ recipients, ...releaseDocument(outcome) });
      lines.push(`for ${recipients.join(" ")}:`, ...releaseLines(outcome));
      continue;
    }
    const sent = await bundles.create(request, resolve(file), longWork(context));
    if (sent.ok) {
      written.push({ file, recipients, ...sentDocument(sent.value) });
      lines.push(`for ${recipients.join(" ")}:`, ...sentLines(sent.value, file));
    } else {
      const message = describeProblem(sent.error);
      unwritten.push({ recipients, error: { ...sent.error, message } });
      lines.push(`nothing for ${recipients.join(" ")}: ${message}`);
    }
  }
  const isPreview = preview === true ? { preview } : {};
  context.output.result({ ...isPreview, bundles: written, unwritten }, lines);
  return unwritten.length === 0 ? 0 : 1;
}

function numbered(file: string, number: number): string {
  const end = extname(file);
  return `${file.slice(0, file.length - end.length)}-${String(number)}${end}`;
}

function sentDocument({ outcome, written }: SentBundle) {
  return {
    bundleId: written.manifest.bundleId,
    sequence: written.manifest.stream.sequence,
    ...releaseDocument(outcome),
    bytes: written.sizeBytes,
    sha256: written.sha256,
  };
}

function sentLines({ outcome, written }: SentBundle, file: string): readonly string[] {
  return [
    ...releaseLines(outcome),
    `${file}: ${String(written.sizeBytes)} bytes, SHA-256 ${written.sha256}`,
  ];
}

async function incidentsOf(
  client: Client,
  { incident, sinceLast }: CreateOptions,
): Promise<BundleRequest["incidentIds"]> {
  if (sinceLast === true) return "since-last";
  return incident === undefined ? "all" : incidentIdsOf(client, incident);
}
