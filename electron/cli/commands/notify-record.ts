import { Command } from "commander";
import {
  channelSchema,
  notificationActTypeSchema,
  type Channel,
} from "../../../shared/model/notification.ts";
import { reportIdSchema } from "../../../shared/model/ids.ts";
import { UsageError } from "../usage-error.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import { parseNotificationIds } from "../notification-options.ts";
import { choice, dayOption, instantOption } from "../options.ts";

/** One message with its text, rows and record. */
export function showNotificationCommand(run: Run): Command {
  return new Command("show")
    .description("one message with its text, its rows and the record of what was told")
    .argument("<id>")
    .action((text: string, _options: object, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const [id] = parseNotificationIds([text]);
        if (id === undefined) return;
        const client = await openVault();
        const one = await answer(client.notifications.get({ id }));
        output.result(one, [
          `${one.token} ${one.constituentName}: ${one.state}`,
          ...one.acts.map(
            (act) =>
              `${act.at} ${act.type} ${act.channel} ${act.recipient} ${act.detail} (${act.author})`,
          ),
          "",
          one.subject,
          "",
          one.body,
        ]);
      }),
    );
}

const actOption = choice(notificationActTypeSchema.exclude(["exported"]), (text) =>
  text.toLowerCase(),
);
const channelOption = choice(channelSchema, (text) => text.toLowerCase());

interface RecordOptions {
  readonly channel?: Channel;
  readonly to?: string;
  readonly detail?: string;
  readonly at?: string;
  readonly recheck?: string;
}

/** Phone, paper, answers, fixes: noted as an export is. */
export function recordActCommand(run: Run): Command {
  return new Command("record")
    .description("note what was told by phone or on paper (stands for good), or what came back")
    .argument("<what>", "told, queued, answered, fixed, not-fixed or opted-out", actOption)
    .argument("<id...>", "ids of notifications")
    .option("--channel <channel>", "mail, phone, paper or other", channelOption)
    .option("--to <name>", "who was told; else the contact of the message")
    .option("--detail <text>", "what was said")
    .option("--at <time>", "when it was; else now", instantOption)
    .option("--recheck <date>", "when to ask again", dayOption)
    .action(
      (
        type: ReturnType<typeof actOption>,
        texts: readonly string[],
        options: RecordOptions,
        command: Command,
      ) =>
        run(command, async ({ openVault, output }) => {
          const ids = parseNotificationIds(texts);
          const client = await openVault();
          const { channel = "other", to = "", detail = "", at, recheck } = options;
          const done = await answer(
            client.notifications.record({
              ids,
              type,
              channel,
              recipient: to,
              detail,
              ...(at === undefined ? {} : { at }),
              ...(recheck === undefined ? {} : { recheckOn: recheck }),
            }),
          );
          output.result(done, [`${String(done.changed)} noted: ${type}`]);
        }),
    );
}

/** A dropped .eml that was imported: whose answer it is. */
export function noteAnswerCommand(run: Run): Command {
  return new Command("answer")
    .description(
      "note at the victim that it answered by an imported mail; found by thread or token",
    )
    .argument("<report>", "id of the report that the mail became")
    .action((text: string, _options: object, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const reportId = reportIdSchema.safeParse(text);
        if (!reportId.success) throw new UsageError(`not the id of a report: ${text}`);
        const client = await openVault();
        const done = await answer(client.notifications.noteAnswer({ reportId: reportId.data }));
        const { token, constituentName, subjectNumber } = done.notification;
        output.result(done, [
          `${token} ${constituentName} (${subjectNumber}): answered, by ${done.by}`,
        ]);
      }),
    );
}

export function discardCommand(run: Run): Command {
  return new Command("discard")
    .description("remove drafts; what has left stays")
    .argument("<id...>")
    .action((texts: readonly string[], _options: object, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const ids = parseNotificationIds(texts);
        const client = await openVault();
        const done = await answer(client.notifications.discard({ ids }));
        output.result(done, [`${String(done.changed)} removed`]);
      }),
    );
}
