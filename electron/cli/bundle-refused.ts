import type { Result } from "../../shared/result.ts";
import { describeFailure } from "../../shared/text/describe-failure.ts";
import type { HeldProblem } from "../exchange/quarantine/hold-bundle.ts";
import { toFailure, type ExchangeProblem } from "../services/exchange/to-failure.ts";

type Problem = HeldProblem<ExchangeProblem>;

/** A bundle that was not written or not taken in, on its way to the exit code. */
export class BundleRefused extends Error {
  override readonly name = "BundleRefused";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(describeProblem(problem));
    this.problem = problem;
  }
}

/** The value of a result about a bundle; its error becomes a {@link BundleRefused}. */
export function taken<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new BundleRefused(result.error);
}

/** What happened, what was kept, what to do. */
export function describeProblem(problem: Problem): string {
  return describeFailure(toFailure(problem)) + quarantineHint(problem);
}

/** Where a bundle is that only its sender keeps out. */
function quarantineHint(problem: Problem): string {
  if (!("quarantineId" in problem)) return "";
  return problem.quarantineId === null || problem.quarantineId === undefined
    ? " The quarantine is full, so it was not kept; discard what is in it."
    : ` It is kept sealed in quarantine as ${problem.quarantineId}: bundle release, or bundle discard.`;
}
