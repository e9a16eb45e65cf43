import { resolve } from "node:path";
import { Command } from "commander";
import type { Client } from "../../../shared/contract/index.ts";
import type {
  FolderExchangeService,
  FolderOrder,
} from "../../services/exchange-folder/exchange-folder.ts";
import type { FolderLedger } from "../../services/exchange-folder/folder-ledger.ts";
import { taken } from "../bundle-refused.ts";
import { value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import {
  checkExchangeOptions,
  exchangeOrderOf,
  incidentIdsOf,
  peerIdsOf,
  peerNamesOf,
  type ExchangeOptions,
} from "../exchange-order.ts";
import { folderDocument, folderLines, type PeerNames } from "../folder-lines.ts";
import { longWork } from "../long-work.ts";
import type { ExitCode } from "../output.ts";

export function exchangeCommand(run: Run): Command {
  return new Command("exchange")
    .description("carry bundles to and from peers")
    .addCommand(folderCommand(run))
    .addCommand(stopCommand(run));
}

function stopCommand(run: Run): Command {
  return new Command("stop")
    .description("send nothing further of incidents to peers by itself; what they have they keep")
    .requiredOption("--incident <incident...>", "numbers or ids")
    .requiredOption("--to <peer...>", "ids or names of the peers")
    .action((options: Required<Pick<ExchangeOptions, "to" | "incident">>, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const folders = value((await context.core()).local.folders());
        const peerIds = await peerIdsOf(client, options.to);
        const incidentIds = await incidentIdsOf(client, options.incident);
        folders.stopSharing(peerIds, incidentIds);
        context.output.result({ peerIds, incidentIds }, ["nothing further of it goes to them"]);
      }),
    );
}

function folderCommand(run: Run): Command {
  return new Command("folder")
    .description(
      "take in what is there for us and write what is due to peers: stick, share or synced folder",
    )
    .argument("<dir>", "the folder itself, not a link")
    .option(
      "--to <peer...>",
      "write to these peers alone (ids or names); else to all with whom we share",
    )
    .option(
      "--incident <incident...>",
      "share these (numbers or ids) with the peers of --to from now on; it names the peers for them (TLP:AMBER)",
    )
    .option("--preview", "say what would come and go, and write nothing")
    .option("--yes", "on a terminal: don't ask before anything is written")
    .action((directory: string, options: ExchangeOptions, command: Command) =>
      run(command, async (context) => {
        checkExchangeOptions(options);
        return exchangeFolder(context, directory, options);
      }),
    );
}

async function exchangeFolder(
  context: CommandContext,
  directory: string,
  options: ExchangeOptions,
): Promise<ExitCode> {
  const { output, ports } = context;
  const client = await context.openVault();
  const folders = value((await context.core()).local.folders());
  const order = await orderOf(client, directory, options);
  const names = await peerNamesOf(client);
  if (options.preview === true) {
    const shown = taken(await folders.preview(order, longWork(context)));
    output.result({ preview: true, ...folderDocument(shown, names) }, [
      ...folderLines(shown, names, "would"),
    ]);
    return exitOf(shown);
  }
  const asks = ports.ask !== undefined && !output.isJson && options.yes !== true;
  if (asks && !(await isConfirmed(context, folders, order, names))) {
    output.note("nothing was written");
    return 1;
  }
  const done = taken(await folders.run(order, longWork(context)));
  output.result(folderDocument(done, names), [...folderLines(done, names, "did")]);
  return exitOf(done);
}

/** What will come and go is on the screen before anything is written. */
async function isConfirmed(
  context: CommandContext,
  folders: FolderExchangeService,
  order: FolderOrder,
  names: PeerNames,
): Promise<boolean> {
  const shown = taken(await folders.preview(order, longWork(context)));
  context.progress.clear();
  for (const line of folderLines(shown, names, "would")) context.output.note(line);
  const answered = (await context.ports.ask?.("Go on? [y/N] ")) ?? "";
  return /^y(?:es)?$/i.test(answered.trim());
}

/** What lies there for others is no failure: a stick serves many. */
function exitOf({ refused, unsent, isCancelled }: FolderLedger): ExitCode {
  const isFaulty = refused.some(({ problem }) => problem.kind !== "not-for-us");
  return isFaulty || unsent.length > 0 || isCancelled ? 1 : 0;
}

async function orderOf(
  client: Client,
  directory: string,
  options: ExchangeOptions,
): Promise<FolderOrder> {
  // An absolute path without an ending slash: one would make the system follow a link.
  return { directory: resolve(directory), ...(await exchangeOrderOf(client, options)) };
}
