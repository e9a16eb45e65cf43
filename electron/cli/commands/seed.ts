import { Command } from "commander";
import { value } from "../call.ts";
import type { Run } from "../context.ts";
import { wholeNumber } from "../options.ts";

interface SeedOptions {
  readonly incidents: number;
  readonly observables: number;
  readonly seed: number;
}

export function seedCommand(run: Run): Command {
  return new Command("seed")
    .description("fill a vault with reproducible synthetic load for demonstrations and benchmarks")
    .requiredOption("--incidents <n>", "incidents", wholeNumber)
    .requiredOption("--observables <n>", "observables", wholeNumber)
    .option("--seed <s>", "the same seed makes the same load", wholeNumber, 1)
    .action((options: SeedOptions, command: Command) =>
      run(command, async (context) => {
        await context.openVault();
        const core = await context.core();
        const startedMs = performance.now();
        const made = value(
          await core.local.seed(options, (done, total) => {
            context.progress.show("seeding", done, total);
          }),
        );
        const seconds = Math.round(performance.now() - startedMs) / 1_000;
        context.progress.clear();
        context.output.result({ ...made, seconds }, [
          `${String(made.incidents)} incidents, ${String(made.observables)} observables in ${String(seconds)} s`,
        ]);
      }),
    );
}
