/** Reasons that another day, another card or another setting of ours may take away; all others stay with the bundle for ever. */
const MAY_PASS: ReadonlySet<string> = new Set([
  "cancelled",
  "disk-full",
  "medium-failed",
  "incomplete",
  // Another laptop of ours, or an older key, may open it.
  "not-for-us",
  "newer-version",
  "signer-refused",
  "sender-not-verified",
  "downgraded",
  "stream-forked",
  "too-large",
  "not-a-regular-file",
]);

/**
 * Whether a bundle that was refused stays in our mailbox to be looked at again. The others go as soon as they were named: they would
 * fill it until no peer could reach us, and their senders still have them (threats row 93).
 */
export function isKept(reason: string): boolean {
  return MAY_PASS.has(reason);
}
