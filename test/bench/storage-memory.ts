import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createGenerator } from "../../electron/services/seed/generator.ts";
import { NAME_PARTS, SUBJECTS } from "../../electron/services/seed/word-lists-data.ts";
import { incidentIdSchema } from "../../shared/model/ids.ts";
import type { BenchRow } from "./bench.ts";
import { benchVault, CALL, openBenchDesk } from "./bench-desk.ts";
import { datasetAt, FULL_SIZE } from "./dataset.ts";

const run = promisify(execFile);
const LIMIT_MB = 400;

/** Resident memory of a process of its own after 1,000 mixed operations on the seeded vault. */
export async function benchMemory(home: string): Promise<BenchRow> {
  const { stdout } = await run(process.execPath, [fileURLToPath(import.meta.url), home]);
  const megabytes = Number(stdout.trim());
  return {
    what: "memory after 1,000 mixed operations",
    measured: `${megabytes.toFixed(0)} MB`,
    bound: `${String(LIMIT_MB)} MB`,
    isMet: megabytes <= LIMIT_MB,
  };
}

async function workAndMeasure(home: string): Promise<number> {
  const desk = await openBenchDesk(datasetAt(home, FULL_SIZE));
  const { incidents, observables, search } = benchVault(desk);
  const generator = createGenerator(17);
  for (let at = 0; at < 250; at += 1) {
    const page = await incidents.list(
      { query: "is:open", sort: "-score", limit: 100, offset: at * 10 },
      CALL,
    );
    if (!page.ok) throw new Error(page.error.kind);
    const chosen = page.value.items[generator.below(Math.max(1, page.value.items.length))];
    await search.query(
      { query: generator.pick(at % 2 === 0 ? SUBJECTS : NAME_PARTS), limit: 50 },
      CALL,
    );
    if (chosen === undefined) continue;
    const id = incidentIdSchema.parse(chosen.id);
    await incidents.correlations({ id, limit: 50 }, CALL);
    await observables.links({ subject: { kind: "incident", id }, limit: 1_000, offset: 0 }, CALL);
    await incidents.update({ id, patch: { addTags: ["bench"] } }, CALL);
  }
  const megabytes = process.memoryUsage().rss / 1e6;
  await desk.close();
  return megabytes;
}

const [, , home] = process.argv;
if (import.meta.main && home !== undefined) console.log(String(await workAndMeasure(home)));
