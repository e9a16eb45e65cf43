import { Command, CommanderError } from "commander";
import { BundleRefused } from "./bundle-refused.ts";
import { Refusal } from "./call.ts";
import { advisoryCommand } from "./commands/advisory.ts";
import { bundleCommand } from "./commands/bundle.ts";
import { circleCommand } from "./commands/circle.ts";
import { clockCommand } from "./commands/clock.ts";
import { constituentCommand } from "./commands/constituent.ts";
import { conflictCommand } from "./commands/conflict.ts";
import { demoCommand } from "./commands/demo.ts";
import { deviceCommand } from "./commands/device.ts";
import { evidenceCommand } from "./commands/evidence.ts";
import { exchangeCommand } from "./commands/exchange.ts";
import { extractCommand } from "./commands/extract.ts";
import { guideCommand } from "./commands/guide.ts";
import { kitCommand } from "./commands/kit.ts";
import { identityCommand } from "./commands/identity.ts";
import { importCommand } from "./commands/import.ts";
import { incidentCommand } from "./commands/incident.ts";
import { journalCommand } from "./commands/journal.ts";
import { notifyCommand } from "./commands/notify.ts";
import { observableCommand } from "./commands/observable.ts";
import { peerCommand } from "./commands/peer.ts";
import { proposalCommand } from "./commands/proposal.ts";
import { recallCommand } from "./commands/recall.ts";
import { relayCommand } from "./commands/relay.ts";
import { reportCommand } from "./commands/report.ts";
import { requestCommand } from "./commands/request.ts";
import { scoreCommand } from "./commands/score.ts";
import { searchCommand } from "./commands/search.ts";
import { seedCommand } from "./commands/seed.ts";
import { serveCommand } from "./commands/serve.ts";
import { vaultCommand } from "./commands/vault.ts";
import { warningListCommand } from "./commands/warning-list.ts";
import { createContext, type CliPorts, type Run } from "./context.ts";
import { createOutput, type ExitCode } from "./output.ts";
import { UsageError } from "./usage-error.ts";

/** Runs one command line (without the program's own name) and gives its exit code. Throws only for bugs of ours. */
export async function runCommandLine(
  words: readonly string[],
  ports: CliPorts,
  version: string,
): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const run: Run = async (command, action) => {
    const { context, dispose } = createContext(command, ports);
    try {
      exitCode = (await action(context)) ?? 0;
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof BundleRefused)) throw error;
      context.progress.clear();
      if (error instanceof Refusal) context.output.failure(error.failure);
      else context.output.refusal(error.problem, error.message);
      exitCode = 1;
    } finally {
      context.progress.clear();
      await dispose();
    }
  };
  const program = buildProgram(run, ports, version);
  try {
    await program.parseAsync([...words], { from: "user" });
    return exitCode;
  } catch (error) {
    return usageExit(error, words, ports);
  }
}

function buildProgram(run: Run, ports: CliPorts, version: string): Command {
  const program = new Command("watchpost")
    .description("Workstation for the analysts of national and governmental CERTs.")
    .version(version)
    .option("--vault <dir>", "folder of the vault (or WATCHPOST_VAULT)")
    .option("--passphrase-file <file>", "file with the passphrase, or - for standard input")
    .option("--json", "one JSON document on standard output, nothing else")
    .showHelpAfterError("(--help shows how it is used)");
  const commands = [
    vaultCommand,
    importCommand,
    incidentCommand,
    reportCommand,
    observableCommand,
    warningListCommand,
    extractCommand,
    searchCommand,
    evidenceCommand,
    journalCommand,
    clockCommand,
    constituentCommand,
    notifyCommand,
    guideCommand,
    advisoryCommand,
    scoreCommand,
    kitCommand,
    identityCommand,
    peerCommand,
    deviceCommand,
    circleCommand,
    bundleCommand,
    exchangeCommand,
    relayCommand,
    proposalCommand,
    conflictCommand,
    recallCommand,
    requestCommand,
    seedCommand,
    demoCommand,
    serveCommand,
  ];
  for (const build of commands) program.addCommand(build(run));
  prepare(program, ports);
  return program;
}

/** Every level reports its own errors by exception and prints through our streams. */
function prepare(command: Command, ports: CliPorts): void {
  command.exitOverride().configureOutput({
    writeOut: ports.streams.out,
    writeErr: ports.streams.err,
  });
  for (const child of command.commands) prepare(child, ports);
}

function usageExit(error: unknown, words: readonly string[], ports: CliPorts): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof UsageError)) throw error;
  if (words.includes("--json")) {
    createOutput(ports.streams, true).result(
      { error: { kind: "usage", message: error.message } },
      [],
    );
  } else {
    ports.streams.err(`watchpost: ${error.message}\n`);
  }
  return 2;
}
