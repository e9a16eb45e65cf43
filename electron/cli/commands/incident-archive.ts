import { resolve } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import type { Client } from "../../../shared/contract/index.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import type { ArchiveService, SealingChoice } from "../../services/archives/archives.ts";
import { contentLines, ledgerLines } from "../archive-lines.ts";
import { value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { longWork } from "../long-work.ts";
import { tlpOption } from "../options.ts";
import { readPassphrase } from "../passphrase.ts";
import { resolveIncidents } from "../resolve-incidents.ts";
import { resolvePeer } from "../resolve-peer.ts";
import { UsageError } from "../usage-error.ts";

interface ArchiveOptions {
  readonly out?: string;
  readonly to?: readonly string[];
  readonly archivePassphraseFile?: string;
  readonly tlpMax: Tlp;
  readonly preview?: true;
}

/** `incident archive`: whole cases in one signed, sealed file, to keep or to move. */
export function archiveCommand(run: Run): Command {
  return new Command("archive")
    .description(
      "write whole cases, with evidence and history, into one signed and sealed file; nothing is left out",
    )
    .argument("<incident...>", "numbers or ids")
    .option("--out <file>", "file to write; it must not exist")
    .option("--to <recipient...>", "seal it to peers (id or name) or age recipients (age1…)")
    .option("--archive-passphrase-file <file>", "seal it with the passphrase in this file instead")
    .option(
      "--tlp-max <label>",
      "refuse the archive when anything in it is stricter; TLP:RED has to be named",
      tlpOption,
      "TLP:AMBER+STRICT",
    )
    .option("--preview", "say what would be in it, and write nothing")
    .action((references: readonly string[], options: ArchiveOptions, command: Command) =>
      run(command, async (context) => {
        if (options.preview !== true) checkChoices(options);
        const { client, archives } = await openArchives(context);
        const incidentIds = await resolveIncidents(client, references);
        if (options.preview === true) {
          const content = value(await archives.preview(incidentIds));
          context.output.result({ preview: true, ...content }, contentLines(content));
          return;
        }
        const sealing = await sealingOf(context, client, options);
        const order = { incidentIds, ceiling: options.tlpMax, sealing };
        const path = resolve(options.out ?? "");
        const { content, written } = value(await archives.create(order, path, longWork(context)));
        const { sizeBytes: bytes, sha256, manifest } = written;
        const { archiveId, signer } = manifest;
        const { deviceKeyId } = signer;
        context.output.result(
          { archiveId, out: options.out, bytes, sha256, deviceKeyId, ...content },
          [
            ...contentLines(content),
            `${options.out ?? ""}: ${String(bytes)} bytes, SHA-256 ${sha256}`,
            `archive ${archiveId}, signed with key ${deviceKeyId}`,
          ],
        );
      }),
    );
}

interface UnarchiveOptions {
  readonly preview?: true;
  readonly archivePassphraseFile?: string;
  readonly signerKey?: string;
}

/** `incident unarchive`: verifies an archive and takes the cases in. */
export function unarchiveCommand(run: Run): Command {
  return new Command("unarchive")
    .description("verify a case archive and take its cases in, whole or not at all; can be undone")
    .argument("<file>")
    .option("--preview", "only say what taking it in would change")
    .option("--archive-passphrase-file <file>", "passphrase with which it was sealed")
    .option(
      "--signer-key <id>",
      "key id of a signer whom nobody here compared: it was compared otherwise",
    )
    .action((file: string, options: UnarchiveOptions, command: Command) =>
      run(command, async (context) => {
        const { archivePassphraseFile: secretFile, signerKey, preview } = options;
        if (signerKey !== undefined && !KEY_ID.safeParse(signerKey).success)
          throw new UsageError("--signer-key takes 16 hexadecimal digits, as minisign prints them");
        const { archives } = await openArchives(context);
        const passphrase =
          secretFile === undefined ? null : await archivePassphrase(context, secretFile);
        const request = { path: resolve(file), passphrase, vouchedKeyId: signerKey ?? null };
        const mode = preview === true ? "preview" : "apply";
        const ledger = value(await archives.take(request, mode, longWork(context)));
        context.output.result({ verified: true, ...ledger }, ledgerLines(ledger));
      }),
    );
}

const KEY_ID = z.string().regex(/^[0-9A-Fa-f]{16}$/);

function checkChoices({ out, to, archivePassphraseFile }: ArchiveOptions): void {
  if (out === undefined)
    throw new UsageError("name the file with --out, or look first with --preview");
  if ((to === undefined) === (archivePassphraseFile === undefined))
    throw new UsageError("give one of --to and --archive-passphrase-file");
}

async function openArchives(
  context: CommandContext,
): Promise<{ readonly client: Client; readonly archives: ArchiveService }> {
  const client = await context.openVault();
  const core = await context.core();
  return { client, archives: value(core.local.archives()) };
}

async function sealingOf(
  context: CommandContext,
  client: Client,
  { to, archivePassphraseFile }: ArchiveOptions,
): Promise<SealingChoice> {
  if (archivePassphraseFile !== undefined) {
    const passphrase = await archivePassphrase(context, archivePassphraseFile);
    return { kind: "passphrase", passphrase };
  }
  const recipients: string[] = [];
  for (const reference of to ?? [])
    recipients.push(
      reference.startsWith("age1") ? reference : await resolvePeer(client, reference),
    );
  return { kind: "recipients", recipients };
}

/** Never `-`: standard input is for the passphrase of the vault. */
async function archivePassphrase({ ports }: CommandContext, file: string): Promise<string> {
  if (file === "-") throw new UsageError("the passphrase of an archive comes from a file");
  return readPassphrase({ file, stdin: ports.stdin, ask: undefined }, "");
}
