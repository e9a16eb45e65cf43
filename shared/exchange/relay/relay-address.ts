import { err, ok, type Result } from "../../result.ts";
import { RELAY_LIMITS } from "./limits.ts";

/** Why an address is none that we connect to. */
export interface AddressFault {
  readonly found: string;
  readonly expected: string;
}

const DEFAULT_PORT = 4222;

/**
 * Addresses of the servers of one relay, as `tls://host:port`. Nothing but TLS: there is no fallback to clear text that somebody on
 * the way could bring about (threats row 95). A name and a password in an address would end up in lists and logs.
 */
export function parseRelayUrls(texts: readonly string[]): Result<readonly string[], AddressFault> {
  if (texts.length === 0 || texts.length > RELAY_LIMITS.urls) {
    return err({
      found: String(texts.length),
      expected: `1 to ${String(RELAY_LIMITS.urls)} addresses`,
    });
  }
  const urls: string[] = [];
  for (const text of texts) {
    const [, host, port = String(DEFAULT_PORT)] = PATTERN.exec(text) ?? [];
    const number = Number(port);
    if (host === undefined || number < 1 || number > 65_535) {
      return err({ found: text, expected: "tls://HOST or tls://HOST:PORT" });
    }
    urls.push(`tls://${host.toLowerCase()}:${String(number)}`);
  }
  return ok([...new Set(urls)]);
}

/** A name, an IPv4 address, or an IPv6 address in brackets; a port. */
const PATTERN =
  /^tls:\/\/([A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::(\d{1,5}))?\/?$/;
