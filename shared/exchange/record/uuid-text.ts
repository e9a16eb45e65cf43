const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** 16 bytes are 21 characters and a last one of which two bits count. */
const SHORT_UUID = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** Whether a text is a UUID in the form that records use: lower case with hyphens. */
export function isUuidText(text: string): boolean {
  return text.length === 36 && UUID.test(text);
}

/** A UUID as 22 characters: base64url (RFC 4648 §5) of its bytes, without padding. */
export function shortUuid(uuid: string): string {
  let short = "";
  let [bits, count] = [0, 0];
  for (let at = 0; at < uuid.length; at += 1) {
    const digit = HEX_DIGITS.indexOf(uuid.charAt(at));
    if (digit < 0) continue;
    bits = (bits << 4) | digit;
    count += 4;
    if (count < 6) continue;
    count -= 6;
    short += ALPHABET.charAt((bits >> count) & 63);
  }
  return short + ALPHABET.charAt((bits << (6 - count)) & 63);
}

/** The UUID of 22 characters; undefined when they are not what `shortUuid` gives. */
export function uuidOfShort(short: string): string | undefined {
  if (!SHORT_UUID.test(short)) return undefined;
  let uuid = "";
  let [bits, count] = [0, 0];
  for (let at = 0; uuid.length < 36;) {
    if (count < 4) {
      bits = (bits << 6) | ALPHABET.indexOf(short.charAt(at));
      at += 1;
      count += 6;
    }
    count -= 4;
    uuid += HEX_DIGITS.charAt((bits >> count) & 15);
    if (HYPHENS.has(uuid.length)) uuid += "-";
  }
  return uuid;
}

const HEX_DIGITS = "0123456789abcdef";
const HYPHENS: ReadonlySet<number> = new Set([8, 13, 18, 23]);
