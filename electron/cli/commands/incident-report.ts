import { Command } from "commander";
import {
  REPORT_SECTIONS,
  type ReportSection,
} from "../../../shared/domain/documents/report-sections.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import {
  DOCUMENT_FORMATS,
  documentFormatOption,
  languageOption,
  sectionsOption,
  type DocumentOptions,
} from "../document-options.ts";
import { tlpOption } from "../options.ts";
import { saveTicket } from "../save-ticket.ts";

interface ReportOptions extends DocumentOptions {
  readonly tlpMax?: Tlp;
  readonly section?: readonly ReportSection[];
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
    .requiredOption("--out <file>", "file to write; it must not exist")
    .action((reference: string, options: ReportOptions, command: Command) =>
      run(command, async (context) => {
        const { format, language, tlpMax, section, out } = options;
        const client = await context.openVault();
        const { id } = await answer(client.incidents.resolve({ reference }));
        const { ticket, tlp, ceiling, withheld } = await answer(
          client.documents.caseReport({
            id,
            format,
            language,
            acknowledged: true,
            ...(tlpMax === undefined ? {} : { ceiling: tlpMax }),
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
