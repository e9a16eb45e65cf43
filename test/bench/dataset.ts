import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DESK_PASSPHRASE, ROOT, runCli } from "../helpers/cli.ts";

export interface Size {
  readonly incidents: number;
  readonly observables: number;
}

export const FULL_SIZE: Size = { incidents: 100_000, observables: 1_000_000 };
export const QUICK_SIZE: Size = { incidents: 5_000, observables: 50_000 };

export interface Dataset {
  /** A home of the browser host; its one vault is `bench`. */
  readonly home: string;
  readonly vault: string;
  readonly passphraseFile: string;
  readonly size: Size;
}

const CACHE = join(ROOT, ".cache", "bench");
/** Whatever decides what a seeded vault holds; a change makes a new one. */
const DECISIVE = ["electron/services/seed", "electron/storage/migrations"];

/** The seeded vault of this size; made once by the command line and kept below `.cache/bench`. */
export async function seededDataset(size: Size, say: (line: string) => void): Promise<Dataset> {
  const name = `${String(size.incidents)}-${String(size.observables)}-${sourcesHash()}`;
  const folder = join(CACHE, name);
  if (!existsSync(folder)) await makeDataset(folder, size, say);
  return datasetAt(folder, size);
}

export function datasetAt(folder: string, size: Size): Dataset {
  return {
    home: folder,
    vault: join(folder, "vaults", "bench"),
    passphraseFile: join(folder, "passphrase"),
    size,
  };
}

async function makeDataset(folder: string, size: Size, say: (line: string) => void): Promise<void> {
  const building = `${folder}.building`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(join(building, "vaults"), { recursive: true });
  const { vault, passphraseFile } = datasetAt(building, size);
  writeFileSync(passphraseFile, DESK_PASSPHRASE);
  const common = ["--passphrase-file", passphraseFile, "--json"];
  await succeed(["vault", "create", vault, "--org", "CERT-XX", "--country", "XX", ...common]);
  say(
    `seeding ${String(size.incidents)} incidents and ${String(size.observables)} observables once`,
  );
  const counts = ["--incidents", String(size.incidents), "--observables", String(size.observables)];
  const made = await succeed(["seed", ...counts, "--seed", "1", "--vault", vault, ...common]);
  say(`seeded: ${made.trim()}`);
  renameSync(building, folder);
}

async function succeed(args: readonly string[]): Promise<string> {
  const run = await runCli(args);
  if (run.code !== 0) throw new Error(`${args.join(" ")}: ${run.stdout}${run.stderr}`);
  return run.stdout;
}

function sourcesHash(): string {
  const hash = createHash("sha256");
  for (const folder of DECISIVE) {
    const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
    for (const file of files) hash.update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 12);
}
