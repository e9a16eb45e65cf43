/** A text with the reason for a status below it; the contract keeps both in one place. */
export function withReason(before: string, reason: string): string {
  if (reason === "") return before;
  return before.trim() === "" ? reason : `${before.trimEnd()}\n\n${reason}`;
}
