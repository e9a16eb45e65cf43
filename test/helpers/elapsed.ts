/** Wall time of one call. Take the best of several: other work on the machine only ever adds to it. */
export function elapsedMs(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
