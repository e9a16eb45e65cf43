import type { Result } from "../../shared/result.ts";

/**
 * Work that reports its progress by a callback, as a stream: the newest progress is yielded, older ones that nobody has
 * taken yet are dropped unless `isKept` says that each of them counts, the result comes last. What the work throws, the
 * stream throws.
 */
export async function* progressStream<P, R, E>(
  work: (report: (progress: P) => void) => Promise<Result<R, E>>,
  isKept: (progress: P) => boolean = () => false,
): AsyncGenerator<P, Result<R, E>, void> {
  const waiting: P[] = [];
  let wake: () => void = () => {};
  let isDone = false;
  const running = work((progress) => {
    const last = waiting.at(-1);
    if (last !== undefined && !isKept(last)) waiting.pop();
    waiting.push(progress);
    wake();
  }).finally(() => {
    isDone = true;
    wake();
  });
  // Its rejection is thrown by the last line; until then it must not count as unhandled.
  running.catch(() => {});
  for (;;) {
    const progress = waiting.shift();
    if (progress !== undefined) {
      yield progress;
    } else if (isDone) {
      return running;
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}
