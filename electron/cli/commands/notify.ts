import { resolve } from "node:path";
import { Command } from "commander";
import {
  notificationStateSchema,
  type NotificationState,
} from "../../../shared/model/notification.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import { answer, value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { languageOption } from "../document-options.ts";
import { batchLines, statusLines, withTexts } from "../notification-lines.ts";
import { parseNotificationIds, subjectOf, type SubjectOptions } from "../notification-options.ts";
import { choice, repeated, tlpOption } from "../options.ts";
import { readSecretFile } from "../passphrase.ts";
import { UsageError } from "../usage-error.ts";
import type { Language } from "../../../shared/text/language.ts";
import {
  discardCommand,
  noteAnswerCommand,
  recordActCommand,
  showNotificationCommand,
} from "./notify-record.ts";
import { configureCommand, optOutCommand, templateCommand } from "./notify-settings.ts";

/** `notify`: tell constituents what was found of theirs. */
export function notifyCommand(run: Run): Command {
  const notify = new Command("notify").description(
    "tell constituents what was found of theirs; nothing is sent by any of these commands",
  );
  notify.addCommand(draftCommand(run));
  notify.addCommand(exportCommand(run));
  notify.addCommand(statusCommand(run));
  notify.addCommand(showNotificationCommand(run));
  notify.addCommand(recordActCommand(run));
  notify.addCommand(noteAnswerCommand(run));
  notify.addCommand(discardCommand(run));
  notify.addCommand(configureCommand(run));
  notify.addCommand(templateCommand(run));
  notify.addCommand(optOutCommand(run));
  return notify;
}

interface DraftOptions extends SubjectOptions {
  readonly template?: string;
  readonly language?: Language;
  readonly tlpMax?: Tlp;
  readonly again?: boolean;
  readonly dryRun?: boolean;
}

function draftCommand(run: Run): Command {
  return new Command("draft")
    .description("one message per constituent with just its own rows; nothing is sent")
    .option("--incident <incident>", "number or id")
    .option("--report <id>", "id of a report, such as an imported Shadowserver or IntelMQ feed")
    .option("--template <name>", "one of your own, or built-in; else the one that fits best")
    .option("--language <language>", "en, de or fr; else that of the contact", languageOption)
    .option("--tlp-max <label>", "strictest label that may go (TLP:AMBER)", tlpOption)
    .option("--again", "also what was told already")
    .option("--dry-run", "show what would be drafted and keep nothing")
    .action((options: DraftOptions, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const client = await openVault();
        const subject = await subjectOf(client, options);
        if (subject === null)
          throw new UsageError("name an incident with --incident or a report with --report");
        const request = {
          subject,
          template: options.template ?? null,
          language: options.language ?? null,
          ceiling: options.tlpMax ?? null,
          again: options.again === true,
        };
        if (options.dryRun === true) {
          const batch = await answer(client.notifications.preview(request));
          const messages = batch.messages.map(withTexts);
          output.result({ ...batch, messages }, batchLines(batch));
          return;
        }
        const batch = await answer(client.notifications.draft(request));
        const messages = batch.messages.map(withTexts);
        output.result({ ...batch, messages }, batchLines(batch));
      }),
    );
}

interface ExportOptions extends SubjectOptions {
  readonly out: string;
  readonly id?: readonly string[];
  readonly archivePasswordFile?: string;
  readonly plain?: boolean;
  readonly courier?: boolean;
}

function exportCommand(run: Run): Command {
  return new Command("export")
    .description("write drafted messages as files; from then on they count as told")
    .requiredOption("--out <folder>", "new folder to write into")
    .option("--incident <incident>", "only those of this incident")
    .option("--report <id>", "only those of this report")
    .option("--id <id>", "only this one, also once more; repeatable", repeated)
    .option("--archive-password-file <file>", "seal all of it in one ZIP archive with AES-256")
    .option(
      "--plain",
      "as single .eml files IN CLEAR: names, addresses and findings of every constituent can be read by whoever gets the folder",
    )
    .option("--courier", "also a folder per constituent, to be printed and carried")
    .action((options: ExportOptions, command: Command) =>
      run(command, (context) => exportMessages(context, options)),
    );
}

async function exportMessages(context: CommandContext, options: ExportOptions): Promise<void> {
  const { archivePasswordFile, plain, out } = options;
  if ((archivePasswordFile === undefined) === (plain !== true))
    throw new UsageError(
      "say how the files may lie there: sealed with --archive-password-file, or in clear with --plain",
    );
  const password =
    archivePasswordFile === undefined ? null : await readSecretFile(archivePasswordFile);
  if (password !== null && password.length < 8)
    throw new UsageError(`a password of at least 8 characters in ${archivePasswordFile ?? ""}`);
  const client = await context.openVault();
  const subject = await subjectOf(client, options);
  const ids = options.id === undefined ? null : parseNotificationIds(options.id);
  const core = await context.core();
  const folders = value(core.local.notifications());
  const done = value(
    await folders.exportTo(
      resolve(out),
      { subject, ids, courier: options.courier === true },
      password === null ? { kind: "plain" } : { kind: "sealed", password },
    ),
  );
  const form = password === null ? "in clear" : "sealed";
  context.output.result({ ...done, out, isSealed: password !== null }, [
    `${out}: ${String(done.exported)} messages, ${form}`,
    ...done.held.map(({ name, because }) => `stays here: ${name} (${because})`),
  ]);
}

interface StatusOptions extends SubjectOptions {
  readonly state?: readonly NotificationState[];
}

const stateOption = choice(notificationStateSchema, (text) => text.toLowerCase());

function statusCommand(run: Run): Command {
  return new Command("status")
    .description("who was told, who answered, what is fixed; counts by state, sector and country")
    .option("--incident <incident>", "only of this incident")
    .option("--report <id>", "only of this report")
    .option(
      "--state <state>",
      "only in this state; repeatable",
      (text: string, before: readonly NotificationState[] | undefined) => [
        ...(before ?? []),
        stateOption(text),
      ],
    )
    .action((options: StatusOptions, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const client = await openVault();
        const subject = await subjectOf(client, options);
        const found = await answer(
          client.notifications.list({ subject, states: [...(options.state ?? [])], limit: 10_000 }),
        );
        const { items: due } = await answer(client.notifications.rechecks({}));
        const counts = (name: string, list: readonly { name: string; count: number }[]) =>
          `${name}: ${list.map((one) => `${one.name || "-"} ${String(one.count)}`).join(", ")}`;
        output.result({ ...found, askAgain: due.map(({ id }) => id) }, [
          ...statusLines(found.items),
          counts("states", found.byState),
          counts("sectors", found.bySector),
          counts("countries", found.byCountry),
          `to ask again: ${String(due.length)}`,
        ]);
      }),
    );
}
