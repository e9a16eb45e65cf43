import { Command } from "commander";
import { MAX_WARNING_LIST_BYTES } from "../../../shared/contract/warning-lists.ts";
import type { Client } from "../../../shared/contract/index.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { describeFailure } from "../../../shared/text/describe-failure.ts";
import { answer, drain, Refusal } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { listFiles } from "../list-files.ts";
import { table, type ExitCode } from "../output.ts";
import { readFileBytes } from "../read-text-file.ts";

export function warningListCommand(run: Run): Command {
  const warningList = new Command("warninglist").description(
    "values that everybody has, by which false positives are told",
  );
  warningList.addCommand(listCommand(run));
  warningList.addCommand(installCommand(run));
  warningList.addCommand(removeCommand(run));
  warningList.addCommand(recheckCommand(run));
  return warningList;
}

function listCommand(run: Run): Command {
  return new Command("list")
    .description("the lists in force, with their days")
    .action((_options, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const client = await openVault();
        const found = await answer(client.warningLists.list());
        const rows = found.items.map(({ date, entries, installedAt, name }) => [
          date,
          entries === null ? "-" : String(entries),
          installedAt === null ? "program" : `brought in ${installedAt.slice(0, 10)}`,
          name,
        ]);
        output.result(found, [
          ...table(["as of", "entries", "from", "name"], rows),
          ...(found.isRechecked
            ? []
            : ["observables wait to be looked up again: warninglist recheck"]),
        ]);
      }),
    );
}

interface FileResult {
  readonly path: string;
  readonly status: "installed" | "refused";
  readonly name: string | null;
  readonly entries: number;
  readonly leftOut: number;
  readonly replaced: boolean;
  readonly error: Failure | null;
}

function installCommand(run: Run): Command {
  return new Command("install")
    .description(
      "bring lists in and look all observables up again; exits 1 when a file was refused",
    )
    .argument("<path...>", "JSON files as MISP publishes them, or folders of such")
    .action((paths: readonly string[], _options, command: Command) =>
      run(command, async (context): Promise<ExitCode> => {
        const client = await context.openVault();
        const files: FileResult[] = [];
        for (const path of await listFiles(paths)) files.push(await install(client, path));
        const rechecked = await recheck(context, client);
        context.output.result({ files, ...rechecked }, [
          ...files.map(({ path, name, entries, error }) =>
            error === null
              ? `${name ?? ""}: ${String(entries)} entries`
              : `${path}: ${describeFailure(error)}`,
          ),
          recheckLine(rechecked),
        ]);
        return files.every(({ error }) => error === null) ? 0 : 1;
      }),
    );
}

async function install(client: Client, path: string): Promise<FileResult> {
  try {
    const bytes = await readFileBytes(path, MAX_WARNING_LIST_BYTES);
    const done = await answer(client.warningLists.install({ bytes }));
    return { path, status: "installed", ...done, error: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const nothing = { name: null, entries: 0, leftOut: 0, replaced: false };
    return { path, status: "refused", ...nothing, error: error.failure };
  }
}

function removeCommand(run: Run): Command {
  return new Command("remove")
    .description(
      "take out a list that was brought in; the program's own of that name is in force again",
    )
    .argument("<name>", "as `warninglist list` shows it")
    .action((name: string, _options, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        await answer(client.warningLists.remove({ name }));
        const rechecked = await recheck(context, client);
        context.output.result({ name, ...rechecked }, [`${name}: removed`, recheckLine(rechecked)]);
      }),
    );
}

function recheckCommand(run: Run): Command {
  return new Command("recheck")
    .description("go on with looking observables up again where it was left")
    .action((_options, command: Command) =>
      run(command, async (context) => {
        const rechecked = await recheck(context, await context.openVault());
        context.output.result({ ...rechecked }, [recheckLine(rechecked)]);
      }),
    );
}

interface Rechecked {
  readonly checked: number;
  readonly changed: number;
}

async function recheck({ ports, progress }: CommandContext, client: Client): Promise<Rechecked> {
  return drain(client.warningLists.recheck(undefined, { signal: ports.signal }), (step) =>
    progress.show("observables", step.done, step.total),
  );
}

function recheckLine({ checked, changed }: Rechecked): string {
  return `${String(checked)} observables looked up again, ${String(changed)} changed`;
}
