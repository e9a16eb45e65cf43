// `npm run bench [-- --json] [-- --quick] [-- --only NAME]`: the figures of issue 2, section 7, in one run on one seeded vault.
import { parseArgs } from "node:util";
import { onCopy } from "./bench-desk.ts";
import type { BenchRow } from "./bench.ts";
import { benchConstituents } from "./constituents.ts";
import { FULL_SIZE, QUICK_SIZE, seededDataset } from "./dataset.ts";
import { benchUnlock } from "./product-unlock.ts";
import { benchPublishing } from "./publishing.ts";
import { benchServices } from "./storage.ts";
import { benchWindow } from "./window.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    only: { type: "string" },
  },
});
const size = options.quick ? QUICK_SIZE : FULL_SIZE;
const log = (message: string): void => console.error(`bench: ${message}`);

/** The parts of a run, by the name that `--only` takes. */
const PARTS: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  services: async () => benchServices(await seededDataset(size, log), log),
  constituents: async () => benchConstituents(log),
  unlock: async () => benchUnlock(await seededDataset(size, log)),
  publishing: benchPublishing,
  window: async () => onCopy(await seededDataset(size, log), (copy) => benchWindow(copy, log)),
};

const { only } = options;
const chosen = Object.entries(PARTS).filter(([name]) => only === undefined || name === only);
if (chosen.length === 0) {
  console.error(`bench: --only takes one of ${Object.keys(PARTS).join(", ")}`);
  process.exit(2);
}
const rows: BenchRow[] = [];
for (const [name, run] of chosen) {
  log(name);
  rows.push(...(await run()));
}
if (options.json) console.log(JSON.stringify({ size, rows }));
else printTable(rows);
process.exitCode = rows.every(({ isMet }) => isMet) ? 0 : 1;

function printTable(all: readonly BenchRow[]): void {
  const lines = all.map(({ what, measured, bound, isMet }) => [
    isMet ? "ok" : "MISSED",
    what,
    measured,
    bound,
  ]);
  const table = [["", "what", "measured", "goal"], ...lines];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...table.map((cells) => (cells[column] ?? "").length)),
  );
  for (const cells of table)
    console.log(
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  const missed = all.filter(({ isMet }) => !isMet).length;
  console.log(`\n${String(all.length - missed)} of ${String(all.length)} goals met`);
}
