import { parse } from "tldts";

/** The Public Suffix List (bundled with tldts, no network) as two questions about a host name. */

/** The name is checked before it comes here; tldts shall neither parse URLs nor validate again. */
const NAME_ONLY = {
  allowPrivateDomains: false,
  detectIp: false,
  extractHostname: false,
  mixedInputs: false,
  validateHostname: false,
} as const;

/**
 * The registrable domain (`example.co.uk` of `www.example.co.uk`) in lower case, or undefined when the suffix is
 * not public or the name is nothing but a suffix.
 */
export function registrableDomain(host: string): string | undefined {
  const parsed = parse(host, NAME_ONLY);
  if (parsed.isIcann !== true || parsed.domain === null) return undefined;
  return parsed.domain === "" ? undefined : parsed.domain;
}

/** True when the last labels are a public suffix and at least one more label precedes them. */
export function hasPublicSuffix(host: string): boolean {
  return registrableDomain(host) !== undefined;
}
