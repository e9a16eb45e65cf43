import { decodePunycode, encodePunycode } from "./punycode.ts";

/** Host names in their canonical form: A-labels, lower case, no trailing dot (RFC 1035 §2.3.4, RFC 5890 §2.3). */

/** RFC 1035 §2.3.4: 255 octets on the wire are 253 characters of text. */
const MAX_NAME_CHARS = 253;
const MAX_LABEL_CHARS = 63;
const DOT = 46;

/** A host name in both forms. */
export interface HostName {
  /** A-labels, lower case. */
  readonly ascii: string;
  /** U-labels, only where they differ from `ascii`. */
  readonly unicode?: string;
  readonly labels: number;
}

/**
 * Reads a host name: letters, digits, hyphens, underscores (service and malware names have them) and dots,
 * in ASCII or in any script. One trailing dot is dropped. Whether the suffix is public is not asked here.
 * @returns undefined when it is not a name (empty or too long labels, other characters, all-numeric last label)
 */
export function readHostName(text: string): HostName | undefined {
  const name = text.endsWith(".") ? text.slice(0, -1) : text;
  const shape = scanAscii(name);
  if (shape === "other") return readInternationalName(name);
  if (shape === "invalid") return undefined;
  const lower = shape === "upper" ? name.toLowerCase() : name;
  const labels = countLabels(lower);
  if (labels === 0) return undefined;
  return lower.includes("xn--") ? withUnicode(lower, labels) : { ascii: lower, labels };
}

/** U-labels of an ASCII name; labels that are not punycode stay as they are. RFC 5891 §5. */
export function toUnicodeName(ascii: string): string {
  return ascii
    .split(".")
    .map((label) => decodeLabel(label) ?? label)
    .join(".");
}

function readInternationalName(name: string): HostName | undefined {
  // UTS 46 maps compatibility forms and case and takes the ideographic full stops as dots; NFKC and lower case do the same here.
  const mapped = name
    .replace(/[\u3002\uff0e\uff61]/g, ".")
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFC");
  if (mapped.length > MAX_NAME_CHARS * 4) return undefined;
  const labels: string[] = [];
  for (const label of mapped.split(".")) {
    const encoded = isAscii(label) ? label : encodeLabel(label);
    if (encoded === undefined) return undefined;
    labels.push(encoded);
  }
  const ascii = labels.join(".");
  const shape = scanAscii(ascii);
  const count = shape === "lower" ? countLabels(ascii) : 0;
  return count === 0 ? undefined : withUnicode(ascii, count);
}

function encodeLabel(label: string): string | undefined {
  if (!/^[\p{L}\p{N}\p{M}\p{Join_Control}\u00b7_-]+$/u.test(label)) return undefined;
  const encoded = encodePunycode(label);
  return encoded === undefined ? undefined : `xn--${encoded}`;
}

function decodeLabel(label: string): string | undefined {
  return label.startsWith("xn--") ? decodePunycode(label.slice(4)) : undefined;
}

function withUnicode(ascii: string, labels: number): HostName {
  const unicode = toUnicodeName(ascii);
  return unicode === ascii ? { ascii, labels } : { ascii, unicode, labels };
}

function scanAscii(name: string): "lower" | "upper" | "other" | "invalid" {
  if (name.length === 0) return "invalid";
  let isUpper = false;
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code > 127) return "other";
    if (code >= 65 && code <= 90) isUpper = true;
    else if (!isLowerNameCode(code)) return "invalid";
  }
  return isUpper ? "upper" : "lower";
}

function isLowerNameCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    code === DOT ||
    code === 45 ||
    code === 95
  );
}

/** Number of labels, or 0 when one is empty or too long, or the last is a number (then it is a broken address). */
function countLabels(name: string): number {
  if (name.length > MAX_NAME_CHARS) return 0;
  let labels = 0;
  let start = 0;
  let hasLetter = false;
  for (let index = 0; index <= name.length; index++) {
    const code = index < name.length ? name.charCodeAt(index) : DOT;
    if (code !== DOT) {
      if (code > 57) hasLetter = true;
      continue;
    }
    const length = index - start;
    if (length === 0 || length > MAX_LABEL_CHARS) return 0;
    labels++;
    start = index + 1;
    if (index < name.length) hasLetter = false;
  }
  return hasLetter || labels === 1 ? labels : 0;
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}
