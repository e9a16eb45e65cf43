/** The command line itself was wrong: exit code 2, with the sentence that says how. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
