import fc from "fast-check";
import { expect, test } from "vitest";
import { systemRandom } from "../../../../electron/crypto/random.ts";
import { createInterner } from "../../../../electron/storage/links/intern-observables.ts";
import { canonicalObservable } from "../../../../electron/storage/links/observable-value.ts";
import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { createIdSource } from "../../../../electron/storage/records/uuid.ts";
import {
  MIN_SSDEEP_SCORE,
  similarHashes,
} from "../../../../electron/storage/tables/similar-hashes.ts";
import { ssdeepScore } from "../../../../shared/domain/correlation/ssdeep.ts";
import { fuzzyHashes } from "../../../helpers/fuzzy-hashes.ts";
import { testDatabase } from "../../../helpers/database.ts";

test("finds exactly the hashes that comparing all with all finds", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS, async () => undefined);
  const hashes = [...new Set(fc.sample(fuzzyHashes(), { numRuns: 120, seed: 42 }))];
  const ids = database.transaction((write) => {
    const interner = createInterner(
      write,
      createIdSource(() => 1, systemRandom),
      () => [],
    );
    return new Map(
      hashes.map((hash) => [
        interner.intern("ssdeep", hash, { seenAtMs: 0, incidentCount: 1 }).id,
        hash,
      ]),
    );
  });
  const own = new Map(
    [...ids].slice(0, 50).map(([id, hash]) => [id, canonicalObservable("ssdeep", hash).parts]),
  );
  const expected = new Map(
    [...own.keys()].map((id): [number, [number, number][]] => [
      id,
      [...ids]
        .map(([other, hash]): [number, number] => [other, ssdeepScore(ids.get(id) ?? "", hash)])
        .filter(([other, score]) => other !== id && score >= MIN_SSDEEP_SCORE),
    ]),
  );
  const found = similarHashes(database.read, own);
  const inOrder = (scores: Iterable<readonly [number, number]>): unknown =>
    [...scores].toSorted(([left], [right]) => left - right);
  expect([...own.keys()].map((id) => inOrder(found.get(id) ?? []))).toEqual(
    [...own.keys()].map((id) => inOrder(expected.get(id) ?? [])),
  );
  expect([...found.values()].reduce((sum, scores) => sum + scores.size, 0)).toBeGreaterThan(100);
});
