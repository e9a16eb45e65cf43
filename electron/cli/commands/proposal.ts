import { Command } from "commander";
import type { Client } from "../../../shared/contract/index.ts";
import { sidesOf } from "../../services/exchange/proposal-sides.ts";
import type { OpenProposal, ProposalService } from "../../services/proposals/proposals.ts";
import { answer, value } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { table } from "../output.ts";

export function proposalCommand(run: Run): Command {
  const proposal = new Command("proposal").description(
    "changes that peers would make to records of ours",
  );
  proposal
    .command("list")
    .description("what waits for an answer, oldest first")
    .option("--incident <incident>", "only of this incident")
    .action((options: { readonly incident?: string }, command: Command) =>
      run(command, (context) => list(context, options.incident)),
    );
  for (const act of ["accept", "reject"] as const) {
    proposal
      .command(act)
      .description(
        act === "accept"
          ? "take a proposal over; the peer hears of it with the next bundle"
          : "keep what we have; the peer hears of it with the next bundle",
      )
      .argument("<id>")
      .option("--reason <text>", "why, for the journal", "")
      .action((id: string, options: { readonly reason: string }, command: Command) =>
        run(command, async (context) => {
          const { proposals } = await openProposals(context);
          const { actionId } = value(proposals.answer(id, act, options.reason.trim()));
          context.output.result({ id, answer: act, actionId }, [`${id}: ${act}ed`]);
        }),
      );
  }
  return proposal;
}

async function openProposals(
  context: CommandContext,
): Promise<{ readonly client: Client; readonly proposals: ProposalService }> {
  const client = await context.openVault();
  const core = await context.core();
  return { client, proposals: value(core.local.proposals()) };
}

async function list(context: CommandContext, reference: string | undefined): Promise<void> {
  const { client, proposals } = await openProposals(context);
  const only =
    reference === undefined
      ? undefined
      : (await answer(client.incidents.resolve({ reference }))).id;
  const items = proposals
    .list()
    .filter(({ subject }) => only === undefined || subject.id === only)
    .map(documentOf);
  context.output.result(
    { items },
    table(
      ["id", "record", "field", "ours", "theirs"],
      items.map(({ id, record, field, ours, theirs }) => [
        id,
        `${record.kind} ${record.id}`,
        field,
        shown(ours),
        shown(theirs),
      ]),
    ),
  );
}

function documentOf({
  id,
  organisationId,
  bundleId,
  atMs,
  subject,
  record,
  proposal,
}: OpenProposal) {
  const at = new Date(atMs).toISOString();
  return { id, from: organisationId, bundleId, at, subject, record, ...sidesOf(proposal) };
}

function shown(side: unknown): string {
  if (side === null) return "–";
  return (typeof side === "string" ? side : JSON.stringify(side))
    .replaceAll(/\s+/g, " ")
    .slice(0, 60);
}
