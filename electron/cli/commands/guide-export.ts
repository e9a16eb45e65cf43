import { join, resolve } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { assertNever } from "../../../shared/assert-never.ts";
import { guideKey } from "../../../shared/domain/guides/choose-guide.ts";
import { guideDocument } from "../../../shared/domain/guides/guide-document.ts";
import type { Guide } from "../../../shared/domain/guides/guide.ts";
import { guideText } from "../../../shared/domain/guides/guide-text.ts";
import { serializeGuide } from "../../../shared/domain/guides/serialize-guide.ts";
import { renderHtml } from "../../../shared/domain/documents/render-html.ts";
import { loadTexts } from "../../../shared/text/index.ts";
import { surroundingLanguage } from "../../services/guides/all-guides.ts";
import type { Run } from "../context.ts";
import { choice } from "../options.ts";
import { writeNewFile } from "../write-new-file.ts";
import { noGuide, readGuides } from "../read-guides.ts";

const formatSchema = z.enum(["markdown", "html", "text"]);
type Format = z.infer<typeof formatSchema>;
const formatOption = choice(formatSchema, (text) => text.toLowerCase());
const ENDINGS: Readonly<Record<Format, string>> = { markdown: "md", html: "html", text: "txt" };

interface ExportOptions {
  readonly language?: string;
  readonly format: Format;
  readonly out: string;
}

/** `guide export`: files that anybody may have, one a guide and language. */
export function exportGuidesCommand(run: Run): Command {
  return new Command("export")
    .description("write guides into a folder, one file each; nothing is overwritten")
    .argument("[id...]", "only these, such as ransomware")
    .option("--language <language>", "only in this language")
    .option(
      "--format <format>",
      "markdown (as `guide save` reads it), html or text",
      formatOption,
      "markdown",
    )
    .requiredOption("--out <dir>", "folder that exists")
    .action((ids: readonly string[], options: ExportOptions, command: Command) =>
      run(command, async (context) => {
        const { language, format, out } = options;
        const all = (await readGuides(context)).map(({ guide }) => guide);
        const unknown = ids.find((id) => all.every((guide) => guide.id !== id));
        if (unknown !== undefined) throw noGuide(unknown);
        const wanted = all.filter(
          (guide) =>
            (ids.length === 0 || ids.includes(guide.id)) &&
            (language ?? guide.language) === guide.language,
        );
        const files: { readonly path: string; readonly bytes: number }[] = [];
        for (const guide of wanted) {
          const path = join(resolve(out), `${guideKey(guide)}.${ENDINGS[format]}`);
          const bytes = Buffer.from(await renderGuide(guide, format), "utf8");
          await writeNewFile(path, bytes);
          files.push({ path, bytes: bytes.length });
        }
        context.output.result({ out, files }, [
          ...files.map(({ path, bytes }) => `${path}: ${String(bytes)} bytes`),
          `${String(files.length)} files`,
        ]);
      }),
    );
}

async function renderGuide(guide: Guide, format: Format): Promise<string> {
  switch (format) {
    case "markdown":
      return serializeGuide(guide);
    case "text":
      return guideText(guide);
    case "html": {
      const language = surroundingLanguage(guide.language);
      return renderHtml(guideDocument(guide, { language, texts: await loadTexts(language) }));
    }
    default:
      return assertNever(format);
  }
}
