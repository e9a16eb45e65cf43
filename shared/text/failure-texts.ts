import type { Failure, FailureKind } from "../contract/failures.ts";
import type { ExchangeFailureKind } from "../contract/exchange-failures.ts";
import type { IdentityFailureKind } from "../exchange/identity/failures.ts";

/** A sentence for every kind of failure, made from its facts. A kind without words does not compile. */
export type FailureTexts = {
  readonly [K in FailureKind]: (facts: Extract<Failure, { kind: K }>) => string;
};

/** The part of it that stands in a file of its own. */
export type IdentityFailureTexts = Pick<FailureTexts, IdentityFailureKind>;

/** The part about bundles and carriers. */
export type ExchangeFailureTexts = Pick<FailureTexts, ExchangeFailureKind>;
