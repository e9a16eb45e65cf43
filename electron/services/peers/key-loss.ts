import type { Failure } from "../../../shared/contract/failures.ts";
import type { RevocationReason } from "../../../shared/exchange/identity/values.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { isoOf } from "../../exchange/identity/identity-context.ts";
import type { KeyLoss } from "../../exchange/identity/revoke-keys.ts";

/** What a call says about keys that are given up. The analyst's words stay in the journal; peers get the kind of reason. */
export interface StatedLoss {
  readonly reason: string;
  readonly compromisedSince?: string | undefined;
}

/** Replaced in order, unless the analyst says since when somebody else may have had them. */
export function lossOf(
  { compromisedSince, reason: cause }: StatedLoss,
  reasonIfCompromised: RevocationReason,
  nowMs: number,
): Result<KeyLoss, Failure> {
  if (compromisedSince === undefined) {
    return ok({ reason: "superseded", compromisedSince: null, cause });
  }
  return Date.parse(compromisedSince) > nowMs
    ? err({
        kind: "invalid-value",
        field: "compromisedSince",
        found: compromisedSince,
        expected: `not after ${isoOf(nowMs)}`,
      })
    : ok({ reason: reasonIfCompromised, compromisedSince, cause });
}
