import type { Failure } from "../../shared/contract/failures.ts";
import {
  changePap,
  changeTlp,
  type MarkingChangeError,
} from "../../shared/domain/markings/change-marking.ts";
import type { Pap, Tlp } from "../../shared/model/values.ts";
import { assertNever } from "../../shared/assert-never.ts";

interface Markings {
  readonly tlp: Tlp | null;
  readonly pap: Pap | null;
}

/** Why markings may not be changed so, or undefined. Raising is always allowed, lowering needs a reason. */
export function refuseMarkings(
  from: Markings,
  to: { readonly tlp?: Tlp | undefined; readonly pap?: Pap | undefined },
  reason: string | undefined,
): Failure | undefined {
  const grounds = { isOriginator: true, reason };
  const tlp = to.tlp === undefined ? undefined : changeTlp(from.tlp, to.tlp, grounds);
  if (tlp?.ok === false) return failureOf(tlp.error);
  const pap = to.pap === undefined ? undefined : changePap(from.pap, to.pap, grounds);
  return pap?.ok === false ? failureOf(pap.error) : undefined;
}

function failureOf(error: MarkingChangeError): Failure {
  switch (error.kind) {
    case "reason-required":
    case "originator-consent-required":
      return { kind: "reason-required", act: "lower a marking" };
    case "cannot-unmark":
      return { kind: "invalid-value", field: "marking", found: "none", expected: "a label" };
    default:
      return assertNever(error);
  }
}
