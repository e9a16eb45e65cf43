import { Command } from "commander";
import { guideInLanguage } from "../../../shared/domain/guides/choose-guide.ts";
import type { Guide } from "../../../shared/domain/guides/guide.ts";
import { searchGuides } from "../../../shared/domain/guides/search-guides.ts";
import type { Run } from "../context.ts";
import { table } from "../output.ts";
import { noGuide, readGuides } from "../read-guides.ts";
import { exportGuidesCommand } from "./guide-export.ts";
import { removeGuideCommand, reviewGuideCommand, saveGuideCommand } from "./guide-own.ts";

export function guideCommand(run: Run): Command {
  const guide = new Command("guide").description(
    "advice for victims: what ships, and our own where a vault is named",
  );
  guide.addCommand(listCommand(run));
  guide.addCommand(showCommand(run));
  guide.addCommand(exportGuidesCommand(run));
  guide.addCommand(saveGuideCommand(run));
  guide.addCommand(reviewGuideCommand(run));
  guide.addCommand(removeGuideCommand(run));
  return guide;
}

interface ListOptions {
  readonly language?: string;
  readonly query?: string;
}

function listCommand(run: Run): Command {
  return new Command("list")
    .description("guides with version and review date; overdue reviews are named")
    .option("--language <language>", "only in this language, such as de")
    .option("--query <words>", "only those with all of these words, best first")
    .action(({ language, query = "" }: ListOptions, command: Command) =>
      run(command, async (context) => {
        const all = await readGuides(context);
        const listed = all.filter(({ guide }) => (language ?? guide.language) === guide.language);
        const found = searchGuides(
          listed.map(({ guide }) => guide),
          query,
        );
        const items = found.flatMap((hit) =>
          listed
            .filter(({ guide }) => guide === hit.guide)
            .map(({ guide: { sections: _sections, ...head }, recordId, isOverdue }) => ({
              ...head,
              origin: recordId === null ? "shipped" : "own",
              recordId,
              isOverdue,
              places: hit.places,
            })),
        );
        const rows = items.map((one) => [
          one.id,
          one.language,
          String(one.version),
          one.origin,
          one.reviewed,
          one.isOverdue ? `overdue since ${one.reviewBy}` : one.reviewBy,
          one.title,
        ]);
        const header = ["id", "language", "version", "origin", "reviewed", "review by", "title"];
        context.output.result({ items }, table(header, rows));
        for (const one of items.filter(({ isOverdue }) => isOverdue)) {
          context.output.warning(`${one.id}.${one.language}: review overdue since ${one.reviewBy}`);
        }
      }),
    );
}

function showCommand(run: Run): Command {
  return new Command("show")
    .description("a guide with the names of its steps")
    .argument("<id>", "such as ransomware")
    .option("--language <language>", "that of the reader; English where there is none", "en")
    .action((id: string, { language }: { readonly language: string }, command: Command) =>
      run(command, async (context) => {
        const guides = (await readGuides(context)).map(({ guide }) => guide);
        const guide = guideInLanguage(guides, id, language);
        if (guide === undefined) throw noGuide(id);
        context.output.result({ guide }, showLines(guide));
      }),
    );
}

function showLines({ title, summary, version, reviewed, sections }: Guide): readonly string[] {
  return [
    title,
    summary,
    `version ${String(version)}, reviewed ${reviewed}`,
    ...sections.flatMap(({ title: heading, paragraphs, steps }) => [
      "",
      heading,
      ...paragraphs,
      ...steps.map(({ id, lead, detail }) => `- ${lead} ${detail} [${id}]`),
    ]),
  ];
}
