import { Command } from "commander";
import { observableIdSchema } from "../../../shared/model/ids.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import { pageInput, withListOptions, type ListOptions } from "../list-query.ts";
import { table } from "../output.ts";
import { UsageError } from "../usage-error.ts";

export function observableCommand(run: Run): Command {
  const observable = new Command("observable").description("indicators and where they were seen");
  observable.addCommand(
    withListOptions(new Command("list").description("observables, a page at a time")).action(
      (options: ListOptions, command: Command) =>
        run(command, async (context) => {
          const client = await context.openVault();
          const page = await answer(client.observables.list(pageInput(options)));
          context.output.result(
            page,
            table(
              ["type", "value", "incidents"],
              page.items.map((row) => [row.type, row.value, String(row.incidentCount)]),
            ),
          );
        }),
    ),
  );
  observable.addCommand(showCommand(run));
  observable.addCommand(findCommand(run));
  return observable;
}

function showCommand(run: Run): Command {
  return new Command("show")
    .description("one observable with its uses and sightings")
    .argument("<id>")
    .action((text: string, _options, command: Command) =>
      run(command, async (context) => {
        const id = observableIdSchema.safeParse(text);
        if (!id.success) throw new UsageError(`not the id of an observable: ${text}`);
        const client = await context.openVault();
        const shown = await answer(client.observables.get({ id: id.data }));
        const incidents = shown.uses.filter((use) => use.kind === "incident");
        context.output.result({ ...shown, incidents }, [
          `${shown.type}  ${shown.value}`,
          ...shown.uses.map((use) => `${use.kind} ${use.number} ${use.title}`),
        ]);
      }),
    );
}

function findCommand(run: Run): Command {
  return new Command("find")
    .description("look values up; defanged ones are read as meant")
    .argument("<value...>")
    .action((values: readonly string[], _options, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const { items } = await answer(client.observables.find({ values: [...values] }));
        context.output.result(
          { items },
          table(
            ["asked", "type", "value", "incidents", "lists"],
            items.map((item) => [
              item.asked,
              item.type ?? "unknown",
              item.value,
              item.incidents.map((incident) => incident.number).join(" ") || "-",
              item.warninglists.map((list) => list.name).join(", "),
            ]),
          ),
        );
      }),
    );
}
