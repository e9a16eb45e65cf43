import { Command, Option } from "commander";
import { z } from "zod";
import type { Peer } from "../../../shared/contract/peers.ts";
import { MAX_CARD_INPUT_CHARS } from "../../../shared/exchange/identity/card-text.ts";
import { comparisonMeansSchema, type ComparisonMeans } from "../../../shared/model/peer.ts";
import { qrLines } from "../../services/peers/qr-frames.ts";
import { answer } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { fingerprintLines, keyLines, warningLines } from "../key-lines.ts";
import { instantOption } from "../options.ts";
import { table } from "../output.ts";
import { readTextFile } from "../read-text-file.ts";
import { saveTicket } from "../save-ticket.ts";
import { resolvePeer } from "../resolve-peer.ts";
import { UsageError } from "../usage-error.ts";

export function peerCommand(run: Run): Command {
  const peer = new Command("peer").description("whom you know, and how far you trust them");
  for (const build of [
    cardCommand,
    addCommand,
    trustCommand,
    listCommand,
    showCommand,
    revokeCommand,
    noteCommand,
    settleCommand,
  ]) {
    peer.addCommand(build(run));
  }
  return peer;
}

interface CardOptions {
  readonly out?: string;
  readonly text?: boolean;
  readonly qr?: boolean;
}

function cardCommand(run: Run): Command {
  return new Command("card")
    .description("your own card, to hand to peers: as a file, for a mail, as QR codes")
    .option("--out <file>", "file to write; it must not exist")
    .option("--text", "print the form for a mail")
    .option("--qr", "print the QR codes, one after the other")
    .action((options: CardOptions, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const { file, frames, ...card } = await answer(client.identity.exportCard());
        const saved =
          options.out === undefined
            ? undefined
            : await saveTicket(context, file.ticket, options.out);
        context.output.result(
          {
            ...card,
            frames: frames.map(({ text }) => text),
            out: options.out ?? null,
            bytes: saved?.sizeBytes ?? null,
          },
          [
            ...(saved ? [`${options.out ?? ""}: ${String(saved.sizeBytes)} bytes`] : []),
            ...(options.text === true ? card.text.trimEnd().split("\n") : []),
            ...(options.qr === true ? frames.flatMap(({ text }) => qrLines(text)) : []),
            `card number ${String(card.issue)}, until ${card.expiresAt.slice(0, 10)}`,
            ...fingerprintLines(card),
          ],
        );
      }),
    );
}

function addCommand(run: Run): Command {
  return new Command("add")
    .description("take a card in: a card file, a mail with its text, or the text of its QR codes")
    .argument("<file>")
    .action((file: string, _options, command: Command) =>
      run(command, async (context) => {
        // A mail may hold other languages: four bytes a character at most.
        const text = await readTextFile(file, 4 * MAX_CARD_INPUT_CHARS);
        const client = await context.openVault();
        const { decision, peer } = await answer(client.peers.add({ text }));
        context.output.result({ decision, ...peer }, [
          `${peer.name} (${peer.countryCode}), ${peer.id}: ${decision}, ${peer.trust}`,
          ...(peer.trust === "verified"
            ? []
            : ['Compare the fingerprint by voice, then: peer trust ID --words "..."']),
          ...fingerprintLines(peer),
        ]);
      }),
    );
}

function trustCommand(run: Run): Command {
  return new Command("trust")
    .description("confirm a peer's fingerprint as it was read to you, words or digits")
    .argument("<peer>", "id or name")
    .option("--words <words>", "what you heard")
    .option("--digits <digits>", "what you heard")
    .addOption(
      new Option("--over <means>", "over what you heard it, for the record").choices(
        comparisonMeansSchema.options,
      ),
    )
    .option("--they-compared", "the peer told you that it has compared your fingerprint")
    .action(
      (
        reference: string,
        options: {
          readonly words?: string;
          readonly digits?: string;
          readonly over?: ComparisonMeans;
          readonly theyCompared?: true;
        },
        command: Command,
      ) =>
        run(command, async (context) => {
          const spoken = options.words ?? options.digits;
          if (spoken === undefined && options.theyCompared !== true)
            throw new UsageError("type what you heard with --words or --digits");
          const client = await context.openVault();
          const id = await resolvePeer(client, reference);
          const { over: means } = options;
          if (spoken !== undefined) await answer(client.peers.confirm({ id, spoken, means }));
          if (options.theyCompared === true) {
            await answer(client.peers.setTheyCompared({ id, haveCompared: true }));
          }
          report(context, await answer(client.peers.get({ id })));
        }),
    );
}

