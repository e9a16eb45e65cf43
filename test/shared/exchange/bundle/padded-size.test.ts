import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { planArchive } from "../../../../shared/exchange/bundle/archive-plan.ts";
import { paddedSizeBytes } from "../../../../shared/exchange/bundle/padded-size.ts";

describe("padding", () => {
  it.each([
    [1, 512],
    [512, 512],
    [8_192, 8_192],
    [9_728, 9_728],
    [17_000, 17_408],
    [65_537, 67_584],
    [1_000_000, 1_015_808],
    [1_073_741_825, 1_107_296_256],
    [1_099_511_627_777, 1_116_691_496_960],
  ])("brings %i bytes to %i", (size, padded) => {
    expect(paddedSizeBytes(size)).toBe(padded);
  });

  it("adds at most 12 % from the smallest archive on, and never takes away", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 2 ** 31 }), (blocks) => {
        const size = blocks * 512;
        const padded = paddedSizeBytes(size);
        expect(padded).toBeGreaterThanOrEqual(size);
        expect(padded / size).toBeLessThanOrEqual(1.12);
        expect(padded % 512).toBe(0);
      }),
    );
  });

  it("keeps a padded size, and the order of sizes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 45 }), fc.nat(2 ** 31), (size, more) => {
        const padded = paddedSizeBytes(size);
        expect(paddedSizeBytes(padded)).toBe(padded);
        expect(paddedSizeBytes(size + more)).toBeGreaterThanOrEqual(padded);
      }),
    );
  });

  it("leaves 32 sizes to tell apart each time a bundle doubles", () => {
    const sizes = new Set<number>();
    for (let size = 1_048_577; size <= 2_097_152; size += 512) sizes.add(paddedSizeBytes(size));
    expect(sizes.size).toBe(32);
  });
});

describe("the layout of an archive", () => {
  it("puts each content behind its header, in order, and ends at the padded size", () => {
    const plan = planArchive([
      { name: "manifest.json", sizeBytes: 1_000 },
      { name: "manifest.json.minisig", sizeBytes: 512 },
      { name: "changes.ndjson.zst", sizeBytes: 20_001 },
    ]);
    expect(plan).toEqual({
      members: [
        { name: "manifest.json", sizeBytes: 1_000, offsetBytes: 512 },
        { name: "manifest.json.minisig", sizeBytes: 512, offsetBytes: 2_048 },
        { name: "changes.ndjson.zst", sizeBytes: 20_001, offsetBytes: 3_072 },
        { name: "padding", sizeBytes: 512, offsetBytes: 24_064 },
      ],
      sizeBytes: 25_600,
    });
  });

  it("has room for everything in it, whatever the sizes", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200_000), { maxLength: 20 }), (sizes) => {
        const plan = planArchive(sizes.map((sizeBytes, at) => ({ name: String(at), sizeBytes })));
        const padding = plan.members.at(-1);
        const endOfPadding = (padding?.offsetBytes ?? 0) + (padding?.sizeBytes ?? 0);
        expect(plan.sizeBytes).toBe(endOfPadding + 1_024);
        expect(plan.sizeBytes).toBe(paddedSizeBytes(plan.sizeBytes));
        for (const [at, member] of plan.members.entries()) {
          const next = plan.members[at + 1];
          const end = member.offsetBytes + member.sizeBytes;
          expect(next === undefined || next.offsetBytes - 512 - end < 512).toBe(true);
        }
      }),
    );
  });
});
