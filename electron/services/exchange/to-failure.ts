import type { Failure } from "../../../shared/contract/failures.ts";
import {
  bundleProblemSchema,
  type BundleProblem,
} from "../../../shared/exchange/bundle/refusal.ts";
import type { CarrierProblem } from "../../exchange/carrier/scan-carrier.ts";
import type { TakeProblem } from "../../exchange/records/take-bundle.ts";

export type ExchangeProblem = TakeProblem | BundleProblem | CarrierProblem | Failure;

/**
 * A problem as the contract tells it. What only bundles know keeps its own sentence inside `bundle-refused`; kinds that the desk knows
 * as well (cancelled, disk full) mean the same and stay what they are.
 */
export function toFailure(problem: ExchangeProblem): Failure {
  if (problem.kind === "line-refused" && "fault" in problem) {
    const { line, expected } = problem.fault;
    return { kind: "line-refused", line, expected };
  }
  return isBundleProblem(problem) ? { kind: "bundle-refused", problem } : problem;
}

const SHARED_KINDS: ReadonlySet<string> = new Set(["cancelled", "disk-full"]);

const BUNDLE_KINDS: ReadonlySet<string> = new Set(
  bundleProblemSchema.options.flatMap(({ options }) =>
    options.map(({ shape }) => shape.kind.value as string),
  ),
);

type SharedProblem = Extract<BundleProblem, { kind: "cancelled" | "disk-full" }>;

function isBundleProblem(
  problem: Exclude<ExchangeProblem, { readonly fault: unknown }>,
): problem is Exclude<BundleProblem, SharedProblem> {
  return BUNDLE_KINDS.has(problem.kind) && !SHARED_KINDS.has(problem.kind);
}
