import type { Failure, FailureKind } from "../contract/failures.ts";
import type { ExchangeFailureKind } from "../contract/exchange-failures.ts";
import type { NoticeFailureKind } from "../exchange/release/failures.ts";
import type { IdentityFailureKind } from "../exchange/identity/failures.ts";
import type { RelayFailureKind } from "../exchange/relay/failures.ts";

/** A sentence for every kind of failure, made from its facts. A kind without words does not compile. */
export type FailureTexts = {
  readonly [K in FailureKind]: (facts: Extract<Failure, { kind: K }>) => string;
};

/** The parts of it that stand in files of their own. */
export type IdentityFailureTexts = Pick<FailureTexts, IdentityFailureKind>;

/** The part about bundles and carriers. */
export type ExchangeFailureTexts = Pick<FailureTexts, ExchangeFailureKind>;

/** The part about what travels beside records, and bundles that are rolled back. */
export type NoticeFailureTexts = Pick<FailureTexts, NoticeFailureKind>;
export type RelayFailureTexts = Pick<FailureTexts, RelayFailureKind>;
