import { Command } from "commander";
import type { Tlp } from "../../../shared/model/values.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import {
  DOCUMENT_FORMATS,
  documentFormatOption,
  type DocumentOptions,
} from "../document-options.ts";
import { tlpOption } from "../options.ts";
import { saveTicket } from "../save-ticket.ts";

interface SheetOptions extends Omit<DocumentOptions, "language"> {
  readonly language: string;
  readonly guide?: string;
  readonly tlpMax?: Tlp;
  readonly indicators?: boolean;
}

/** `incident sheet`: the page that a victim gets in hand. */
export function firstResponseSheetCommand(run: Run): Command {
  return new Command("sheet")
    .description(
      "write the first-response sheet for the victim, in clear: one page as HTML, two as PDF",
    )
    .argument("<incident>", "number or id")
    .option("--language <language>", "that of the victim", "en")
    .option("--guide <id>", "this guide; else the one that fits the classification best")
    .option("--indicators", "with the indicators that are marked for detection")
    .option("--format <format>", DOCUMENT_FORMATS, documentFormatOption, "html")
    .option("--tlp-max <label>", "strictest label in it; else that of the incident", tlpOption)
    .requiredOption("--out <file>", "file to write; it must not exist")
    .action((reference: string, options: SheetOptions, command: Command) =>
      run(command, async (context) => {
        const { format, language, guide: wanted, tlpMax, indicators = false, out } = options;
        const client = await context.openVault();
        const { id: incidentId } = await answer(client.incidents.resolve({ reference }));
        const made = await answer(
          client.sheets.make({
            incidentId,
            format,
            language,
            withIndicators: indicators,
            acknowledged: true,
            ...(wanted === undefined ? {} : { guide: wanted }),
            ...(tlpMax === undefined ? {} : { ceiling: tlpMax }),
          }),
        );
        const { ticket, name: _name, sizeBytes: _size, ...outcome } = made;
        const saved = await saveTicket(context, ticket, out);
        const { guide, tlp, withheld, isOverdue } = outcome;
        context.output.result({ out, bytes: saved.sizeBytes, ...outcome }, [
          `${out}: ${tlp}, ${String(saved.sizeBytes)} bytes, ${guide.title} (${guide.language})`,
          ...withheld.map((one) => `withheld: ${String(one.count)} ${one.tlp ?? "not marked"}`),
        ]);
        if (guide.language !== language) {
          context.output.warning(`no guide in ${language}: written in ${guide.language}`);
        }
        if (isOverdue) context.output.warning(`the review of ${guide.id} is overdue`);
      }),
    );
}
