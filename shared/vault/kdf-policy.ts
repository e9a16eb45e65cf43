import { err, ok, type Result } from "../result.ts";
import type { VaultFailureOf } from "./failures.ts";

/** Cost of Argon2id: memory in KiB and passes over it. Always one lane, as libsodium has no more. */
export interface KdfCost {
  readonly memoryKib: number;
  readonly passes: number;
}

/** What a header may ask for. Handed in, so that tests can afford many vaults. */
export interface KdfPolicy {
  readonly minimum: KdfCost;
  readonly maximum: KdfCost;
  /** Cost of a new slot before it is calibrated to the machine. */
  readonly preferred: KdfCost;
}

/**
 * Floor: the second recommended option of RFC 9106 §4 (64 MiB, 3 passes); below it somebody weakened the header to
 * make guessing cheap (threats row 3). Ceiling: more would be a way to stall the machine (row 4); it still fits
 * a laptop with 4 GiB and ends within a few seconds.
 */
export const STRICT_KDF_POLICY: KdfPolicy = {
  minimum: { memoryKib: 65_536, passes: 3 },
  preferred: { memoryKib: 262_144, passes: 3 },
  maximum: { memoryKib: 1_048_576, passes: 10 },
};

/** Accepts a cost within the policy. To be asked before any of it is spent. */
export function admitKdfCost(
  cost: KdfCost,
  policy: KdfPolicy,
): Result<KdfCost, VaultFailureOf<"kdf-parameters-refused">> {
  for (const parameter of ["memoryKib", "passes"] as const) {
    const found = cost[parameter];
    const minimum = policy.minimum[parameter];
    const maximum = policy.maximum[parameter];
    if (!(found >= minimum && found <= maximum)) {
      return err({ kind: "kdf-parameters-refused", parameter, found, minimum, maximum });
    }
  }
  return ok(cost);
}
