import { Command, InvalidArgumentError } from "commander";
import {
  authoritySchema,
  stageReportFormatSchema,
} from "../../../shared/contract/stage-reports.ts";
import {
  CONTENT,
  isContentKey,
  type ContentKey,
} from "../../../shared/domain/clocks/content-text-data.ts";
import {
  AUTHORITY_NAMES,
  type Authority,
} from "../../../shared/domain/stage-report/authorities-data.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import type { Language } from "../../../shared/text/language.ts";
import type { z } from "zod";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import { DOCUMENT_FORMATS, languageOption } from "../document-options.ts";
import { choice, tlpOption } from "../options.ts";
import { saveTicket } from "../save-ticket.ts";

interface StageReportOptions {
  readonly to: Authority;
  readonly format: z.infer<typeof stageReportFormatSchema>;
  readonly tlpMax?: Tlp;
  readonly without?: readonly ContentKey[];
  readonly language: Language;
  readonly out: string;
}

/** `clock report`: what one stage owes to one of its recipients, and nothing else. */
export function stageReportCommand(run: Run): Command {
  return new Command("report")
    .description(
      "write the report of a stage for one authority, in clear: only what its stage asks for",
    )
    .argument("<incident>")
    .argument("<instrument>", "as `clock instruments` names it; it has to apply")
    .argument("<stage>", "as `clock instruments` names it")
    .requiredOption(
      "--to <authority>",
      AUTHORITY_NAMES.join(", "),
      choice(authoritySchema, (text) => text.toLowerCase()),
    )
    .option("--format <format>", `${DOCUMENT_FORMATS}, or json`, formatOption, "html")
    .option("--tlp-max <label>", "strictest label in it; else that of the incident", tlpOption)
    .option("--without <field>", "leave this field out; repeatable", fieldsOption)
    .option("--language <language>", "en, de or fr", languageOption, "en")
    .requiredOption("--out <file>", "file to write; it must not exist")
    .action(
      (
        reference: string,
        instrument: string,
        stage: string,
        options: StageReportOptions,
        command: Command,
      ) =>
        run(command, async (context) => {
          const { to: authority, format, tlpMax, without, language, out } = options;
          const client = await context.openVault();
          const { id: incidentId } = await answer(client.incidents.resolve({ reference }));
          const made = await answer(
            client.stageReports.make({
              incidentId,
              instrument,
              stage,
              authority,
              format,
              language,
              acknowledged: true,
              ...(tlpMax === undefined ? {} : { ceiling: tlpMax }),
              ...(without === undefined ? {} : { without: [...without] }),
            }),
          );
          const { ticket, tlp, ceiling, released, withheld, missing } = made;
          const { sizeBytes: bytes } = await saveTicket(context, ticket, out);
          const said = { tlp, ceiling, released, withheld, missing };
          context.output.result({ out, bytes, authority, ...said }, [
            `${out}: ${tlp}, ${String(bytes)} bytes, for ${authority}`,
            ...released.map((key) => `given: ${CONTENT[key].en}`),
            ...withheld.map(({ key, why }) => `stays here (${why}): ${CONTENT[key].en}`),
            ...missing.map(({ key, when }) => `missing (${when}): ${CONTENT[key].en}`),
          ]);
        }),
    );
}

const formatOption = choice(stageReportFormatSchema, (text) => {
  const name = text.toLowerCase();
  return name === "markdown" ? "md" : name;
});

function fieldsOption(
  text: string,
  before: readonly ContentKey[] | undefined,
): readonly ContentKey[] {
  if (isContentKey(text)) return [...(before ?? []), text];
  throw new InvalidArgumentError(`expected one of ${Object.keys(CONTENT).join(", ")}`);
}
