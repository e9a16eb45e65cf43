import { Command, Option } from "commander";
import type { QuestionMessageKind } from "../../../shared/exchange/release/question/question.ts";
import type { Client } from "../../../shared/contract/index.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import type { RequestService } from "../../services/requests/requests.ts";
import { answer, value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { deadlineOption } from "../deadline-option.ts";
import { tlpOption } from "../options.ts";
import { requestDocument, requestLines } from "../request-lines.ts";
import { resolvePeer } from "../resolve-peer.ts";
import { UsageError } from "../usage-error.ts";

export function requestCommand(run: Run): Command {
  const request = new Command("request").description(
    "ask peers for information, with a deadline; answers stand with the incident",
  );
  for (const build of [createCommand, listCommand, answerCommand, askerCommands]) {
    build(request, run);
  }
  return request;
}

interface CreateOptions {
  readonly to: string;
  readonly incident: string;
  readonly question: string;
  readonly by: string;
  readonly subject?: string;
  readonly tlp?: Tlp;
}

function createCommand(request: Command, run: Run): void {
  request
    .command("create")
    .description("write a question to a peer; it goes with the next bundle")
    .requiredOption("--to <peer>", "id or name")
    .requiredOption("--incident <incident>", "number or id of the incident here that it is about")
    .requiredOption("--question <text>", "what is to be known")
    .requiredOption("--by <date>", "until when", deadlineOption)
    .option("--subject <text>", "short title; else the beginning of the question")
    .option("--tlp <label>", "label of the question; else that of the incident", tlpOption)
    .action((options: CreateOptions, command: Command) =>
      run(command, async (context) => {
        const { client, requests } = await openRequests(context);
        const incident = await answer(client.incidents.resolve({ reference: options.incident }));
        const order = {
          peerId: await resolvePeer(client, options.to),
          incidentId: incident.id,
          subject: options.subject ?? null,
          text: options.question,
          dueAt: options.by,
          tlp: options.tlp ?? null,
        };
        const created = requestDocument(value(await requests.create(order)));
        context.output.result(created, requestLines([created]));
      }),
    );
}

function listCommand(request: Command, run: Run): void {
  request
    .command("list")
    .description("questions of both directions with their answers, newest first")
    .option("--incident <incident>", "only about this incident (number or id)")
    .option("--open", "only those that wait for an answer")
    .action((options: { readonly incident?: string; readonly open?: true }, command: Command) =>
      run(command, async (context) => {
        const { client, requests } = await openRequests(context);
        const only =
          options.incident === undefined
            ? undefined
            : (await answer(client.incidents.resolve({ reference: options.incident }))).id;
        const items = requests
          .list()
          .map(requestDocument)
          .filter(({ incidentId }) => only === undefined || incidentId === only)
          .filter(({ state }) => options.open !== true || OPEN.has(state));
        context.output.result({ items }, requestLines(items));
      }),
    );
}

const OPEN: ReadonlySet<string> = new Set(["open", "overdue"]);

interface AnswerOptions {
  readonly text: string;
  readonly partial?: true;
  readonly decline?: true;
  readonly tlp?: Tlp;
}

function answerCommand(request: Command, run: Run): void {
  request
    .command("answer")
    .description("answer a peer's question; the answer goes with the next bundle")
    .argument("<id>")
    .requiredOption("--text <text>", "the answer, or why there is none")
    .option("--partial", "more follows")
    .option("--decline", "there will be no answer")
    .addOption(
      new Option("--tlp <label>", "label of the answer; else that of the question").argParser(
        tlpOption,
      ),
    )
    .action((id: string, { text, partial, decline, tlp }: AnswerOptions, command: Command) => {
      if (partial === true && decline === true) {
        throw new UsageError("either --partial or --decline");
      }
      const kind = decline === true ? "declined" : partial === true ? "partial" : "answer";
      return write(run, command, id, kind, text, tlp);
    });
}

const ASKER_COMMANDS = [
  ["follow-up", "follow-up", "ask on, after an answer or before"],
  ["close", "closed", "say that the answer is what was needed"],
  ["withdraw", "withdrawn", "say that the answer is no longer needed"],
] as const;

function askerCommands(request: Command, run: Run): void {
  for (const [name, kind, description] of ASKER_COMMANDS) {
    request
      .command(name)
      .description(`${description}; for questions of ours`)
      .argument("<id>")
      .requiredOption("--text <text>", "the peer reads it")
      .action((id: string, { text }: { readonly text: string }, command: Command) =>
        write(run, command, id, kind, text, undefined),
      );
  }
}

function write(
  run: Run,
  command: Command,
  id: string,
  kind: QuestionMessageKind,
  text: string,
  tlp: Tlp | undefined,
): Promise<void> {
  return run(command, async (context) => {
    const { requests } = await openRequests(context);
    const done = requestDocument(value(await requests.write(id, { kind, text, tlp: tlp ?? null })));
    context.output.result(done, requestLines([done]));
  });
}

async function openRequests(
  context: CommandContext,
): Promise<{ readonly client: Client; readonly requests: RequestService }> {
  const client = await context.openVault();
  const core = await context.core();
  return { client, requests: value(core.local.requests()) };
}
