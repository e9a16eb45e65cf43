// `npm run soak -- [MINUTES]`: the randomised proofs again and again, with another seed and more cases each time.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROOFS = [
  "test/electron/importer/hostile.timed.test.ts",
  "test/electron/storage/kill.test.ts",
  "test/electron/vault",
  "test/electron/services/journal",
  "test/shared/exchange/release/closure",
  "test/shared/exchange/merge/merge-history.test.ts",
  "test/electron/exchange/bundle/mutants.test.ts",
  "test/electron/services/exchange-folder",
  "test/electron/services/exchange-relay",
  "test/electron/exchange/relay",
  "test/electron/exchange/records/roll-back.test.ts",
];
const HOSTILE_CASES = "20000";
const RELEASE_GRAPHS = "5000";
const MERGE_RUNS = "20000";
const MERGE_STEPS = "200";
const BUNDLE_MUTANTS = "100000";
const CARRIER_RUNS = "1000";
const ROLL_BACK_RUNS = "2000";
const BORDER_OPERATIONS = "2000";

const minutes = Number(process.argv[2] ?? "60");
if (!Number.isFinite(minutes) || minutes <= 0) {
  process.stderr.write("usage: npm run soak -- [MINUTES]\n");
  process.exit(2);
}
const endMs = performance.now() + minutes * 60_000;
let rounds = 0;
let failed = 0;
do {
  const seed = String(randomInt(2 ** 31));
  process.stdout.write(`round ${String(rounds + 1)}, seed ${seed}\n`);
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--testTimeout=3600000", ...PROOFS],
    {
      cwd: ROOT,
      stdio: "inherit",
      env: {
        ...process.env,
        WATCHPOST_HOSTILE_CASES: HOSTILE_CASES,
        WATCHPOST_HOSTILE_SEED: seed,
        WATCHPOST_BUNDLE_MUTANTS: BUNDLE_MUTANTS,
        WATCHPOST_BUNDLE_SEED: seed,
        WATCHPOST_CARRIER_RUNS: CARRIER_RUNS,
        WATCHPOST_CARRIER_SEED: seed,
        WATCHPOST_RELEASE_GRAPHS: RELEASE_GRAPHS,
        WATCHPOST_RELEASE_SEED: seed,
        WATCHPOST_BORDER_OPERATIONS: BORDER_OPERATIONS,
        WATCHPOST_BORDER_SEED: seed,
        WATCHPOST_ROLL_BACK_RUNS: ROLL_BACK_RUNS,
        WATCHPOST_ROLL_BACK_SEED: seed,
        WATCHPOST_MERGE_RUNS: MERGE_RUNS,
        WATCHPOST_MERGE_STEPS: MERGE_STEPS,
        WATCHPOST_MERGE_SEED: seed,
      },
    },
  );
  rounds += 1;
  if (status !== 0) failed += 1;
} while (performance.now() < endMs && failed === 0);
process.stdout.write(`${String(rounds - failed)} passed, ${String(failed)} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
