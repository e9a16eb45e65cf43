/** As many as a disk and the threads behind it work on at once; more only wait in memory. */
const AT_ONCE = 32;

/** Does work on all items, several at a time; the answers are in the order of the items. */
export async function mapTogether<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const answers: R[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE)
    answers.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))));
  return answers;
}
