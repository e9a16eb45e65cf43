import { Command } from "commander";
import type { Tlp } from "../../../shared/model/values.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import {
  DOCUMENT_FORMATS,
  documentFormatOption,
  languageOption,
  type DocumentOptions,
} from "../document-options.ts";
import { tlpOption } from "../options.ts";
import { saveTicket } from "../save-ticket.ts";

interface BriefOptions extends DocumentOptions {
  readonly since: string;
  readonly tlpMax?: Tlp;
}

/** `journal brief`: what one shift hands to the next, on one page. */
export function briefCommand(run: Run): Command {
  return new Command("brief")
    .description(
      "write the hand-over brief, in clear: what was done since, what is due, what waits",
    )
    .option("--since <when>", "12h, 3d or a UTC time such as 2026-11-26T06:00", "12h")
    .option("--format <format>", DOCUMENT_FORMATS, documentFormatOption, "html")
    .option("--tlp-max <label>", "strictest label in it; else TLP:AMBER+STRICT", tlpOption)
    .option("--language <language>", "en, de or fr", languageOption, "en")
    .requiredOption("--out <file>", "file to write; it must not exist")
    .action((options: BriefOptions, command: Command) =>
      run(command, async (context) => {
        const { since, format, language, tlpMax, out } = options;
        const client = await context.openVault();
        const made = await answer(
          client.documents.shiftBrief({
            since,
            format,
            language,
            acknowledged: true,
            ...(tlpMax === undefined ? {} : { ceiling: tlpMax }),
          }),
        );
        const { ticket, tlp, ceiling, withheld } = made;
        const saved = await saveTicket(context, ticket, out);
        context.output.result({ out, bytes: saved.sizeBytes, tlp, ceiling, withheld }, [
          `${out}: ${tlp}, ${String(saved.sizeBytes)} bytes`,
          ...withheld.map((one) => `withheld: ${String(one.count)} ${one.tlp ?? "not marked"}`),
        ]);
      }),
    );
}
