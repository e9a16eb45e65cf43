/** Name of a CSAF document's file (CSAF 2.0 §5.1): the id in small letters, every run of other characters one underscore. */
export function csafFileName(trackingId: string): string {
  return `${trackingId.toLowerCase().replaceAll(/[^+\-a-z0-9]+/g, "_")}.json`;
}
