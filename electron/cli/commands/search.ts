import { Command } from "commander";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import { wholeNumber } from "../options.ts";
import { table } from "../output.ts";

export function searchCommand(run: Run): Command {
  return new Command("search")
    .description("full text over everything, in the same grammar as the window")
    .argument("<query...>")
    .option("--limit <n>", "hits at most", wholeNumber, 50)
    .action((words: readonly string[], options: { limit: number }, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const found = await answer(
          client.search.query({ query: words.join(" "), limit: options.limit }),
        );
        context.output.result(
          { hits: found.hits, isComplete: found.isComplete },
          table(
            ["kind", "number", "title", "text"],
            found.hits.map((hit) => [hit.kind, hit.number ?? "", hit.title, hit.snippet]),
          ),
        );
      }),
    );
}
