import { basename, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { assertNever } from "../../../shared/assert-never.ts";
import { MAX_DOCUMENT_BYTES } from "../../../shared/formats/csaf-tree/published-document.ts";
import { LANGUAGES, type Language } from "../../../shared/text/language.ts";
import { guidePage, guideSlug } from "../../publishing/guide-page.ts";
import type {
  PublishOrder,
  PublishProblem,
  SourceDocument,
} from "../../publishing/publish-site.ts";
import { answer, value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { listFiles } from "../list-files.ts";
import { openPgpProblemText } from "../openpgp-lines.ts";
import { choice } from "../options.ts";
import type { ExitCode } from "../output.ts";
import { readFileBytes, readTextFile } from "../read-text-file.ts";

interface PublishOptions {
  readonly out: string;
  readonly url: string;
  readonly protectedUrl?: string;
  readonly contact: string;
  readonly category: PublishOrder["settings"]["publisher"]["category"];
  readonly language: Language;
  readonly guides?: readonly string[];
}

const CATEGORIES = ["coordinator", "discoverer", "other", "translator", "user", "vendor"] as const;

/** `advisory publish`: a static site of CSAF documents, signed. */
export function publishCommand(run: Run): Command {
  return new Command("publish")
    .description("write CSAF documents as a signed static site, ready for any web server")
    .argument("<path...>", "CSAF documents, folders or patterns: all that the site shall hold")
    .requiredOption(
      "--out <dir>",
      "folder of the site: new, empty, or one that was published before",
    )
    .requiredOption("--url <address>", "https address of the free part", addressOption)
    .option("--protected-url <address>", "https address of what is not TLP:CLEAR", addressOption)
    .requiredOption(
      "--contact <address>",
      "mailto: or https: address for security.txt",
      contactOption,
    )
    .option(
      "--category <category>",
      "of the publisher",
      choice(z.enum(CATEGORIES), lower),
      "coordinator",
    )
    .option(
      "--language <language>",
      "of the pages' frame: en, de or fr",
      choice(z.enum(LANGUAGES), lower),
      "en",
    )
    .option("--guides <path...>", "Markdown files that go with the site")
    .action((paths: readonly string[], options: PublishOptions, command: Command) =>
      run(command, (context) => publish(context, paths, options)),
    );
}

async function publish(
  context: CommandContext,
  paths: readonly string[],
  options: PublishOptions,
): Promise<ExitCode> {
  const client = await context.openVault();
  const { name } = await answer(client.identity.show());
  const service = value((await context.core()).local.publishing());
  const published = await service.publish(await orderOf(name, paths, options));
  if (!published.ok) {
    context.output.refusal(published.error, problemText(published.error));
    return 1;
  }
  const { written, removed, unchanged, advisories, directory, ...rest } = published.value;
  const { keyExpiresIso, finishedEarlier } = rest;
  context.output.result(
    { directory, advisories, written, removed, unchanged, finishedEarlier, keyExpiresIso },
    [
      ...Object.entries(advisories).map(([tlp, count]) => `${tlp}: ${String(count)}`),
      `${String(written.length)} files written, ${String(removed.length)} removed, ${String(unchanged)} as they were: ${directory}`,
      ...(finishedEarlier
        ? ["an earlier publication that was interrupted was finished first"]
        : []),
    ],
  );
  return 0;
}

async function orderOf(
  organisation: string,
  paths: readonly string[],
  options: PublishOptions,
): Promise<PublishOrder> {
  const { url, contact, category, language } = options;
  const documents: SourceDocument[] = [];
  for (const path of await listFiles(paths))
    if (path.endsWith(".json"))
      documents.push({ source: path, bytes: await readFileBytes(path, MAX_DOCUMENT_BYTES) });
  const guides = [];
  for (const path of await listFiles(options.guides ?? []))
    if (path.endsWith(".md")) {
      const markdown = await readTextFile(path, MAX_GUIDE_BYTES);
      guides.push(guidePage(guideSlug(basename(path)), markdown, language));
    }
  return {
    directory: resolve(options.out),
    documents,
    settings: {
      baseUrl: url,
      protectedUrl: options.protectedUrl ?? `${url}/protected`,
      organisation,
      publisher: { category, namespace: url },
      contact,
      language,
      guides,
    },
  };
}

const MAX_GUIDE_BYTES = 1_000_000;

function problemText(problem: PublishProblem | Parameters<typeof openPgpProblemText>[0]): string {
  switch (problem.kind) {
    case "unpublishable":
      return [
        "Nothing was published, because these documents can't be:",
        ...problem.documents.map(
          ({ source, kind, detail }) => `${source}: ${REASONS[kind]} (${detail})`,
        ),
      ].join("\n");
    case "folder-in-use":
      return `${problem.directory} holds ${problem.found} and was not published by this program. Nothing was written; name an empty folder.`;
    case "folder-damaged":
      return `${problem.path} does not say which files are ours. Nothing was written; publish into an empty folder.`;
    case "openpgp-no-key":
    case "openpgp-key-there":
    case "openpgp-key-unusable":
    case "openpgp-key-unreadable":
      return openPgpProblemText(problem);
    default:
      return assertNever(problem);
  }
}

const REASONS = {
  "not-json": "no JSON",
  "not-csaf": "no CSAF document",
  draft: "a draft",
  "no-marking": "does not say who may read it",
  "too-large": "too large",
  "same-file-name": "another one has the same file name",
} as const;

function addressOption(text: string): string {
  if (!/^https:\/\/[^\s"'<>\\?#]+$/.test(text) || text.endsWith("//"))
    throw new InvalidArgumentError("expected such as https://cert.example.org");
  return text.endsWith("/") ? text.slice(0, -1) : text;
}

function contactOption(text: string): string {
  if (!/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(text))
    throw new InvalidArgumentError("expected such as mailto:cert@example.org");
  return text;
}

function lower(text: string): string {
  return text.toLowerCase();
}
