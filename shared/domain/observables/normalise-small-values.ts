import { ok } from "../../result.ts";
import { identityPart, PART_WEIGHTS, type ReadResult } from "./normalise-values.ts";
import { checksumMismatch, outOfRange, wrongForm } from "./problems.ts";

/** Readers of the types that need a line or two each: numbers of networks, interfaces, accounts and telephones. */

const MAX_AS_NUMBER = 0xffffffff;
const MAX_PORT = 65_535;
/** ITU-T E.164 allows 15 digits; extensions and national prefixes written along make it longer. */
const PHONE_DIGITS = { min: 5, max: 20 } as const;

/** `AS64496` (RFC 5396 asplain); `ASN 64496`, a bare number and asdot (`1.10`) are read too. */
export function readAsnValue(text: string): ReadResult {
  const match = /^(?:ASN?)?\s{0,3}(\d{1,10})(?:\.(\d{1,5}))?$/i.exec(text);
  if (match === null) return wrongForm(text, "asn");
  const [, high = "", low] = match;
  const number = low === undefined ? Number(high) : Number(high) * 65_536 + Number(low);
  if (number > MAX_AS_NUMBER || Number(low ?? 0) > 65_535) return outOfRange(text, "asn");
  return ok({ value: `AS${number}`, parts: identityPart("asn", `AS${number}`) });
}

/** A TCP or UDP port. */
export function readPortValue(text: string): ReadResult {
  if (!/^\d{1,10}$/.test(text)) return wrongForm(text, "port");
  if (Number(text) > MAX_PORT) return outOfRange(text, "port");
  return ok({ value: String(Number(text)), parts: [] });
}

/** Six (EUI-48) or eight (EUI-64) octets in any customary notation, as `aa:bb:cc:dd:ee:ff`. */
export function readMacValue(text: string, octets: 6 | 8): ReadResult {
  const isForm =
    /^[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1)*[0-9A-Fa-f]{2}$/.test(text) ||
    /^[0-9A-Fa-f]{4}(?:\.[0-9A-Fa-f]{4}){2,3}$/.test(text) ||
    /^[0-9A-Fa-f]{12}(?:[0-9A-Fa-f]{4})?$/.test(text);
  const digits = text.replace(/[:.-]/g, "").toLowerCase();
  if (!isForm || digits.length !== octets * 2) return wrongForm(text, "mac-address");
  const value = (digits.match(/../g) ?? []).join(":");
  return ok({ value, parts: identityPart("mac-address", value) });
}

/** Digits with a leading `+` where there was one; spaces, dots, dashes and brackets are only typography. */
export function readPhoneValue(text: string): ReadResult {
  const match = /^(?:tel:)?\(?(\+?)([\d\s()./-]{1,40})$/i.exec(text);
  const digits = (match?.[2] ?? "").replace(/\(0\)/, "").replace(/\D/g, "");
  if (match === null || digits.length < PHONE_DIGITS.min || digits.length > PHONE_DIGITS.max) {
    return wrongForm(text, "phone-number");
  }
  const value = (match[1] ?? "") + digits;
  return ok({ value, parts: identityPart("phone-number", value) });
}

/** `type/subtype` of RFC 6838 §4.2, lower case, parameters kept. */
export function readMimeTypeValue(text: string): ReadResult {
  const match = /^([\w.+!#$&^-]{1,127}\/[\w.+!#$&^-]{1,127})(\s*;.{0,1024})?$/.exec(text);
  if (match === null) return wrongForm(text, "mime-type");
  return ok({ value: (match[1] ?? "").toLowerCase() + (match[2] ?? ""), parts: [] });
}

/** Counts and sizes; they connect nothing. */
export function readNumberValue(text: string, type: string): ReadResult {
  const form =
    type === "float" ? /^[+-]?\d{1,40}(?:\.\d{1,40})?(?:e[+-]?\d{1,4})?$/i : /^-?\d{1,40}$/;
  return form.test(text) ? ok({ value: text, parts: [] }) : wrongForm(text, "number");
}

/** RFC 9562 text form, lower case. */
export function readUuidValue(text: string): ReadResult {
  const isForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
  if (!isForm) return wrongForm(text, "uuid");
  const value = text.toLowerCase();
  return ok({ value, parts: identityPart("uuid", value) });
}

/** A Tor onion service, version 3 (56 characters) or the retired version 2 (16). */
export function readOnionValue(text: string): ReadResult {
  const match = /^(?:https?:\/\/)?([a-z2-7]{56}|[a-z2-7]{16})(?:\.onion)?\/?$/i.exec(text);
  if (match === null) return wrongForm(text, "onion-address");
  const value = `${(match[1] ?? "").toLowerCase()}.onion`;
  return ok({ value, parts: identityPart("domain", value) });
}

/** `CWE-79`. */
export function readWeaknessValue(text: string): ReadResult {
  const match = /^(CWE|CAPEC)[-\s]?(\d{1,6})$/i.exec(text);
  if (match === null) return wrongForm(text, "weakness-id");
  const value = `${(match[1] ?? "").toUpperCase()}-${Number(match[2])}`;
  return ok({ value, parts: [{ kind: "weakness", value, weight: PART_WEIGHTS.reference }] });
}

/** ISO 13616 account number without spaces, checked modulo 97 (ISO 7064). */
export function readIbanValue(text: string): ReadResult {
  const value = text.replace(/[\s-]/g, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(value)) return wrongForm(text, "iban");
  let remainder = 0;
  for (const char of value.slice(4) + value.slice(0, 4)) {
    const digits = char > "9" ? char.charCodeAt(0) - 55 : Number(char);
    remainder = (remainder * (digits > 9 ? 100 : 10) + digits) % 97;
  }
  if (remainder !== 1) return checksumMismatch(text, "iban");
  return ok({ value, parts: identityPart("iban", value) });
}
