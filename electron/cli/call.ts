import type { Failure } from "../../shared/contract/failures.ts";
import type { Result } from "../../shared/result.ts";
import { failureOf } from "../rpc/failure-error.ts";

/** A refusal of the core on its way to the exit code; carries the typed failure and nothing else. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Waits for a call of the contract; its declared error becomes a {@link Refusal}. */
export async function answer<T>(promise: PromiseLike<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw refusalOf(error);
  }
}

/** The value of a result of the core's own functions; its error becomes a {@link Refusal}. */
export function value<T>(result: Result<T, Failure>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.error);
}

/** The part of a call's stream that is read here. */
interface ProgressStream<P, R> {
  readonly next: () => Promise<IteratorResult<P, R>>;
}

/** Runs a call that streams progress; gives its final value. */
export async function drain<P, R>(
  promise: PromiseLike<ProgressStream<P, R>>,
  onProgress: (progress: P) => void,
): Promise<R> {
  const stream = await answer(promise);
  try {
    for (;;) {
      const step = await stream.next();
      if (step.done === true) return step.value;
      onProgress(step.value);
    }
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): unknown {
  const failure = failureOf(error);
  return failure === null ? error : new Refusal(failure);
}
