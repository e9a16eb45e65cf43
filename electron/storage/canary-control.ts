/**
 * Writes everything in clear. It exists only to prove that the canary scan (threats row 1) would find clear text.
 * No call of the contract and no command can set it, and it is refused in production.
 */
export interface CanaryControl {
  readonly unsafePlaintextForCanaryControl?: true;
}

/** Whether encryption is off; throws when it may not be. */
export function isCanaryControl(options: CanaryControl): boolean {
  if (options.unsafePlaintextForCanaryControl !== true) return false;
  if (process.env["NODE_ENV"] === "production") {
    throw new Error("a vault without encryption exists in tests only");
  }
  return true;
}
