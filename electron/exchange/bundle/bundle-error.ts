import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { isDiskFull, systemErrorCode } from "../../files/system-error.ts";

export type { BundleProblem };

/** Thrown inside streams, where a result can't be returned; `problem` is what to tell. */
export class BundleError extends Error {
  readonly problem: BundleProblem;

  constructor(problem: BundleProblem) {
    super(problem.kind);
    this.name = "BundleError";
    this.problem = problem;
  }
}

/**
 * Runs what throws {@link BundleError}s and gives their problem as a value. What the system says about `path` becomes
 * `disk-full` or `medium-failed`: a stick that was pulled is no bug of ours.
 */
export async function settleBundle<T>(
  path: string,
  run: () => Promise<T>,
): Promise<Result<T, BundleProblem>> {
  try {
    return ok(await run());
  } catch (error) {
    return err(problemOf(path, error));
  }
}

/** The problem that an exception stands for; other exceptions are thrown on. */
export function problemOf(path: string, error: unknown): BundleProblem {
  if (error instanceof BundleError) return error.problem;
  if (isDiskFull(error)) return { kind: "disk-full", path };
  const code = systemErrorCode(error);
  // Codes of the system are upper case with an E in front; Node's own (ERR_...) are bugs.
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) throw error;
  return { kind: "medium-failed", path, code };
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new BundleError({ kind: "cancelled" });
}
