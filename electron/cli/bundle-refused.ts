import type { Result } from "../../shared/result.ts";
import { describeFailure } from "../../shared/text/describe-failure.ts";
import { toFailure, type ExchangeProblem } from "../services/exchange/to-failure.ts";

/** A bundle that was not written or not taken in, on its way to the exit code. */
export class BundleRefused extends Error {
  override readonly name = "BundleRefused";
  readonly problem: ExchangeProblem;

  constructor(problem: ExchangeProblem) {
    super(describeProblem(problem));
    this.problem = problem;
  }
}

/** The value of a result about a bundle; its error becomes a {@link BundleRefused}. */
export function taken<T>(result: Result<T, ExchangeProblem>): T {
  if (result.ok) return result.value;
  throw new BundleRefused(result.error);
}

/** What happened, what was kept, what to do. */
export function describeProblem(problem: ExchangeProblem): string {
  return describeFailure(toFailure(problem));
}
