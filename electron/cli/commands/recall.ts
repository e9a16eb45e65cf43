import { Command, Option } from "commander";
import { NOTICE_KINDS, type NoticeKind } from "../../../shared/exchange/release/notice/notice.ts";
import type { RecordRef } from "../../../shared/exchange/release/record-ref.ts";
import type { Client } from "../../../shared/contract/index.ts";
import type { RecallService } from "../../services/recalls/recalls.ts";
import { answer, Refusal, value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { deadlineOption } from "../deadline-option.ts";
import { noticeDocument, noticeLines } from "../notice-lines.ts";
import { resolvePeer } from "../resolve-peer.ts";
import { UsageError } from "../usage-error.ts";

export function recallCommand(run: Run): Command {
  const recall = new Command("recall").description(
    "take back, correct or end what went to peers, by signed notices that they answer",
  );
  for (const build of [createCommand, listCommand, answerCommands, undoCommands])
    build(recall, run);
  return recall;
}

interface CreateOptions {
  readonly incident?: readonly string[];
  readonly record?: readonly string[];
  readonly to?: readonly string[];
  readonly reason: string;
  readonly kind: NoticeKind;
  readonly by?: string;
  readonly expires?: string;
}

function createCommand(recall: Command, run: Run): void {
  recall
    .command("create")
    .description(
      "write a notice to each peer that has something of it by the register; it goes with the next bundle",
    )
    .option("--incident <incident...>", "numbers or ids; with all their parts that went out")
    .option("--record <id...>", "single records, such as one note")
    .option("--to <peer...>", "only to these peers (ids or names); else to all who have it")
    .requiredOption("--reason <text>", "why; the peers read it")
    .addOption(
      new Option(
        "--kind <kind>",
        "recall: to be removed; correction: was wrong; expiry: holds no more",
      )
        .choices([...NOTICE_KINDS])
        .default("recall"),
    )
    .option("--by <date>", "until when an answer is expected; else two weeks", deadlineOption)
    .option(
      "--expires <date>",
      "expiry: from when it holds no more; else from now on",
      deadlineOption,
    )
    .action((options: CreateOptions, command: Command) =>
      run(command, async (context) => {
        const { client, recalls } = await openRecalls(context);
        const refs = await refsOf(client, recalls, options);
        const peerIds: string[] = [];
        for (const reference of options.to ?? [])
          peerIds.push(await resolvePeer(client, reference));
        const { kind, reason, by = null, expires = null } = options;
        const order = { kind, reason, dueAt: by, expiresAt: expires, refs };
        const created = value(
          await recalls.create({ ...order, peerIds: options.to === undefined ? "all" : peerIds }),
        );
        const items = created.map(noticeDocument);
        context.output.result({ items }, [...noticeLines(items)]);
      }),
    );
}

async function refsOf(
  client: Client,
  recalls: RecallService,
  { incident = [], record = [], kind, expires }: CreateOptions,
): Promise<readonly RecordRef[]> {
  if (incident.length + record.length === 0)
    throw new UsageError("say what: --incident or --record");
  if (expires !== undefined && kind !== "expiry")
    throw new UsageError("--expires belongs to --kind expiry");
  const refs: RecordRef[] = [];
  for (const reference of incident) {
    const { id } = await answer(client.incidents.resolve({ reference }));
    refs.push({ kind: "incident", id });
  }
  for (const id of record) {
    const found = recalls.find(id);
    if (found === undefined) throw new Refusal({ kind: "nothing-to-recall" });
    refs.push(found);
  }
  return refs;
}

function listCommand(recall: Command, run: Run): void {
  recall
    .command("list")
    .description("notices of both directions and where they stand, newest first")
    .action((_options, command: Command) =>
      run(command, async (context) => {
        const { recalls } = await openRecalls(context);
        const items = recalls.list().map(noticeDocument);
        context.output.result({ items }, [...noticeLines(items)]);
      }),
    );
}

function answerCommands(recall: Command, run: Run): void {
  recall
    .command("confirm")
    .description(
      "do what a peer's notice asks for and sign that it was done; what a recall removes is gone",
    )
    .argument("<id>")
    .action((id: string, _options, command: Command) =>
      run(command, async (context) => {
        const { recalls } = await openRecalls(context);
        const done = noticeDocument(value(await recalls.confirm(id, "en")));
        context.output.result(done, [
          `confirmed: ${String(done.handled ?? 0)} of ${String(done.records.length)} records were here`,
        ]);
      }),
    );
  recall
    .command("refuse")
    .description("say why a peer's notice is not carried out; it can be confirmed later")
    .argument("<id>")
    .requiredOption("--reason <text>", "the peer reads it")
    .action((id: string, { reason }: { readonly reason: string }, command: Command) =>
      run(command, async (context) => {
        const { recalls } = await openRecalls(context);
        const done = noticeDocument(value(await recalls.refuse(id, reason)));
        context.output.result(done, ["refused; the answer goes with the next bundle"]);
      }),
    );
}

function undoCommands(recall: Command, run: Run): void {
  recall
    .command("withdraw")
    .description("take a notice of ours back that no bundle has carried yet; sharing stays ended")
    .argument("<id>")
    .action((id: string, _options, command: Command) =>
      run(command, async (context) => {
        const { recalls } = await openRecalls(context);
        value(recalls.withdraw(id));
        context.output.result({ id, withdrawn: true }, [
          "withdrawn; to share the incident again: exchange folder --incident --to",
        ]);
      }),
    );
  recall
    .command("lift")
    .description("let the records of a recall of ours go to the peer again")
    .argument("<id>")
    .action((id: string, _options, command: Command) =>
      run(command, async (context) => {
        const { recalls } = await openRecalls(context);
        const records = value(recalls.lift(id));
        context.output.result({ id, records }, [
          `${String(records)} records may go again; share their incident for that`,
        ]);
      }),
    );
}

async function openRecalls(
  context: CommandContext,
): Promise<{ readonly client: Client; readonly recalls: RecallService }> {
  const client = await context.openVault();
  const core = await context.core();
  return { client, recalls: value(core.local.recalls()) };
}
