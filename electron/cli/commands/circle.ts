import { Command } from "commander";
import type { CircleFields, CircleView } from "../../../shared/contract/circles.ts";
import type { Client } from "../../../shared/contract/index.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import { resolveCircle, resolveRecipients } from "../resolve-recipients.ts";
import { UsageError } from "../usage-error.ts";

/** Groups of peers to share with. */
export function circleCommand(run: Run): Command {
  const circle = new Command("circle").description(
    "named groups of peers, and of other circles, to share with; they never leave this vault",
  );
  for (const build of [createCommand, listCommand, addCommand, removeCommand, deleteCommand]) {
    circle.addCommand(build(run));
  }
  return circle;
}

interface Members {
  readonly hidden?: true;
  readonly country?: readonly string[];
}

const NOBODY: Omit<CircleFields, "name"> = { members: [], circles: [], rules: [] };

function withMembers(command: Command): Command {
  return command
    .option("--hidden", "nobody else in the circle is to know of these: each gets bundles alone")
    .option("--country <code...>", "every peer of these countries (ISO 3166-1), now and later");
}

function createCommand(run: Run): Command {
  const command = new Command("create")
    .description("make a circle")
    .argument("<name>")
    .argument("[who...]", "peers and circles, by id or name");
  return withMembers(command).action(
    (name: string, who: readonly string[], options: Members, self: Command) =>
      run(self, async ({ openVault, output }) => {
        const client = await openVault();
        const fields = await joined(client, { name, ...NOBODY }, who, options);
        const { id } = await answer(client.circles.save({ fields }));
        output.result(documentOf(await resolveCircle(client, id)), [`${name}: ${id}`]);
      }),
  );
}

function listCommand(run: Run): Command {
  return new Command("list")
    .description("circles, everyone who is in them now, and what keeps somebody out")
    .action((_options, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const client = await openVault();
        const { items } = await answer(client.circles.list());
        output.result({ items: items.map(documentOf) }, items.flatMap(linesOf));
      }),
    );
}

function addCommand(run: Run): Command {
  const command = new Command("add")
    .description("take peers and circles into a circle; named again, they are hidden or shown anew")
    .argument("<circle>", "id or name")
    .argument("[who...]", "peers and circles, by id or name");
  return withMembers(command).action(
    (reference: string, who: readonly string[], options: Members, self: Command) =>
      run(self, async ({ openVault, output }) => {
        if (who.length === 0 && options.country === undefined)
          throw new UsageError("name peers or circles, or a country with --country");
        const client = await openVault();
        const { id, ...circle } = await resolveCircle(client, reference);
        const fields = await joined(client, circle, who, options);
        await answer(client.circles.save({ id, fields }));
        const changed = await resolveCircle(client, id);
        output.result(documentOf(changed), linesOf(changed));
      }),
  );
}

function removeCommand(run: Run): Command {
  return new Command("remove")
    .description("take peers and circles out of a circle; what they have they keep")
    .argument("<circle>", "id or name")
    .argument("[who...]", "peers and circles, by id or name")
    .option("--country <code...>", "no longer every peer of these countries")
    .action((reference: string, who: readonly string[], { country }: Members, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const client = await openVault();
        const { id, name, members, circles, rules } = await resolveCircle(client, reference);
        const out = await resolveRecipients(client, who);
        const gone = new Set([...out.peerIds, ...out.circles.map((one) => one.id)]);
        const codes = new Set(country?.map((code) => code.toUpperCase()));
        const fields = {
          name,
          members: members.filter((one) => !gone.has(one.organisationId)),
          circles: circles.filter((one) => !gone.has(one.circleId)),
          rules: rules.filter((rule) => !rule.countries.some((code) => codes.has(code))),
        };
        await answer(client.circles.save({ id, fields }));
        const changed = await resolveCircle(client, id);
        output.result(documentOf(changed), linesOf(changed));
      }),
    );
}

function deleteCommand(run: Run): Command {
  return new Command("delete")
    .description("delete a circle, also from the circles that hold it; undo brings it back")
    .argument("<circle>", "id or name")
    .action((reference: string, _options, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const client = await openVault();
        const { id, name } = await resolveCircle(client, reference);
        const { actionId } = await answer(client.circles.remove({ id }));
        output.result({ id, name, actionId }, [`${name}: deleted`]);
      }),
    );
}

/** The circle with those who are named; who is in it already is hidden or shown as said now. */
async function joined(
  client: Client,
  { name, members, circles, rules }: CircleFields,
  who: readonly string[],
  { hidden, country = [] }: Members,
): Promise<CircleFields> {
  const named = await resolveRecipients(client, who);
  const isHidden = hidden === true;
  const circleIds = named.circles.map(({ id }) => id);
  const codes = country.map((code) => code.toUpperCase());
  const wrong = codes.find((code) => !/^[A-Z]{2}$/.test(code));
  if (wrong !== undefined) throw new UsageError(`${wrong} is no code of a country`);
  return {
    name,
    members: [
      ...members.filter(({ organisationId }) => !named.peerIds.includes(organisationId)),
      ...named.peerIds.map((organisationId) => ({ organisationId, isHidden })),
    ],
    circles: [
      ...circles.filter(({ circleId }) => !circleIds.includes(circleId)),
      ...circleIds.map((circleId) => ({ circleId, isHidden })),
    ],
    rules: [
      ...rules.filter((rule) => !rule.countries.some((code) => codes.includes(code))),
      ...codes.map((code) => ({ countries: [code], sectorTags: [], isHidden })),
    ],
  };
}

function documentOf({ id, name, members, circles, rules, everyone, problems }: CircleView) {
  return { id, name, members, circles, rules, everyone, problems };
}

function linesOf({ id, name, everyone, problems }: CircleView): readonly string[] {
  return [
    `${name} (${id}): ${String(everyone.length)} peers`,
    ...everyone.map((one) => `  ${one.name}${one.isHidden ? " (hidden)" : ""}`),
    ...problems.map((problem) =>
      problem.kind === "unusable-peer" || problem.kind === "unknown-peer"
        ? `  gets nothing: ${problem.organisationId} (${problem.kind})`
        : `  ${problem.kind}`,
    ),
  ];
}
