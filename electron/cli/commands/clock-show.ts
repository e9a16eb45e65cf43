import { Command } from "commander";
import { anchorName, clockItems } from "../../../shared/domain/clocks/clock-item.ts";
import { reasonText } from "../../../shared/domain/clocks/clock-words.ts";
import {
  contentStates,
  missingOf,
  unsettledOf,
  type CaseHoldings,
} from "../../../shared/domain/clocks/gaps.ts";
import {
  incidentClocks,
  type InstrumentClocks,
} from "../../../shared/domain/clocks/incident-clocks.ts";
import type { ClockEntryRecord } from "../../../shared/model/case-parts.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";

/** `clock show`: every stage with its reason, what it still lacks, and what was put down. */
export function showClockCommand(run: Run): Command {
  return new Command("show")
    .description("every clock of an incident, why it stands so, and what a stage still lacks")
    .argument("<incident>")
    .action((reference: string, _options: object, command: Command) =>
      run(command, async ({ openVault, output }) => {
        const client = await openVault();
        const { id } = await answer(client.incidents.resolve({ reference }));
        const {
          items: entries,
          holdings,
          known,
        } = await answer(client.clocks.list({ incidentId: id }));
        const all = incidentClocks(entries, Date.now());
        const items = all.flatMap((one) => describe(one, holdings, entries));
        output.result(
          { incidentId: id, items, entries, known },
          items.flatMap((item) => [
            `${item.instrument} ${item.article} ${item.stage}: ${item.state}${item.due === null ? "" : `, due ${item.due}`}`,
            `  ${item.reason}`,
            ...(item.missing.length === 0 ? [] : [`  missing: ${item.missing.join(", ")}`]),
          ]),
        );
      }),
    );
}

function describe(
  one: InstrumentClocks,
  holdings: CaseHoldings,
  entries: readonly ClockEntryRecord[],
) {
  const { reading, clocks } = one;
  const rows = clockItems([one]);
  return clocks.flatMap(({ stage, reason }, at) => {
    const row = rows[at];
    if (row === undefined) return [];
    const content = contentStates(stage, holdings, entries);
    return [
      {
        ...row,
        anchor: anchorName(stage.anchor),
        recipient: stage.recipient.en,
        reason: reasonText(reason, reading, "en", (ms) => new Date(ms).toISOString()),
        note: reading.profile?.note.en ?? null,
        source: reading.profile?.source ?? reading.instrument.source,
        content,
        missing: missingOf(content),
        ifApplicable: unsettledOf(content),
      },
    ];
  });
}