function listCommand(run: Run): Command {
  return new Command("list")
    .description("the directory of peers")
    .action((_options, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const { items } = await answer(client.peers.list());
        context.output.result({ items }, [
          ...table(
            ["id", "country", "trust", "card until", "alarms", "name"],
            items.map((peer) => [
              peer.id,
              peer.countryCode,
              peer.revokedAt === null ? peer.trust : "revoked",
              peer.expiresAt.slice(0, 10),
              String(peer.openAlarms),
              peer.name,
            ]),
          ),
          ...items.flatMap(({ warnings }) => warningLines(warnings)),
        ]);
      }),
    );
}

function showCommand(run: Run): Command {
  return new Command("show")
    .description("everything about one peer")
    .argument("<peer>", "id or name")
    .action((reference: string, _options, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const id = await resolvePeer(client, reference);
        report(context, await answer(client.peers.get({ id })));
      }),
    );
}

function revokeCommand(run: Run): Command {
  return new Command("revoke")
    .description("take trust back from a peer: nothing comes in from it, nothing goes to it")
    .argument("<peer>", "id or name")
    .requiredOption("--reason <text>", "why, for the journal")
    .option("--compromised-since <time>", "since when its key is in other hands", instantOption)
    .action(
      (
        reference: string,
        options: { readonly reason: string; readonly compromisedSince?: string },
        command: Command,
      ) =>
        run(command, async (context) => {
          const client = await context.openVault();
          const id = await resolvePeer(client, reference);
          report(context, await answer(client.peers.revoke({ id, ...options })));
        }),
    );
}

function noteCommand(run: Run): Command {
  return new Command("note")
    .description("replace the note on a peer")
    .argument("<peer>", "id or name")
    .argument("<text>")
    .action((reference: string, note: string, _options, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const id = await resolvePeer(client, reference);
        report(context, await answer(client.peers.setNote({ id, note })));
      }),
    );
}

function settleCommand(run: Run): Command {
  return new Command("settle")
    .description("mark an alarm about a peer as looked into")
    .argument("<peer>", "id or name")
    .argument("<alarm>", "id of the alarm")
    .requiredOption("--reason <text>", "what came of it")
    .action(
      (reference: string, alarm: string, options: { readonly reason: string }, command: Command) =>
        run(command, async (context) => {
          const alarmId = z.uuid().safeParse(alarm);
          if (!alarmId.success) throw new UsageError(`not the id of an alarm: ${alarm}`);
          const client = await context.openVault();
          const id = await resolvePeer(client, reference);
          const { reason } = options;
          report(
            context,
            await answer(client.peers.settleAlarm({ id, alarmId: alarmId.data, reason })),
          );
        }),
    );
}

function report(context: CommandContext, peer: Peer): void {
  const { ceremony } = peer;
  context.output.result({ ...peer }, [
    `${peer.name} (${peer.countryCode}), ${peer.id}`,
    `trust: ${peer.revokedAt === null ? peer.trust : `withdrawn on ${peer.revokedAt.slice(0, 10)}`}`,
    `card: number ${String(peer.issue)}, until ${peer.expiresAt.slice(0, 10)}`,
    ...fingerprintLines(peer),
    `compared here: ${ceremony.weComparedAt ?? "no"}; compared there: ${ceremony.theyComparedAt ?? "not told"}`,
    ...keyLines(peer.keys),
    ...peer.alarms
      .filter(({ settledAt }) => settledAt === null)
      .map(({ id, kind, at }) => `ALARM ${id}: ${kind}, ${at}`),
    ...warningLines(peer.warnings),
    ...(peer.note === "" ? [] : [`note: ${peer.note}`]),
  ]);
}
