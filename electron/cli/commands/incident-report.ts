import { Command } from "commander";
import {
  REPORT_SECTIONS,
  type ReportSection,
} from "../../../shared/domain/documents/report-sections.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import { MAX_TEMPLATE_CHARS } from "../../../shared/domain/templates/parse-template.ts";
import type { Client } from "../../../shared/contract/index.ts";
import { answer, Refusal } from "../call.ts";
import type { Run } from "../context.ts";
import {
  DOCUMENT_FORMATS,
  documentFormatOption,
  languageOption,
  sectionsOption,
  type DocumentOptions,
} from "../document-options.ts";
import { tlpOption } from "../options.ts";
import { readTextFile } from "../read-text-file.ts";
import { UsageError } from "../usage-error.ts";
import { saveTicket } from "../save-ticket.ts";

/** A character takes three bytes at most, or four for two. */
const MAX_TEMPLATE_BYTES = 3 * MAX_TEMPLATE_CHARS;

interface ReportOptions extends DocumentOptions {
  readonly tlpMax?: Tlp;
  readonly section?: readonly ReportSection[];
  readonly template?: string;
  readonly storedTemplate?: string;
}

/** `incident report`: the case report, with nothing in it above a ceiling. */
export function caseReportCommand(run: Run): Command {
  return new Command("report")
    .description("write the case report, in clear; parts above the ceiling are left out")
    .argument("<incident>", "number or id")
    .option("--format <format>", DOCUMENT_FORMATS, documentFormatOption, "html")
    .option("--tlp-max <label>", "strictest label in it; else that of the incident", tlpOption)
    .option("--language <language>", "en, de or fr", languageOption, "en")
    .option(
      "--section <name>",
      `only this part; may be repeated: ${REPORT_SECTIONS.join(", ")}`,
      sectionsOption,
    )
    .option("--template <file>", "own wording in place of the sections, from a file")
    .option("--stored-template <name>", "own wording, by its name in the settings")
    .requiredOption("--out <file>", "file to write; it must not exist")
    .action((reference: string, options: ReportOptions, command: Command) =>
      run(command, async (context) => {
        const { format, language, tlpMax, section, out } = options;
        const client = await context.openVault();
        const template = await templateOf(client, options);
        const { id } = await answer(client.incidents.resolve({ reference }));
        const { ticket, tlp, ceiling, withheld } = await answer(
          client.documents.caseReport({
            id,
            format,
            language,
            acknowledged: true,
            ...(tlpMax === undefined ? {} : { ceiling: tlpMax }),
            ...(template === undefined ? {} : { template }),
            ...(section === undefined ? {} : { sections: [...section] }),
          }),
        );
        const saved = await saveTicket(context, ticket, out);
        context.output.result({ out, bytes: saved.sizeBytes, tlp, ceiling, withheld }, [
          `${out}: ${tlp}, ${String(saved.sizeBytes)} bytes`,
          ...withheld.map((one) => `withheld: ${String(one.count)} ${one.tlp ?? "not marked"}`),
        ]);
      }),
    );
}

async function templateOf(
  client: Client,
  { template, storedTemplate }: ReportOptions,
): Promise<string | undefined> {
  if (template !== undefined && storedTemplate !== undefined)
    throw new UsageError("give --template or --stored-template, not both");
  if (template !== undefined) return readTextFile(template, MAX_TEMPLATE_BYTES);
  if (storedTemplate === undefined) return undefined;
  const { documentTemplates } = await answer(client.vault.settings.get());
  const found = documentTemplates.find(({ name }) => name === storedTemplate);
  if (found !== undefined) return found.text;
  const expected = documentTemplates.map(({ name }) => name).join(", ");
  throw new Refusal({
    kind: "invalid-value",
    field: "stored-template",
    found: storedTemplate,
    expected,
  });
}
