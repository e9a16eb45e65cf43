import { assertNever } from "../../shared/assert-never.ts";
import type { BundleProblem } from "../../shared/exchange/bundle/refusal.ts";
import type { Failure } from "../../shared/contract/failures.ts";
import type { Result } from "../../shared/result.ts";
import { describeBundleProblem } from "../../shared/text/bundle-problem-texts.ts";
import { describeFailure } from "../../shared/text/describe-failure.ts";
import { bundleProblems } from "../../shared/text/en/bundle-problems.ts";
import { failures } from "../../shared/text/en/failures.ts";
import type { CarrierProblem } from "../exchange/carrier/scan-carrier.ts";
import type { HeldProblem } from "../exchange/quarantine/hold-bundle.ts";
import type { TakeProblem } from "../exchange/records/take-bundle.ts";

type Problem = HeldProblem<TakeProblem | BundleProblem | CarrierProblem | Failure>;

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

/** Where a bundle is that only its sender keeps out. */
function quarantineHint(problem: Problem): string {
  if (!("quarantineId" in problem)) return "";
  return problem.quarantineId === null || problem.quarantineId === undefined
    ? " The quarantine is full, so it was not kept; discard what is in it."
    : ` It is kept sealed in quarantine as ${problem.quarantineId}: bundle release, or bundle discard.`;
}

/** What happened, what was kept, what to do. */
export function describeProblem(problem: Problem): string {
  return sentenceOf(problem) + quarantineHint(problem);
}

function sentenceOf(problem: Problem): string {
  if (isOwn(problem)) return describeOwn(problem);
  if (isBundleProblem(problem)) return describeBundleProblem(problem);
  return describeFailure(problem);
}

type OwnProblem =
  | CarrierProblem
  | Extract<TakeProblem, { kind: "line-refused" | "sender-not-verified" | "stream-forked" }>;

const OWN_KINDS: ReadonlySet<string> = new Set<OwnProblem["kind"]>([
  "line-refused",
  "sender-not-verified",
  "stream-forked",
  "carrier-missing",
  "carrier-not-a-folder",
  "carrier-inside-vault",
]);

function describeOwn(problem: OwnProblem): string {
  switch (problem.kind) {
    case "line-refused":
      return `Line ${String(problem.fault.line)} of the records is not as it must be (${problem.fault.expected}). Nothing was taken in; tell the sender.`;
    case "sender-not-verified":
      return "The sender's fingerprint was never compared, so its bundles can be looked at and not applied. Nothing was taken in; compare the words by voice, then: peer trust.";
    case "stream-forked":
      return `Two different bundles of this sender claim number ${String(problem.sequence)}: a copy of its vault writes as well, or somebody else does. Nothing was taken in; tell the sender.`;
    case "carrier-missing":
      return `There is no folder ${problem.path}. Nothing was read or written; put the stick in, or name another folder.`;
    case "carrier-not-a-folder":
      return `${problem.path} is no folder (${problem.found}), and links are not followed. Nothing was read or written; name the folder itself.`;
    case "carrier-inside-vault":
      return `${problem.path} lies inside the vault, which no bundles are carried to or from. Nothing was read or written; name another folder.`;
    default:
      return assertNever(problem);
  }
}

function isOwn(problem: Problem): problem is OwnProblem {
  return OWN_KINDS.has(problem.kind);
}

/** Kinds that both tables know mean the same and are worded for bundles. */
function isBundleProblem(problem: Exclude<Problem, OwnProblem>): problem is BundleProblem {
  return Object.hasOwn(bundleProblems, problem.kind) && !Object.hasOwn(failures, problem.kind);
}
