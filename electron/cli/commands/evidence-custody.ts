import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Command } from "commander";
import type { HandOverView } from "../../../shared/domain/custody/hand-over-view.ts";
import type { CustodyItem } from "../../../shared/domain/custody/verify-hand-over.ts";
import { evidenceIdSchema } from "../../../shared/model/ids.ts";
import { describeFinding } from "../../../shared/text/en/custody.ts";
import {
  verifyCustodyFile,
  type CustodyService,
  type NotedHandOver,
} from "../../services/evidence/custody.ts";
import { systemErrorCode } from "../../files/system-error.ts";
import { Refusal, value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import type { ExitCode } from "../output.ts";
import { readTextFile } from "../read-text-file.ts";
import { UsageError } from "../usage-error.ts";

/** Far above what a custody file can have. */
const MAX_FILE_BYTES = 131_072;

interface HandOverOptions {
  readonly to: string;
  readonly organisation: string;
  readonly place: string;
  readonly purpose: string;
  readonly seal?: readonly string[];
  readonly paper?: true;
  readonly out: string;
}

/** `evidence handover`: what changes hands, signed with the key of this device. */
export function handOverCommand(run: Run): Command {
  return new Command("handover")
    .description(
      "sign that evidence is given to somebody, note it, and write the file that goes with it",
    )
    .argument("<id...>", "ids of evidence")
    .requiredOption("--to <person>", "who takes it")
    .requiredOption("--organisation <name>", "of whom")
    .requiredOption("--place <place>")
    .requiredOption("--purpose <text>", "what for")
    .option("--seal <number...>", "seal numbers, one for each id in the same order")
    .option("--paper", "the taker has no Watchpost and signs the printed custody sheet")
    .requiredOption("--out <file>", "custody file to write; it must not exist")
    .action((ids: readonly string[], options: HandOverOptions, command: Command) =>
      run(command, async (context) => {
        const { seal = [], to, organisation, place, purpose, paper, out } = options;
        if (seal.length > 0 && seal.length !== ids.length)
          throw new UsageError("give as many --seal numbers as there are ids, or none");
        for (const id of ids)
          if (!evidenceIdSchema.safeParse(id).success)
            throw new UsageError(`not the id of evidence: ${id}`);
        const custody = await openCustody(context);
        const noted = value(
          await custody.give({
            ids,
            person: to,
            organisationName: organisation,
            signs: paper === true ? "paper" : "key",
            place,
            purpose,
            seals: new Map(
              ids.flatMap((id, at) => (seal[at] === undefined ? [] : [[id, seal[at]]])),
            ),
          }),
        );
        await tell(context, noted, out);
      }),
    );
}

/** `evidence countersign`: the taker's signature, in the taker's vault. */
export function countersignCommand(run: Run): Command {
  return new Command("countersign")
    .description("verify a custody file, sign it as the taker, and write it for the giver")
    .argument("<file>")
    .requiredOption("--out <file>", "custody file to write; it must not exist")
    .action((file: string, options: { readonly out: string }, command: Command) =>
      run(command, async (context) => {
        const text = await readTextFile(file, MAX_FILE_BYTES);
        const custody = await openCustody(context);
        await tell(context, value(await custody.countersign(text)), options.out);
      }),
    );
}

/** `evidence countersigned`: the taker's receipt, back in the giver's vault. */
export function countersignedCommand(run: Run): Command {
  return new Command("countersigned")
    .description("verify a countersigned custody file and note it with the evidence that was given")
    .argument("<file>")
    .action((file: string, _options, command: Command) =>
      run(command, async (context) => {
        const text = await readTextFile(file, MAX_FILE_BYTES);
        const custody = await openCustody(context);
        await tell(context, value(custody.complete(text)), null);
      }),
    );
}

/** `evidence verify-custody`: needs no vault, no key and no network. */
export function verifyCustodyCommand(run: Run): Command {
  return new Command("verify-custody")
    .description("verify a custody file by itself alone, and files against it; needs no vault")
    .argument("<file>")
    .option("--evidence <file...>", "files that are said to be what changed hands")
    .action((file: string, options: { readonly evidence?: readonly string[] }, command: Command) =>
      run(command, async (context): Promise<ExitCode> => {
        const text = await readTextFile(file, MAX_FILE_BYTES);
        const items: CustodyItem[] = [];
        for (const path of options.evidence ?? []) items.push(await hashed(path));
        const view = value(verifyCustodyFile(text, items));
        context.output.result({ ...view, findings: described(view) }, linesOf(view));
        return view.isWhole ? 0 : 1;
      }),
    );
}

async function openCustody(context: CommandContext): Promise<CustodyService> {
  await context.openVault();
  return value((await context.core()).local.custody());
}

async function tell(
  context: CommandContext,
  { view, file, actionId, noted }: NotedHandOver,
  out: string | null,
): Promise<void> {
  if (out !== null) await save(resolve(out), file);
  context.output.result({ ...view, findings: described(view), out, noted, actionId }, [
    ...linesOf(view),
    `noted in ${String(noted)} custody logs`,
    ...(out === null ? [] : [`${out}: goes with the evidence`]),
  ]);
}

async function save(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: "wx", mode: 0o600 });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new Refusal({ kind: "file-not-writable", path, code });
  }
}

function described({ findings }: HandOverView) {
  return findings.map((finding) => ({ ...finding, message: describeFinding(finding) }));
}

function linesOf(view: HandOverView): readonly string[] {
  return [
    `hand-over ${view.handOverId}, ${view.at ?? ""}, ${view.place}: ${view.purpose}`,
    `given by ${view.giver}, key ${view.giverKeyId}`,
    `taken by ${view.taker}, ${takerLine(view)}`,
    ...view.items.map(
      ({ name, sha256, sizeBytes, sealNumber }) =>
        `${sha256}  ${String(sizeBytes)} bytes  ${name}${sealNumber === null ? "" : `  seal ${sealNumber}`}`,
    ),
    ...view.findings.map((finding) => `does not hold: ${describeFinding(finding)}`),
    ...(view.isWhole ? ["everything that is signed holds"] : []),
  ];
}

function takerLine({ takerKeyId, takenAt, signs }: HandOverView): string {
  if (takerKeyId !== null) return `key ${takerKeyId}, ${takenAt ?? ""}`;
  return signs === "paper" ? "signature on paper" : "not countersigned yet";
}

/** Read as a stream: an image of a disk does not fit into memory. */
async function hashed(path: string): Promise<CustodyItem> {
  const digest = createHash("sha256");
  let sizeBytes = 0;
  try {
    for await (const bytes of createReadStream(path) as AsyncIterable<unknown>) {
      if (!(bytes instanceof Uint8Array)) continue;
      digest.update(bytes);
      sizeBytes += bytes.length;
    }
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new Refusal({ kind: "file-not-readable", path, code });
  }
  return { id: null, sha256: digest.digest("hex"), sizeBytes };
}
