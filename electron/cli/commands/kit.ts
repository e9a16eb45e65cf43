import { Command } from "commander";
import { MAX_RETURN_BYTES } from "../../../shared/domain/victim-kit/kit-format.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import { repeated, tlpOption } from "../options.ts";
import { readFileBytes } from "../read-text-file.ts";
import { saveTicket } from "../save-ticket.ts";

export function kitCommand(run: Run): Command {
  const kit = new Command("kit").description(
    "sealed kits for victims: one file that opens in any browser without a network, and the answers that come back",
  );
  kit.addCommand(createCommand(run));
  kit.addCommand(importCommand(run));
  return kit;
}

interface CreateOptions {
  readonly incident: string;
  readonly language: string;
  readonly guide?: string;
  readonly tlpMax?: Tlp;
  readonly indicators?: boolean;
  readonly question?: readonly string[];
  readonly out: string;
}

function createCommand(run: Run): Command {
  return new Command("create")
    .description("write a kit; its passphrase is shown once and goes to the victim another way")
    .requiredOption("--incident <incident>", "number or id")
    .requiredOption("--out <file>", "HTML file to write; it must not exist")
    .option("--language <language>", "that of the victim", "en")
    .option("--guide <id>", "this guide; else the one that fits the classification best")
    .option("--indicators", "with the indicators that are marked for detection")
    .option("--tlp-max <label>", "strictest label in it; else that of the incident", tlpOption)
    .option("--question <text>", "a further question; may be repeated", repeated)
    .action((options: CreateOptions, command: Command) =>
      run(command, async (context) => {
        const { incident: reference, language, guide, tlpMax, indicators = false, out } = options;
        const client = await context.openVault();
        const { id: incidentId } = await answer(client.incidents.resolve({ reference }));
        const made = await answer(
          client.kits.create({
            incidentId,
            language,
            withIndicators: indicators,
            questions: [...(options.question ?? [])],
            acknowledged: true,
            ...(guide === undefined ? {} : { guide }),
            ...(tlpMax === undefined ? {} : { ceiling: tlpMax }),
          }),
        );
        const { ticket, name: _name, sizeBytes: _size, ...told } = made;
        const saved = await saveTicket(context, ticket, out);
        context.output.result({ out, bytes: saved.sizeBytes, ...told }, [
          `${out}: ${told.tlp}, ${String(saved.sizeBytes)} bytes, ${told.guide.title}`,
          `passphrase, to be told by telephone: ${told.passphrase}`,
        ]);
      }),
    );
}

function importCommand(run: Run): Command {
  return new Command("import")
    .description("take in the answers that a victim sent back, as a report of the kit's incident")
    .argument("<file>", "the file that the victim saved from the kit")
    .option("--incident <incident>", "refuse answers that belong to another")
    .action((file: string, options: { readonly incident?: string }, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const bytes = await readFileBytes(file, MAX_RETURN_BYTES);
        const client = await openVault();
        const { incident: reference } = options;
        const wanted =
          reference === undefined
            ? {}
            : { incidentId: (await answer(client.incidents.resolve({ reference }))).id };
        const taken = await answer(client.kits.takeIn({ name: file, bytes, ...wanted }));
        output.result({ file, ...taken }, [
          `${taken.reportNumber}: ${String(taken.answers)} answers for ${taken.incidentNumber}`,
          ...(taken.before === 0 ? [] : [`${String(taken.before)} from the same kit came before`]),
        ]);
      }),
    );
}
