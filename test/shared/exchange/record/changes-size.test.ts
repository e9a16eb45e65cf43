import { constants, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { changesSince } from "../../../../shared/exchange/merge/changes-since.ts";
import { createChangesHeader } from "../../../../shared/exchange/record/changes-header.ts";
import { createChangesEncoder } from "../../../../shared/exchange/record/changes-lines.ts";
import type { ExchangeRecord } from "../../../../shared/exchange/record/exchange-record.ts";
import { visitStamps } from "../../../../shared/exchange/record/record-stamps.ts";
import { changedLater, typicalIncidents } from "./typical-records.ts";

/** As bundles are compressed. */
const LEVEL = 12;
const COUNT = 10_000;

describe("on the wire, compressed", () => {
  const incidents = typicalIncidents(COUNT, 1);

  test("a full state of 10,000 typical incidents takes at most 70 bytes for each", () => {
    const sizeBytes = compressedSizeBytes(incidents);
    expect(sizeBytes / COUNT).toBeLessThan(70);
    // Less than what is random in an id would mean that the incidents are not typical.
    expect(sizeBytes / COUNT).toBeGreaterThan(30);
  });

  test("a change of one field in a hundredth of them takes at most 24 bytes for each", () => {
    const delta = incidents
      .filter((_, index) => index % 100 === 0)
      .flatMap((record, index) => changesSince(changedLater(record, index), record) ?? []);
    expect(delta).toHaveLength(COUNT / 100);
    expect(compressedSizeBytes(delta) / delta.length).toBeLessThan(24);
  });
});

function compressedSizeBytes(records: readonly ExchangeRecord[]): number {
  const replicas = new Set<string>();
  for (const record of records) visitStamps(record, ({ replica }) => replicas.add(replica));
  const header = createChangesHeader(
    records.map(({ owner }) => owner),
    replicas,
  );
  const encoder = createChangesEncoder(header);
  const lines = records.map((record) => {
    const line = encoder.encode(record);
    if (!line.ok) throw new Error(line.error.expected);
    return line.value;
  });
  const text = [encoder.headerLine, ...lines].map((line) => `${line}\n`).join("");
  const params = { [constants.ZSTD_c_compressionLevel]: LEVEL };
  return zstdCompressSync(Buffer.from(text), { params }).length;
}
