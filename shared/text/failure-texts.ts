import type { Failure, FailureKind } from "../contract/failures.ts";
import type { IdentityFailureKind } from "../exchange/identity/failures.ts";
import type { RelayFailureKind } from "../exchange/relay/failures.ts";

/** A sentence for every kind of failure, made from its facts. A kind without words does not compile. */
export type FailureTexts = {
  readonly [K in FailureKind]: (facts: Extract<Failure, { kind: K }>) => string;
};

/** The parts of it that stand in files of their own. */
export type IdentityFailureTexts = Pick<FailureTexts, IdentityFailureKind>;
export type RelayFailureTexts = Pick<FailureTexts, RelayFailureKind>;
