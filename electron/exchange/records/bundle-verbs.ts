/** In the journal: a bundle was taken in; the cause names it. */
export const APPLIED_VERB = "bundle-applied";
/** In the journal: what a bundle brought was taken back; the cause names it. */
export const ROLLED_BACK_VERB = "bundle-rolled-back";

export function causeOfBundle(bundleId: string): string {
  return `bundle ${bundleId}`;
}
