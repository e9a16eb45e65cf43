import { Command, InvalidArgumentError } from "commander";
import { clockStateSchema, type DueItem } from "../../../shared/contract/clocks.ts";
import { isOpen } from "../../../shared/domain/clocks/clock-item.ts";
import { INSTRUMENTS } from "../../../shared/domain/clocks/instruments/index.ts";
import type { ClockState } from "../../../shared/domain/clocks/stage-clock.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import { choice } from "../options.ts";
import { table } from "../output.ts";
import { applyClockCommand, pauseCommand, recordCommand, resumeCommand } from "./clock-record.ts";
import { stageReportCommand } from "./clock-report.ts";
import { showClockCommand } from "./clock-show.ts";

export function clockCommand(run: Run): Command {
  const clock = new Command("clock").description("legal and service clocks of incidents");
  clock.addCommand(listCommand(run));
  clock.addCommand(showClockCommand(run));
  clock.addCommand(instrumentsCommand(run));
  clock.addCommand(applyClockCommand(run));
  clock.addCommand(recordCommand(run));
  clock.addCommand(pauseCommand(run));
  clock.addCommand(resumeCommand(run));
  clock.addCommand(stageReportCommand(run));
  return clock;
}

interface ListOptions {
  readonly incident?: string;
  readonly dueWithin?: number;
  readonly state?: readonly ClockState[];
}

function listCommand(run: Run): Command {
  return new Command("list")
    .description("what is due next, over all incidents or of one; overdue first")
    .option("--incident <incident>", "only of this incident, with what is met and not applicable")
    .option("--due-within <span>", "only what is due until then, such as 24h or 3d", hoursOption)
    .option("--state <state>", "only in this state; repeatable", statesOption)
    .action((options: ListOptions, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const client = await openVault();
        const { incident: reference, dueWithin, state } = options;
        const incidentId =
          reference === undefined
            ? undefined
            : (await answer(client.incidents.resolve({ reference }))).id;
        const { items } = await answer(
          client.clocks.due({
            ...(incidentId === undefined ? {} : { incidentId }),
            ...(dueWithin === undefined ? {} : { withinHours: dueWithin }),
            ...(state === undefined ? {} : { states: [...state] }),
          }),
        );
        const isWanted = state !== undefined || incidentId !== undefined;
        const shown = isWanted ? items : items.filter(isOpen);
        output.result({ items: shown }, itemLines(shown));
      }),
    );
}

function itemLines(items: readonly DueItem[]): readonly string[] {
  return table(
    ["due", "state", "instrument", "article", "stage", "anchor", "incident"],
    items.map((item) => [
      item.due ?? "-",
      item.state,
      item.instrument,
      item.article,
      item.stage,
      item.anchor,
      `${item.incidentNumber} ${item.incidentTitle}`,
    ]),
  );
}

function instrumentsCommand(run: Run): Command {
  return new Command("instruments")
    .description("the acts and service levels that are known, with their stages and sources")
    .action((_options: object, command: Command) =>
      run(command, ({ output }) => {
        const items = INSTRUMENTS.map(({ id, act, name, kind, appliesFrom, stages, ...more }) => ({
          id,
          act,
          name: name.en,
          kind,
          appliesFrom,
          source: more.source,
          pauseReasons: more.pauseReasons.map((reason) => reason.id),
          countries: more.nationals.map(({ country, note }) => ({ country, note: note.en })),
          stages: stages.map((stage) => ({
            id: stage.id,
            article: stage.article,
            anchor: stage.anchor,
            term: stage.term,
            duty: stage.duty,
            recipient: stage.recipient.en,
            content: stage.content,
          })),
        }));
        const lines = items.flatMap((one) =>
          one.stages.map(({ id, article, term }) => [
            one.id,
            article,
            id,
            term === null ? "-" : `${String(term.amount)} ${term.unit}`,
          ]),
        );
        output.result({ items }, table(["instrument", "article", "stage", "term"], lines));
        return Promise.resolve();
      }),
    );
}

/** `24h`, `3d`, in hours. */
function hoursOption(text: string): number {
  const match = /^(\d{1,4})(h|d)$/.exec(text.trim());
  if (match === null) throw new InvalidArgumentError("expected a span such as 24h or 3d");
  return Number(match[1]) * (match[2] === "d" ? 24 : 1);
}

const stateOption = choice(clockStateSchema, (text) => text.toLowerCase());

function statesOption(text: string, before: readonly ClockState[] | undefined) {
  return [...(before ?? []), stateOption(text)];
}
