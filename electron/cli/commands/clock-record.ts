import { Command, InvalidArgumentError } from "commander";
import { parseStatedTime } from "../../../shared/domain/time/parse-stated-time.ts";
import { UTC_ZONE } from "../../../shared/domain/time/zone.ts";
import type { clockEntryDraftSchema } from "../../../shared/model/case-parts.ts";
import { statedTimeSchema, type StatedTime } from "../../../shared/model/values.ts";
import type { z } from "zod";
import { answer } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { UsageError } from "../usage-error.ts";

type Draft = z.input<typeof clockEntryDraftSchema>;

/** `clock apply`: says that an instrument applies to an incident. */
export function applyClockCommand(run: Run): Command {
  return new Command("apply")
    .description("say that an act or a service level applies to an incident")
    .argument("<incident>")
    .argument("<instrument>", "as `clock instruments` names it")
    .option("--country <code>", "whose reading of the act; else that of the vault")
    .option("--note <text>", "why it applies", "")
    .action(
      (
        incident: string,
        instrument: string,
        options: { readonly country?: string; readonly note: string },
        command: Command,
      ) =>
        run(command, (context) =>
          put(context, incident, {
            type: "applies",
            instrument,
            target: (options.country ?? "").toUpperCase(),
            detail: options.note,
          }),
        ),
    );
}

interface RecordOptions {
  readonly anchor?: string;
  readonly sent?: string;
  readonly notApplicable?: string;
  readonly content?: string;
  readonly at?: StatedTime;
  readonly text: string;
}

const AT = "when, such as 2026-11-24T08:15Z or ~2026-11-24; else now";

/** `clock record`: what happened, what was sent, what is not owed, what a stage has to say. */
export function recordCommand(run: Run): Command {
  return new Command("record")
    .description("put down that an anchor happened or a stage was sent")
    .argument("<incident>")
    .argument("[instrument]", "as `clock instruments` names it; not for --content")
    .option("--anchor <event>", "this event happened, such as aware")
    .option("--sent <stage>", "this stage was sent, such as early-warning")
    .option("--not-applicable <stage>", "this stage is not owed; --text says why")
    .option("--content <content>", "what --text says about this content, for every act")
    .option("--at <time>", AT, timeOption)
    .option("--text <text>", "proof, reason or statement", "")
    .action(
      (
        incident: string,
        instrument: string | undefined,
        options: RecordOptions,
        command: Command,
      ) => run(command, (context) => put(context, incident, draftOf(instrument ?? "", options))),
    );
}

/** `clock pause`: stops a service level. */
export function pauseCommand(run: Run): Command {
  return new Command("pause")
    .description("stop a service level while it waits for somebody; the law does not wait")
    .argument("<incident>")
    .argument("<instrument>")
    .requiredOption("--reason <reason>", "such as waits-for-reporter")
    .option("--at <time>", AT, timeOption)
    .action(
      (
        incident: string,
        instrument: string,
        { reason, at }: { readonly reason: string; readonly at?: StatedTime },
        command: Command,
      ) =>
        run(command, (context) =>
          put(context, incident, { type: "paused", instrument, target: reason, ...given(at) }),
        ),
    );
}

/** `clock resume`: lets a service level run on. */
export function resumeCommand(run: Run): Command {
  return new Command("resume")
    .description("let a service level run on")
    .argument("<incident>")
    .argument("<instrument>")
    .option("--at <time>", AT, timeOption)
    .action(
      (
        incident: string,
        instrument: string,
        { at }: { readonly at?: StatedTime },
        command: Command,
      ) =>
        run(command, (context) =>
          put(context, incident, { type: "resumed", instrument, ...given(at) }),
        ),
    );
}

async function put(context: CommandContext, reference: string, draft: Draft): Promise<void> {
  const client = await context.openVault();
  const { id: incidentId } = await answer(client.incidents.resolve({ reference }));
  const made = await answer(client.clocks.add({ incidentId, draft }));
  const { items } = await answer(client.clocks.due({ incidentId }));
  context.output.result({ ...made, items }, [
    `put down: ${[draft.type, draft.instrument, draft.target].filter(Boolean).join(" ")}`,
    ...items
      .filter(({ due, instrument }) => due !== null && instrument === draft.instrument)
      .map(({ article, stage, state, due }) => `${article} ${stage}: ${state}, due ${due ?? ""}`),
  ]);
}

function draftOf(instrument: string, options: RecordOptions): Draft {
  const { anchor, sent, notApplicable, content, at, text: detail } = options;
  const chosen = [
    ...(anchor === undefined ? [] : [{ type: "anchor" as const, instrument, target: anchor }]),
    ...(sent === undefined ? [] : [{ type: "sent" as const, instrument, target: sent }]),
    ...(notApplicable === undefined
      ? []
      : [{ type: "not-applicable" as const, instrument, target: notApplicable }]),
    ...(content === undefined ? [] : [{ type: "statement" as const, target: content }]),
  ];
  const [draft, second] = chosen;
  if (draft === undefined || second !== undefined) {
    throw new UsageError("give one of --anchor, --sent, --not-applicable and --content");
  }
  return { ...draft, detail, ...given(at) };
}

function given(at: StatedTime | undefined): { readonly at?: StatedTime } {
  return at === undefined ? {} : { at };
}

function timeOption(text: string): StatedTime {
  const parsed = parseStatedTime(text, UTC_ZONE);
  const checked = parsed.ok ? statedTimeSchema.safeParse(parsed.value) : null;
  if (checked?.success !== true) {
    throw new InvalidArgumentError("expected a time such as 2026-11-24T08:15Z");
  }
  return checked.data;
}
