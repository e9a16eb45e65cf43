/** Character classes by code unit, for scanners that look at each character of a long text once. */

/** ASCII letter or digit. */
export function isAsciiAlnum(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}

/** ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** ASCII hexadecimal digit. */
export function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

/**
 * Letter or digit of any script, judged by block: everything beyond Latin-1's signs but punctuation, symbols,
 * private use and fullwidth punctuation. Cheaper than a Unicode expression and good enough to bound a name.
 */
export function isWordCode(code: number): boolean {
  if (code < 128) return isAsciiAlnum(code);
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code === 0xd7 || code === 0xf7) return false;
  if (code >= 0x2000 && code <= 0x2bff) return false;
  if (code >= 0x3000 && code <= 0x3004) return false;
  if (code >= 0x3007 && code <= 0x3020) return false;
  if (code >= 0xe000 && code <= 0xf8ff) return false;
  if (code >= 0xfe00 && code <= 0xfe6f) return false;
  return code < 0xff00 || (code >= 0xff10 && code <= 0xff19) || isFullwidthLetter(code);
}

/** Word character, hyphen or underscore: what a label of a host name may hold. */
export function isLabelCode(code: number): boolean {
  return isWordCode(code) || code === 45 || code === 95;
}

/** Space or tab: what people put around a defanged dot. Line ends separate indicators. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isFullwidthLetter(code: number): boolean {
  return (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a) || code >= 0xff66;
}
