import { readFile } from "node:fs/promises";
import { Command } from "commander";
import type {
  ConflictChoice,
  ConflictService,
  OpenConflict,
} from "../../services/conflicts/conflicts.ts";
import { value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { wholeNumber } from "../options.ts";
import { UsageError } from "../usage-error.ts";

interface ResolveOptions {
  readonly keep?: number;
  readonly textFile?: string;
}

export function conflictCommand(run: Run): Command {
  const conflict = new Command("conflict").description(
    "long texts that two sides changed without knowing of each other; both are kept",
  );
  conflict
    .command("list")
    .description("what waits for a choice, with every text")
    .action((_options, command: Command) =>
      run(command, async (context) => {
        const items = (await openConflicts(context)).list().map(documentOf);
        context.output.result({ items }, items.flatMap(linesOf));
      }),
    );
  conflict
    .command("resolve")
    .description("say which text is to stand; the others hear of it with the next bundle")
    .argument("<id>")
    .option("--keep <number>", "the text of this number in the list", wholeNumber)
    .option("--text-file <file>", "another text, which joins them")
    .action((id: string, options: ResolveOptions, command: Command) =>
      run(command, async (context) => {
        const choice = await choiceOf(options);
        const { actionId } = value((await openConflicts(context)).resolve(id, choice));
        context.output.result({ id, actionId }, [`${id}: settled`]);
      }),
    );
  return conflict;
}

async function openConflicts(context: CommandContext): Promise<ConflictService> {
  await context.openVault();
  const core = await context.core();
  return value(core.local.conflicts());
}

async function choiceOf({ keep, textFile }: ResolveOptions): Promise<ConflictChoice> {
  if (keep !== undefined && textFile === undefined) return { kind: "keep", number: keep };
  if (keep === undefined && textFile !== undefined)
    return { kind: "text", text: await readFile(textFile, "utf8") };
  throw new UsageError("give one of --keep and --text-file");
}

function documentOf({ id, subject, record, field, texts }: OpenConflict) {
  return {
    id,
    subject,
    record,
    field,
    texts: texts.map(({ value: text, atMs, isOurs }, at) => ({
      number: at + 1,
      text,
      at: new Date(atMs).toISOString(),
      isOurs,
    })),
  };
}

function linesOf({ id, record, field, texts }: ReturnType<typeof documentOf>): readonly string[] {
  return [
    `${id}: ${record.kind} ${record.id}, ${field}`,
    ...texts.flatMap(({ number, text, at, isOurs }) => [
      `  ${String(number)}  ${at}  ${isOurs ? "ours" : "theirs"}`,
      ...text.split("\n").map((line) => `     ${line}`),
    ]),
  ];
}
