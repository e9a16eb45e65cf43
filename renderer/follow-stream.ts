/**
 * Reads a stream of progress of the contract to its end and gives the result that it returns. Throws what the stream
 * throws; the caller passes its abort signal with the call itself.
 */
export async function followStream<Step, Outcome>(
  stream: { readonly next: () => Promise<IteratorResult<Step, Outcome>> },
  onStep: (step: Step) => void,
): Promise<Outcome> {
  for (let next = await stream.next(); ; next = await stream.next()) {
    if (next.done === true) return next.value;
    onStep(next.value);
  }
}
