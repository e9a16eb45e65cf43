/** Closes a `switch` over a union: a new alternative that nobody handles fails to compile here. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled alternative: ${JSON.stringify(value)}`);
}
