import { basename } from "node:path";
import { Command } from "commander";
import type { z } from "zod";
import type { constituentMatchSchema } from "../../../shared/contract/constituents.ts";
import { CONSTITUENT_COLUMNS } from "../../../shared/formats/constituents/columns.ts";
import { describeMatchStep } from "../../../shared/text/describe-match-step.ts";
import { constituents as words } from "../../../shared/text/en/constituents.ts";
import { answer } from "../call.ts";
import { columnsOption, type NamedColumns } from "../column-option.ts";
import type { CommandContext, Run } from "../context.ts";
import { dayOption, wholeNumber } from "../options.ts";
import { table, type ExitCode } from "../output.ts";
import { readFileBytes } from "../read-text-file.ts";
import { UsageError } from "../usage-error.ts";

const MAX_FILE_BYTES = 67_108_864;
const SHOWN_FAULTS = 50;

export function constituentCommand(run: Run): Command {
  const constituent = new Command("constituent").description(
    "organisations that we serve, and whose an address, name or AS number is",
  );
  constituent.addCommand(listCommand(run));
  constituent.addCommand(importCommand(run));
  constituent.addCommand(matchCommand(run));
  return constituent;
}

interface ListOptions {
  readonly query?: string;
  readonly limit?: number;
}

function listCommand(run: Run): Command {
  return new Command("list")
    .description("the register, by name")
    .option(
      "--query <words>",
      "all of these words; country:, sector: and kind: compare whole values",
    )
    .option("--limit <n>", "how many at most (100)", wholeNumber)
    .action(({ query = "", limit = 100 }: ListOptions, command: Command) =>
      run(command, async ({ openVault, output }) => {
        if (limit < 1 || limit > 10_000) throw new UsageError("--limit is 1 to 10000");
        const client = await openVault();
        const found = await answer(client.constituents.list({ query, limit }));
        const rows = found.items.map((one) => [
          one.country ?? "-",
          one.sector ?? "-",
          one.kind,
          one.lastConfirmed ?? "-",
          String(one.ranges.length),
          one.name,
        ]);
        const header = ["country", "sector", "kind", "confirmed", "networks", "name"];
        output.result(found, [
          ...table(header, rows),
          `${String(rows.length)} of ${String(found.total)}`,
        ]);
      }),
    );
}

function importCommand(run: Run): Command {
  return new Command("import")
    .description("take in a register as CSV; exits 1 when rows were refused")
    .argument("<file>", "CSV with a header; several values of a cell are separated by ;")
    .option("--map <column=header>", "a column that is called otherwise; repeatable", columnsOption)
    .addHelpText(
      "after",
      `\nColumns: ${CONSTITUENT_COLUMNS.join(", ")}.\n` +
        "An organisation is known by name and country. Columns of the file replace what was there, others stay;\n" +
        "a row a contact is fine. A row with a fault is left out and named with its line and column.",
    )
    .action((file: string, { map = {} }: { readonly map?: NamedColumns }, command: Command) =>
      run(command, (context) => importFile(context, file, map)),
    );
}

async function importFile(
  { openVault, output }: CommandContext,
  file: string,
  mapping: NamedColumns,
): Promise<ExitCode> {
  const bytes = await readFileBytes(file, MAX_FILE_BYTES);
  const client = await openVault();
  const name = basename(file);
  const taken = await answer(client.constituents.importTable({ name, bytes, mapping }));
  const { ledger, unknownColumns, guessedCells } = taken;
  const faults = taken.faults.map((fault) => ({ ...fault, text: words.problems[fault.problem] }));
  output.result({ file: name, ...taken, faults }, [
    `${name}: ${String(ledger.rows)} rows = ${String(ledger.organisations)} organisations + ${String(ledger.continuing)} further rows of these + ${String(ledger.refused)} refused`,
    `organisations: ${String(ledger.added)} added, ${String(ledger.changed)} changed, ${String(ledger.unchanged)} as they were`,
    ...(taken.actionId === null ? ["nothing has changed"] : []),
    ...(unknownColumns.length === 0 ? [] : [`not taken in: ${unknownColumns.join(", ")}`]),
    ...(guessedCells === 0 ? [] : [`${String(guessedCells)} cells read as Windows-1252`]),
    ...faults.slice(0, SHOWN_FAULTS).map(({ line, column, text, found }) => {
      const place = column === "" ? String(line) : `${String(line)}, ${column}`;
      return `line ${place}: ${text} (${found})`;
    }),
    ...(faults.length > SHOWN_FAULTS
      ? [`… and ${String(faults.length - SHOWN_FAULTS)} more; --json names all`]
      : []),
  ]);
  return ledger.refused === 0 ? 0 : 1;
}

interface MatchOptions {
  readonly incident?: string;
  readonly on?: string;
}

function matchCommand(run: Run): Command {
  return new Command("match")
    .description("whose these values are, and why; defanged ones are read as meant")
    .argument("[value...]", "addresses, networks, domains, AS numbers, URLs, mail addresses")
    .option("--incident <incident>", "the observables of this incident")
    .option("--on <date>", "by what is valid on this day instead of today (UTC)", dayOption)
    .action((values: readonly string[], options: MatchOptions, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const { incident: reference, on: onDate } = options;
        if (values.length === 0 && reference === undefined)
          throw new UsageError("name values, or an incident with --incident");
        const client = await openVault();
        const incidentId =
          reference === undefined
            ? undefined
            : (await answer(client.incidents.resolve({ reference }))).id;
        const found = await answer(
          client.constituents.match({
            values: [...values],
            ...(incidentId === undefined ? {} : { incidentId }),
            ...(onDate === undefined ? {} : { onDate }),
          }),
        );
        const items = found.items.map((item) => ({
          ...item,
          steps: item.steps.map((step) => ({
            ...step,
            text: describeMatchStep(step, words),
          })),
        }));
        output.result({ onDate: found.onDate, items }, items.flatMap(matchLines));
      }),
    );
}

type Match = z.infer<typeof constituentMatchSchema>;

function matchLines({
  value,
  constituent,
  by,
  steps,
}: Pick<Match, "value" | "constituent" | "by"> & {
  readonly steps: readonly { readonly text: string }[];
}): readonly string[] {
  const whose = constituent === null ? "-" : `${constituent.name} by ${by?.entry ?? "-"}`;
  return [`${value}: ${whose}`, ...steps.map(({ text }) => `  ${text}`)];
}
