import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createSystemCore } from "../../electron/core/system-core.ts";
import { deriveByArgon2id } from "../../electron/crypto/argon2id.ts";
import { DESK_PASSPHRASE, ROOT } from "../helpers/cli.ts";
import { summarise, type BenchRow } from "./bench.ts";
import type { Dataset } from "./dataset.ts";

const ROUNDS = 5;
const LIMIT_MS = 300;

/** Unlocking the seeded vault through the whole core, less the Argon2id that the header asks for. */
export async function benchUnlock(dataset: Dataset): Promise<readonly BenchRow[]> {
  process.env["WATCHPOST_HOME"] = dataset.home;
  const core = await createSystemCore(
    { shell: "cli", keychain: null, openImporter: null },
    join(ROOT, "electron"),
    { newReference: randomUUID, report: ({ cause }) => console.error(cause) },
  );
  const whole: number[] = [];
  const derivation: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startMs = performance.now();
    const opened = await core.local.openVault(dataset.vault, DESK_PASSPHRASE);
    if (!opened.ok) throw new Error(opened.error.kind);
    whole.push(performance.now() - startMs);
    const { kdf } = await core.client.vault.info();
    await core.lock("bench");
    const derivationStartMs = performance.now();
    await deriveByArgon2id(Buffer.from(DESK_PASSPHRASE), Buffer.alloc(16, 1), kdf);
    derivation.push(performance.now() - derivationStartMs);
  }
  await core.dispose();
  const beside = summarise(whole).p50 - summarise(derivation).p50;
  return [
    {
      what: "unlock, beside the Argon2id time",
      measured: `${beside.toFixed(0)} ms (whole ${summarise(whole).p50.toFixed(0)} ms, Argon2id ${summarise(derivation).p50.toFixed(0)} ms)`,
      bound: `${String(LIMIT_MS)} ms`,
      isMet: beside <= LIMIT_MS,
    },
  ];
}
