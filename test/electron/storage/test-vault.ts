import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_WEIGHTS } from "../../../shared/domain/triage-score/score-weights.ts";
import { knownExploited } from "../../../shared/domain/triage-score/triage-score.ts";
import type { Database } from "../../../electron/storage/database.ts";
import type { Actor } from "../../../electron/storage/journal/action-stamp.ts";
import { migrateDatabase } from "../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../electron/storage/migrations/index.ts";
import { openDatabase } from "../../../electron/storage/open.ts";
import { createIdSource } from "../../../electron/storage/records/uuid.ts";

export const ORGANISATION_ID = "0199c0de-0000-7000-8000-00000000c0de";
export const REPLICA_ID = "0199c0de-0000-7000-8000-0000000000a1";

/** An encrypted database in a temporary folder, with a clock and randomness that repeat themselves. */
export interface TestVault {
  readonly database: Database;
  readonly actor: Actor;
  readonly clock: { nowMs: number };
  /** Closes and opens it again, as after a restart. */
  readonly reopen: () => Promise<void>;
  readonly remove: () => void;
}

export const START_MS = Date.UTC(2026, 10, 24, 8, 0, 0);

export async function createTestVault(): Promise<TestVault> {
  const directory = mkdtempSync(join(tmpdir(), "watchpost-test-"));
  const path = join(directory, "vault.db");
  const clock = { nowMs: START_MS };
  let database = await openMigrated(path, "create");
  return {
    get database() {
      return database;
    },
    actor: testActor(clock),
    clock,
    reopen: async () => {
      database.close();
      database = await openMigrated(path, "existing");
    },
    remove: () => {
      database.close();
      rmSync(directory, { recursive: true });
    },
  };
}

/** An analyst whose clock moves on by a second with every look at it. */
export function testActor(clock: { nowMs: number }, name = "M. Okafor"): Actor {
  const nowMs = (): number => (clock.nowMs += 1000);
  return {
    name,
    replicaId: REPLICA_ID,
    nowMs,
    ids: createIdSource(() => clock.nowMs, countingRandom()),
    scoreBasis: () => ({ weights: DEFAULT_WEIGHTS, knownExploited: knownExploited([]) }),
    warninglistsOf: () => [],
  };
}

/** Bytes that never repeat and are the same in every run. */
export function countingRandom(): (sizeBytes: number) => Uint8Array {
  let state = 0x9e3779b9;
  return (sizeBytes) =>
    Uint8Array.from({ length: sizeBytes }, () => {
      // xorshift32 (Marsaglia 2003).
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state & 255;
    });
}

async function openMigrated(path: string, mode: "create" | "existing"): Promise<Database> {
  const opened = openDatabase({ path, key: new Uint8Array(32).fill(7), mode });
  if (!opened.ok) throw new Error(opened.error.kind);
  const migrated = await migrateDatabase(opened.value, MIGRATIONS, async () => {});
  if (!migrated.ok) throw new Error(migrated.error.kind);
  return opened.value;
}
