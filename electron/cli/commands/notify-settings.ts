import { Command } from "commander";
import { RSIT_CLASSES, isRsitClass } from "../../../shared/domain/rsit/rsit.ts";
import { ownTemplateSchema } from "../../../shared/model/notification.ts";
import type { Language } from "../../../shared/text/language.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import { languageOption } from "../document-options.ts";
import { wholeNumber } from "../options.ts";
import { table } from "../output.ts";
import { readFileBytes } from "../read-text-file.ts";
import { UsageError } from "../usage-error.ts";

interface ConfigureOptions {
  readonly from?: string;
  readonly phone?: string;
  readonly hoursBetween?: number;
  readonly recheckDays?: number;
}

/** Sender, rate and the day to ask again. */
export function configureCommand(run: Run): Command {
  return new Command("configure")
    .description("who notifications come from, how often at most, when to ask again")
    .option("--from <address>", "address that they come from")
    .option("--phone <number>", "telephone number in the text")
    .option(
      "--hours-between <n>",
      "a constituent at most once in so many hours; 0: no limit",
      wholeNumber,
    )
    .option("--recheck-days <n>", "ask again after so many days; 0: not", wholeNumber)
    .action(({ from, phone, hoursBetween, recheckDays }: ConfigureOptions, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const client = await openVault();
        const patch = {
          ...(from === undefined ? {} : { senderMail: from }),
          ...(phone === undefined ? {} : { senderPhone: phone }),
          ...(hoursBetween === undefined ? {} : { hoursBetween }),
          ...(recheckDays === undefined ? {} : { recheckDays }),
        };
        const isAsked = Object.keys(patch).length === 0;
        const settings = await answer(
          isAsked ? client.notifications.settings.get() : client.notifications.settings.set(patch),
        );
        output.result(settings, [
          `from: ${settings.senderMail || "-"}`,
          `phone: ${settings.senderPhone || "-"}`,
          `at most once in ${String(settings.hoursBetween)} hours`,
          `ask again after ${String(settings.recheckDays)} days`,
        ]);
      }),
    );
}

export function templateCommand(run: Run): Command {
  const template = new Command("template").description(
    "texts of your own in place of the built-in ones",
  );
  template.addCommand(setTemplateCommand(run));
  template.addCommand(removeTemplateCommand(run));
  template.addCommand(listTemplatesCommand(run));
  return template;
}

interface TemplateOptions {
  readonly language: Language;
  readonly class?: string;
}

const MAX_TEMPLATE_BYTES = 131_072;

function setTemplateCommand(run: Run): Command {
  return new Command("set")
    .description(
      "take in a text; its first line is the subject, the text follows after an empty line",
    )
    .argument("<name>")
    .argument("<file>")
    .requiredOption("--language <language>", "en, de or fr", languageOption)
    .option("--class <class>", `only for this class of RSIT: ${RSIT_CLASSES.join(", ")}`)
    .action((name: string, file: string, options: TemplateOptions, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const text = new TextDecoder().decode(await readFileBytes(file, MAX_TEMPLATE_BYTES));
        const [subject = "", ...rest] = text.split(/\r?\n/);
        const rsitClass = options.class ?? null;
        if (rsitClass !== null && !isRsitClass(rsitClass))
          throw new UsageError(`--class is one of ${RSIT_CLASSES.join(", ")}`);
        const { language } = options;
        const body = rest.join("\n").trim();
        const read = ownTemplateSchema.safeParse({ name, language, rsitClass, subject, body });
        if (!read.success)
          throw new UsageError("a template has a subject, an empty line and a text");
        const client = await openVault();
        const { templates } = await answer(client.notifications.settings.get());
        const others = templates.filter(
          (one) => one.name !== name || one.language !== language || one.rsitClass !== rsitClass,
        );
        await answer(client.notifications.settings.set({ templates: [...others, read.data] }));
        output.result(read.data, [`${name} (${language}): kept`]);
      }),
    );
}

function removeTemplateCommand(run: Run): Command {
  return new Command("remove")
    .description("remove a text of your own, in all its languages")
    .argument("<name>")
    .action((name: string, _options: object, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const client = await openVault();
        const { templates } = await answer(client.notifications.settings.get());
        const kept = templates.filter((one) => one.name !== name);
        if (kept.length === templates.length) throw new UsageError(`no template is called ${name}`);
        await answer(client.notifications.settings.set({ templates: kept }));
        output.result({ removed: templates.length - kept.length }, [`${name}: removed`]);
      }),
    );
}

function listTemplatesCommand(run: Run): Command {
  return new Command("list")
    .description("texts of your own")
    .action((_options: object, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const client = await openVault();
        const { templates } = await answer(client.notifications.settings.get());
        output.result(
          { items: templates },
          table(
            ["name", "language", "class", "subject"],
            templates.map((one) => [one.name, one.language, one.rsitClass ?? "-", one.subject]),
          ),
        );
      }),
    );
}

/** Addresses that want no more messages. */
export function optOutCommand(run: Run): Command {
  const optOut = new Command("opt-out").description("addresses that want no more messages");
  optOut.addCommand(
    new Command("add")
      .argument("<address>")
      .option("--reason <text>", "why", "")
      .action((address: string, { reason }: { readonly reason: string }, command: Command) =>
        run(command, async ({ openVault, output }) => {
          const client = await openVault();
          const done = await answer(client.notifications.optOuts.add({ address, reason }));
          output.result(done, [`${address}: no more messages`]);
        }),
      ),
  );
  optOut.addCommand(
    new Command("remove")
      .argument("<address>")
      .action((address: string, _options: object, command: Command) =>
        run(command, async ({ openVault, output }) => {
          const client = await openVault();
          const done = await answer(client.notifications.optOuts.remove({ address }));
          output.result(done, [`${address}: may be written to again`]);
        }),
      ),
  );
  optOut.addCommand(
    new Command("list").action((_options: object, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const client = await openVault();
        const found = await answer(client.notifications.optOuts.list());
        const rows = found.items.map((one) => [one.address, one.createdAt, one.reason]);
        output.result(found, table(["address", "since", "reason"], rows));
      }),
    ),
  );
  return optOut;
}
