import { resolve } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import type { Client } from "../../../shared/contract/index.ts";
import type { Device } from "../../../shared/contract/peers.ts";
import { MAX_INVITATION_CHARS } from "../../../shared/exchange/identity/invitation.ts";
import { answer, Refusal, value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { instantOption } from "../options.ts";
import { table } from "../output.ts";
import { readPassphrase } from "../passphrase.ts";
import { readTextFile } from "../read-text-file.ts";
import { saveTicket } from "../save-ticket.ts";
import { UsageError } from "../usage-error.ts";

export function deviceCommand(run: Run): Command {
  const device = new Command("device").description("more laptops of the same organisation");
  for (const build of [
    inviteCommand,
    joinCommand,
    listCommand,
    revokeCommand,
    updateCommand,
    acceptCommand,
  ]) {
    device.addCommand(build(run));
  }
  return device;
}

function inviteCommand(run: Run): Command {
  return new Command("invite")
    .description("certify a new laptop: a file for it, and words to tell whoever sets it up")
    .option("--name <name>", "what the laptop is called")
    .requiredOption("--out <file>", "file to write; it must not exist")
    .option("--with-organisation-key", "the laptop may certify others too")
    .action(
      (
        options: {
          readonly name?: string;
          readonly out: string;
          readonly withOrganisationKey?: true;
        },
        command: Command,
      ) =>
        run(command, async (context) => {
          const client = await context.openVault();
          const { items } = await answer(client.devices.list());
          const { file, code, device } = await answer(
            client.devices.invite({
              name: options.name ?? `device ${String(items.length + 1)}`,
              withRootKey: options.withOrganisationKey === true,
            }),
          );
          const saved = await saveTicket(context, file.ticket, options.out);
          context.output.result({ out: options.out, bytes: saved.sizeBytes, code, device }, [
            `${options.out}: ${String(saved.sizeBytes)} bytes, for ${device.name}`,
            `Tell by voice, not with the file: ${code}`,
          ]);
        }),
    );
}

function joinCommand(run: Run): Command {
  return new Command("join")
    .description(
      "set this laptop up with an invitation; without DIR the vault of --vault joins again",
    )
    .argument("<file>", "invitation file")
    .argument("[dir]", "folder of the new vault, which does not exist yet")
    .option("--code-file <file>", "file with the words of the invitation")
    .option("--analyst <name>", "who works here", "analyst")
    .action(
      (
        file: string,
        directory: string | undefined,
        options: { readonly codeFile?: string; readonly analyst: string },
        command: Command,
      ) =>
        run(command, async (context) => {
          const invitation = await readTextFile(file, MAX_INVITATION_CHARS);
          const code = await readCode(context, options.codeFile);
          if (directory === undefined) {
            const client = await context.openVault();
            report(context, [await answer(client.devices.rejoin({ invitation, code }))]);
            return;
          }
          const passphrase = await context.passphrase("New passphrase: ");
          const core = await context.core();
          const { vaultId, organisationId, deviceId, recoveryCode } = value(
            await core.local.joinVault(resolve(directory), {
              invitation,
              code,
              analyst: options.analyst,
              passphrase,
            }),
          );
          context.output.result({ vaultId, orgId: organisationId, deviceId, recoveryCode }, [
            `Vault ${vaultId} created in ${directory}.`,
            `Recovery code (print it, keep it apart from the laptop): ${recoveryCode}`,
          ]);
        }),
    );
}

function listCommand(run: Run): Command {
  return new Command("list")
    .description("laptops of the organisation")
    .action((_options, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const { items } = await answer(client.devices.list());
        report(context, items);
      }),
    );
}

function revokeCommand(run: Run): Command {
  return new Command("revoke")
    .description("a laptop was lost or is given up: nothing is encrypted to it any more")
    .argument("<device>", "id or name")
    .requiredOption("--reason <text>", "why, for the journal")
    .option("--compromised-since <time>", "since when somebody else may have it", instantOption)
    .action(
      (
        reference: string,
        options: { readonly reason: string; readonly compromisedSince?: string },
        command: Command,
      ) =>
        run(command, async (context) => {
          const client = await context.openVault();
          const id = await resolveDevice(client, reference);
          const done = await answer(client.devices.revoke({ id, ...options }));
          context.output.result({ ...done }, [
            `${done.device.name} was revoked; new keys to encrypt to: number ${String(done.recipientsEpoch)}.`,
            `Hand out the new card (number ${String(done.issue)}), and the update to the other laptops.`,
          ]);
        }),
    );
}

function updateCommand(run: Run): Command {
  return new Command("update")
    .description("write what the other laptops have to know, sealed to them")
    .requiredOption("--out <file>", "file to write; it must not exist")
    .action((options: { readonly out: string }, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const { file, devices } = await answer(client.devices.exportUpdate());
        const saved = await saveTicket(context, file.ticket, options.out);
        context.output.result({ out: options.out, bytes: saved.sizeBytes, devices }, [
          `${options.out}: ${String(saved.sizeBytes)} bytes, for ${devices.map(({ name }: Device) => name).join(", ")}`,
        ]);
      }),
    );
}

function acceptCommand(run: Run): Command {
  return new Command("accept")
    .description("take in an update from another laptop of the organisation")
    .argument("<file>")
    .action((file: string, _options, command: Command) =>
      run(command, async (context) => {
        const text = await readTextFile(file, MAX_INVITATION_CHARS);
        const client = await context.openVault();
        const { items, ...standing } = await answer(client.devices.takeUpdate({ text }));
        context.output.result({ items, ...standing }, [
          `Taken in; keys to encrypt to: number ${String(standing.recipientsEpoch)}.`,
          ...deviceLines(items),
        ]);
      }),
    );
}

async function readCode(context: CommandContext, file: string | undefined): Promise<string> {
  const { stdin, askHidden: ask } = context.ports;
  if (file === undefined && ask === undefined)
    throw new UsageError("give the words of the invitation with --code-file FILE");
  return readPassphrase({ file, stdin, ask }, "Words of the invitation: ");
}

/** A laptop by its id, or by its name when only one has it. Refusal: `not-found`. */
async function resolveDevice(client: Client, reference: string): Promise<string> {
  if (z.uuid().safeParse(reference).success) return reference;
  const { items } = await answer(client.devices.list());
  const [only, second] = items.filter(({ name }: Device) => name === reference);
  if (only === undefined || second !== undefined) {
    throw new Refusal({ kind: "not-found", recordKind: "device", id: reference });
  }
  return only.id;
}

function report(context: CommandContext, items: readonly Device[]): void {
  context.output.result({ items }, deviceLines(items));
}

function deviceLines(items: readonly Device[]): readonly string[] {
  return table(
    ["id", "status", "key", "until", "name"],
    items.map((device) => [
      device.id,
      device.status,
      device.minisign,
      device.validUntil?.slice(0, 10) ?? "",
      device.isThis ? `${device.name} (this one)` : device.name,
    ]),
  );
}
