import { Command } from "commander";
import { answer, drain } from "../call.ts";
import type { Run } from "../context.ts";
import { wholeNumber } from "../options.ts";
import { table } from "../output.ts";
import { saveTicket } from "../save-ticket.ts";
import { briefCommand } from "./journal-brief.ts";

interface ListOptions {
  readonly limit: number;
  readonly before?: number;
  readonly actor?: string;
  readonly verb?: string;
}

export function journalCommand(run: Run): Command {
  const journal = new Command("journal").description("history of every change, hash-chained");
  journal
    .command("list")
    .description("entries, newest first")
    .option("--limit <n>", "entries at most", wholeNumber, 100)
    .option("--before <sequence>", "entries before this number", wholeNumber)
    .option("--actor <name>")
    .option("--verb <verb>")
    .action((options: ListOptions, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const page = await answer(client.journal.list(options));
        context.output.result(
          { entries: page.items, next: page.next },
          table(
            ["sequence", "at", "actor", "verb", "subject"],
            page.items.map((entry) => [
              String(entry.sequence),
              entry.at,
              entry.actor,
              entry.verb,
              `${entry.subjectKind} ${entry.subjectTitle}`,
            ]),
          ),
        );
      }),
    );
  journal
    .command("verify")
    .description("recompute the hash chain")
    .action((_options, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const result = await drain(client.journal.verify(), (step) => {
          context.progress.show("verifying", step.done, step.total);
        });
        context.output.result(
          {
            ok: result.isOk,
            entries: result.entries,
            head: result.head,
            brokenAt: result.brokenAt,
          },
          [
            result.isOk
              ? `The chain of ${String(result.entries)} entries is whole; its head is ${result.head}.`
              : `The chain breaks at entry ${String(result.brokenAt)}.`,
          ],
        );
        return result.isOk ? 0 : 1;
      }),
    );
  journal
    .command("export")
    .description("the whole journal as JSON lines, for an outsider to verify")
    .requiredOption("--out <file>")
    .action((options: { out: string }, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const ticket = await answer(client.journal.export());
        const saved = await saveTicket(context, ticket.ticket, options.out);
        context.output.result({ bytes: saved.sizeBytes }, [
          `${options.out}: ${String(saved.sizeBytes)} bytes`,
        ]);
      }),
    );
  journal.addCommand(briefCommand(run));
  return journal;
}
