import { describe, expect, it } from "vitest";

import { admitKdfCost, STRICT_KDF_POLICY } from "../../../shared/vault/kdf-policy.ts";

describe("cost that a header may ask for", () => {
  it.each([
    [65_536, 3],
    [262_144, 3],
    [1_048_576, 10],
  ])("admits %d KiB and %d passes", (memoryKib, passes) => {
    const cost = { memoryKib, passes };
    expect(admitKdfCost(cost, STRICT_KDF_POLICY)).toEqual({ ok: true, value: cost });
  });

  it.each([
    ["memoryKib", 65_535, 3, 65_535],
    ["memoryKib", 1_048_577, 3, 1_048_577],
    ["memoryKib", 4_294_967_295, 3, 4_294_967_295],
    ["memoryKib", Number.NaN, 3, Number.NaN],
    ["passes", 262_144, 2, 2],
    ["passes", 262_144, 11, 11],
    ["passes", 262_144, 0, 0],
  ] as const)("refuses by %s: %d KiB, %d passes", (parameter, memoryKib, passes, found) => {
    expect(admitKdfCost({ memoryKib, passes }, STRICT_KDF_POLICY)).toMatchObject({
      ok: false,
      error: { kind: "kdf-parameters-refused", parameter, found },
    });
  });
});
