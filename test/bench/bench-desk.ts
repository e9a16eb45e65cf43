import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createVaultServices, type VaultServices } from "../../electron/core/vault-services.ts";
import { systemRandom } from "../../electron/crypto/random.ts";
import { forkParser } from "../../electron/importer/fork-parser.ts";
import { locateParser } from "../../electron/importer/locate-parser.ts";
import { createDownloadTickets } from "../../electron/rpc/download-tickets.ts";
import type { Database } from "../../electron/storage/database.ts";
import { MIGRATIONS } from "../../electron/storage/migrations/index.ts";
import { createIdSource } from "../../electron/storage/records/uuid.ts";
import { createVaultEnvironment } from "../../electron/vault/environment.ts";
import { openVault } from "../../electron/vault/vault.ts";
import { DESK_PASSPHRASE, ROOT } from "../helpers/cli.ts";
import { datasetAt, type Dataset } from "./dataset.ts";

/** The services of an open vault as the core makes them, with the database under them for bare baselines. */
export interface BenchDesk {
  readonly database: Database;
  readonly services: VaultServices;
  readonly close: () => Promise<void>;
}

/** The services of a desk that lists, search and case work are measured by. */
export type BenchVault = Pick<VaultServices["areas"], "incidents" | "observables" | "search"> &
  Pick<BenchDesk, "database">;

export function benchVault({ database, services }: BenchDesk): BenchVault {
  return { ...services.areas, database };
}

/** What a call of the contract gets beside its input. */
export const CALL = {
  caller: { shell: "cli", connection: "bench" },
  signal: new AbortController().signal,
} as const;

export async function openBenchDesk(dataset: Dataset): Promise<BenchDesk> {
  const environment = createVaultEnvironment({
    program: "watchpost bench",
    migrations: MIGRATIONS,
    newId: createIdSource(Date.now, systemRandom).newId,
  });
  const opened = await openVault(environment, dataset.vault, {
    kind: "passphrase",
    passphrase: DESK_PASSPHRASE,
  });
  if (!opened.ok) throw new Error(opened.error.kind);
  const vault = opened.value;
  const services = createVaultServices(vault, {
    tickets: createDownloadTickets(environment.monotonicNowMs, environment.random),
    spawnParser: () => forkParser(locateParser(join(ROOT, "dist", "electron"))),
    nowMs: Date.now,
  });
  return {
    database: vault.database,
    services,
    close: async () => {
      services.dispose();
      await vault.close();
    },
  };
}

/** Works on a copy, which is thrown away: what one run changes must not be what the next one measures. */
export async function onCopy<T>(dataset: Dataset, work: (copy: Dataset) => Promise<T>): Promise<T> {
  const folder = `${dataset.home}.copy-${String(process.pid)}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  try {
    cpSync(dataset.home, folder, { recursive: true });
    return await work(datasetAt(folder, dataset.size));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
