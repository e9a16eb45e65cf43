import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";

import {
  missingExtension,
  noteDeliveries,
} from "../../../../electron/exchange/carrier/deliveries.ts";
import type { Database } from "../../../../electron/storage/database.ts";
import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { uuidBytes } from "../../../../electron/storage/records/uuid.ts";
import type { ManifestExtensions } from "../../../../shared/exchange/bundle/manifest-codec.ts";
import type { Acknowledgement, Manifest } from "../../../../shared/exchange/bundle/manifest.ts";
import { testDatabase } from "../../../helpers/database.ts";

const OURS = randomUUID();
const PEER = randomUUID();
const OTHER = randomUUID();
const INCARNATION = randomUUID();
const STREAM = randomUUID();

let database: Database;

beforeEach(async () => {
  database = testDatabase();
  await migrateDatabase(database, MIGRATIONS, async () => undefined);
});

/** Bundles of one stream with these numbers. */
function keep(direction: "sent" | "received", numbers: readonly number[], audience = PEER): void {
  const sender = direction === "sent" ? OURS : PEER;
  database.transaction((write) => {
    for (const number of numbers) {
      write.run(
        `INSERT INTO bundle (uuid, direction, sender, audience, incarnation, stream, sequence, manifest_sha256, journal_upper,
           at, size_bytes, counts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, '{}')`,
        [
          uuidBytes(randomUUID()),
          direction,
          uuidBytes(sender),
          audience,
          uuidBytes(INCARNATION),
          uuidBytes(STREAM),
          number,
          digestOf(number),
        ],
      );
    }
  });
}

const digestOf = (number: number): string => String(number).padStart(64, "0");

const acknowledgement = (
  sequence: number,
  manifestSha256 = digestOf(sequence),
): Acknowledgement => ({
  incarnation: INCARNATION,
  streamId: STREAM,
  sequence,
  manifestSha256,
});

/** Numbers of our bundles that count as delivered after the peer has said this. */
function deliveredAfter(
  acknowledged: readonly Acknowledgement[],
  extensions: ManifestExtensions,
): readonly number[] {
  const sender: Pick<Manifest["sender"], "organisationId"> = { organisationId: PEER };
  database.transaction((write) => {
    noteDeliveries(write, { acknowledged, sender, extensions }, OURS, 0);
  });
  return database.read
    .all<{ readonly sequence: number }>(
      "SELECT b.sequence FROM delivery d JOIN bundle b ON b.id = d.bundle_id ORDER BY b.sequence",
    )
    .map(({ sequence }) => sequence);
}

const missing = (...ranges: readonly (readonly [number, number])[]): ManifestExtensions => ({
  "x-missing": [{ incarnation: INCARNATION, ranges, streamId: STREAM }],
});

describe("what a peer says it has", () => {
  test("is everything up to the newest but what it misses", () => {
    keep("sent", [1, 2, 3, 4, 5, 6]);
    expect(deliveredAfter([acknowledgement(5)], missing([2, 3]))).toEqual([1, 4, 5]);
  });

  test("is everything up to the newest when it misses nothing", () => {
    keep("sent", [1, 2, 3]);
    expect(deliveredAfter([acknowledgement(2)], { "x-missing": [] })).toEqual([1, 2]);
  });

  test("is the newest alone when it does not tell what it misses, or not in a form that we know", () => {
    keep("sent", [1, 2, 3]);
    expect(deliveredAfter([acknowledgement(2)], {})).toEqual([2]);
    expect(deliveredAfter([acknowledgement(3)], { "x-missing": "none" })).toEqual([2, 3]);
  });

  test("counts for nothing when it names a bundle of ours by another digest, or one that we don't know", () => {
    keep("sent", [1, 2, 3]);
    expect(deliveredAfter([acknowledgement(2, digestOf(9))], { "x-missing": [] })).toEqual([]);
    expect(deliveredAfter([acknowledgement(7)], { "x-missing": [] })).toEqual([]);
  });

  test("counts for nothing about bundles to somebody else", () => {
    keep("sent", [1, 2], OTHER);
    expect(deliveredAfter([acknowledgement(2)], { "x-missing": [] })).toEqual([]);
  });

  test("said twice is kept once", () => {
    keep("sent", [1]);
    deliveredAfter([acknowledgement(1)], {});
    expect(deliveredAfter([acknowledgement(1)], {})).toEqual([1]);
  });
});

describe("what we say we miss", () => {
  test("is every gap below the newest that came", () => {
    keep("received", [2, 3, 6, 9]);
    expect(missingExtension(database.read, [PEER], [acknowledgement(9)])).toEqual(
      missing([1, 1], [4, 5], [7, 8]),
    );
  });

  test("is said to be nothing, and not left open, when nothing is missing", () => {
    keep("received", [1, 2]);
    const extension = missingExtension(database.read, [PEER], [acknowledgement(2)]);
    expect(extension).toEqual({ "x-missing": [] });
  });

  test("is one long range when there are very many: to get something again is harmless", () => {
    keep(
      "received",
      Array.from({ length: 1_100 }, (_, at) => 2 * (at + 1)),
    );
    expect(missingExtension(database.read, [PEER], [acknowledgement(2_200)])).toEqual(
      missing([1, 2_199]),
    );
  });

  test("is not mentioned where nothing is acknowledged", () => {
    expect(missingExtension(database.read, [PEER], [])).toEqual({});
  });
});
