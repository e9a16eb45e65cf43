import { Command } from "commander";
import { MAX_GUIDE_CHARACTERS } from "../../../shared/domain/guides/guide.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import { dayOption } from "../options.ts";
import { readTextFile } from "../read-text-file.ts";

/** A character takes up to four bytes. */
const MAX_FILE_BYTES = 4 * MAX_GUIDE_CHARACTERS;

/** `guide save`: a file as our own guide. */
export function saveGuideCommand(run: Run): Command {
  return new Command("save")
    .description("take in the file of a guide as our own; a later version replaces what is there")
    .argument("<file>", "Markdown with front data, as docs/guide-format.md describes it")
    .action((file: string, _options: object, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const text = await readTextFile(file, MAX_FILE_BYTES);
        const client = await openVault();
        const saved = await answer(client.guides.save({ text }));
        output.result({ file, ...saved }, [
          `${saved.id}.${saved.language}: version ${String(saved.version)} saved`,
        ]);
      }),
    );
}

interface ReviewOptions {
  readonly language: string;
  readonly reviewed?: string;
  readonly reviewBy: string;
}

/** `guide review`: somebody read it and found it right. */
export function reviewGuideCommand(run: Run): Command {
  return new Command("review")
    .description("put down that a guide was read again and found right")
    .argument("<id>", "such as ransomware")
    .requiredOption("--language <language>", "which text of it")
    .option("--reviewed <date>", "when it was read; today where nobody says", dayOption)
    .requiredOption("--review-by <date>", "by when it has to be read again", dayOption)
    .action((id: string, options: ReviewOptions, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const { language, reviewBy } = options;
        const reviewed = options.reviewed ?? new Date().toISOString().slice(0, 10);
        const client = await openVault();
        const saved = await answer(client.guides.review({ id, language, reviewed, reviewBy }));
        output.result({ ...saved, reviewed, reviewBy }, [
          `${id}.${language}: reviewed ${reviewed}, again by ${reviewBy}`,
        ]);
      }),
    );
}

/** `guide remove`: our own goes, the one that ships is there again. */
export function removeGuideCommand(run: Run): Command {
  return new Command("remove")
    .description("take a guide of our own away; the one that ships is there again")
    .argument("<id>")
    .requiredOption("--language <language>", "which text of it")
    .action((id: string, { language }: { readonly language: string }, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const client = await openVault();
        const removed = await answer(client.guides.remove({ id, language }));
        output.result({ id, language, ...removed }, [`${id}.${language}: removed`]);
      }),
    );
}
