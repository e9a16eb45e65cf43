import { benchVault, onCopy, openBenchDesk } from "./bench-desk.ts";
import type { BenchRow } from "./bench.ts";
import type { Dataset } from "./dataset.ts";
import { benchImport } from "./product-import.ts";
import { benchLists } from "./storage-lists.ts";
import { benchMemory } from "./storage-memory.ts";
import { benchSearch } from "./storage-search.ts";
import { benchWork } from "./storage-work.ts";

/** The rows of issue 2, section 7, that concern the services, on a copy of the seeded vault. */
export function benchServices(
  dataset: Dataset,
  log: (message: string) => void,
): Promise<readonly BenchRow[]> {
  return onCopy(dataset, async (copy) => {
    const rows: BenchRow[] = [];
    const desk = await openBenchDesk(copy);
    const vault = benchVault(desk);
    try {
      // As the core does after unlock, beside other work.
      await desk.services.readAhead();
      log("lists");
      rows.push(...benchLists(vault));
      log("search");
      rows.push(...benchSearch(vault));
      log("work");
      rows.push(...(await benchWork(vault)));
      log("import");
      rows.push(...(await benchImport(desk, copy.home)));
    } finally {
      await desk.close();
    }
    log("memory");
    rows.push(await benchMemory(copy.home));
    return rows;
  });
}
