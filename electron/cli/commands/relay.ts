import { Command } from "commander";

import { RELAY_LIMITS } from "../../../shared/exchange/relay/limits.ts";
import type { RelayService } from "../../services/exchange-relay/exchange-relay.ts";
import type { RelayLedger } from "../../services/exchange-relay/relay-ledger.ts";
import type { RelayOrder } from "../../services/exchange-relay/sync-relay.ts";
import { taken } from "../bundle-refused.ts";
import { value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import {
  checkExchangeOptions,
  exchangeOrderOf,
  peerNamesOf,
  type ExchangeOptions,
} from "../exchange-order.ts";
import type { PeerNames } from "../folder-lines.ts";
import { longWork } from "../long-work.ts";
import type { ExitCode } from "../output.ts";
import { readTextFile } from "../read-text-file.ts";
import {
  configuredLines,
  relayDocument,
  relayLines,
  statusDocument,
  statusLines,
} from "../relay-lines.ts";
import { resolvePeer } from "../resolve-peer.ts";

export function relayCommand(run: Run): Command {
  return new Command("relay")
    .description("exchange bundles with peers through a relay (NATS JetStream)")
    .addCommand(configureCommand(run))
    .addCommand(peerAddressCommand(run))
    .addCommand(statusCommand(run))
    .addCommand(syncCommand(run));
}

interface ConfigureOptions {
  readonly url: readonly string[];
  readonly ca: string;
  readonly creds: string;
}

function configureCommand(run: Run): Command {
  return new Command("configure")
    .description("keep in the vault how the relay is reached; nobody is connected to")
    .requiredOption("--url <url...>", "tls://HOST:PORT, several for the servers of one cluster")
    .requiredOption("--ca <file>", "certificate of the one authority that is believed (PEM)")
    .requiredOption("--creds <file>", "credentials of our mailbox, from the relay's operator")
    .action((options: ConfigureOptions, command: Command) =>
      run(command, async (context) => {
        const ca = await readTextFile(options.ca, RELAY_LIMITS.textSizeBytes);
        const credentials = await readTextFile(options.creds, RELAY_LIMITS.textSizeBytes);
        await context.openVault();
        const relay = await relayOf(context);
        const configured = value(await relay.configure({ urls: options.url, ca, credentials }));
        context.output.result({ ...configured }, configuredLines(configured));
      }),
    );
}

function peerAddressCommand(run: Run): Command {
  return new Command("peer")
    .description("enter the mailbox of a peer that never wrote to us; its bundles tell it else")
    .argument("<peer>", "id or name")
    .requiredOption("--mailbox <address>", "U and 55 characters, as the peer's relay status shows")
    .action((reference: string, { mailbox }: { readonly mailbox: string }, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const peerId = await resolvePeer(client, reference);
        value((await relayOf(context)).setAddress(peerId, mailbox));
        context.output.result({ peerId, mailbox }, ["bundles for it go there from now on"]);
      }),
    );
}

function statusCommand(run: Run): Command {
  return new Command("status")
    .description("what the vault knows of the relay and what waits for it; nobody is asked")
    .action((_options, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const status = (await relayOf(context)).status();
        const names = await peerNamesOf(client);
        context.output.result(statusDocument(status, names), statusLines(status, names));
      }),
    );
}

interface SyncOptions extends ExchangeOptions {
  readonly due?: true;
}

function syncCommand(run: Run): Command {
  return new Command("sync")
    .description("take in what lies in our mailbox and bring what is due to those of peers")
    .option("--to <peer...>", "write to these peers alone; else to all whose mailbox is known")
    .option(
      "--incident <incident...>",
      "share these (numbers or ids) with the peers of --to from now on; it names the peers for them (TLP:AMBER)",
    )
    .option("--preview", "say what would go, without the network, and write nothing")
    .option("--due", "for timers: leave out what failed so recently that it is not due yet")
    .option("--yes", "on a terminal: don't ask before anything is sent")
    .action((options: SyncOptions, command: Command) =>
      run(command, async (context) => {
        checkExchangeOptions(options);
        return syncRelay(context, options);
      }),
    );
}

async function syncRelay(context: CommandContext, options: SyncOptions): Promise<ExitCode> {
  const { output, ports } = context;
  const client = await context.openVault();
  const relay = await relayOf(context);
  const attempts = options.due === true ? "due" : "all";
  const order: RelayOrder = { ...(await exchangeOrderOf(client, options)), attempts };
  const names = await peerNamesOf(client);
  if (options.preview === true) {
    const shown = value(relay.preview(order));
    const document = { preview: true, ...relayDocument(shown, names) };
    output.result(document, relayLines(shown, names, "would"));
    return exitOf(shown);
  }
  const asks = ports.ask !== undefined && !output.isJson && options.yes !== true;
  if (asks && !(await isConfirmed(context, relay, order, names))) {
    output.note("nothing was sent");
    return 1;
  }
  const done = taken(await relay.sync(order, longWork(context)));
  output.result(relayDocument(done, names), relayLines(done, names, "did"));
  return exitOf(done);
}

/** What will go is on the screen before anything is sent. */
async function isConfirmed(
  { output, ports }: CommandContext,
  relay: RelayService,
  order: RelayOrder,
  names: PeerNames,
): Promise<boolean> {
  for (const line of relayLines(value(relay.preview(order)), names, "would")) output.note(line);
  const answered = (await ports.ask?.("Go on? [y/N] ")) ?? "";
  return /^y(?:es)?$/i.test(answered.trim());
}

function exitOf({ refused, unsent, endedBy, isCancelled }: RelayLedger): ExitCode {
  const isFaulty = refused.some(({ problem }) => problem.kind !== "not-for-us");
  return isFaulty || unsent.length > 0 || endedBy !== null || isCancelled ? 1 : 0;
}

async function relayOf(context: CommandContext): Promise<RelayService> {
  return value((await context.core()).local.relay());
}
