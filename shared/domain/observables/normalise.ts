import { err, ok, type Result } from "../../result.ts";
import { readCompositeValue } from "./normalise-composite.ts";
import {
  readAsnValue,
  readIbanValue,
  readMacValue,
  readMimeTypeValue,
  readNumberValue,
  readOnionValue,
  readPhoneValue,
  readPortValue,
  readUuidValue,
  readWeaknessValue,
} from "./normalise-small-values.ts";
import {
  identityPart,
  PART_WEIGHTS,
  readDomainValue,
  readEmailValue,
  readFileNameValue,
  readHashValue,
  readIpValue,
  readRegistryValue,
  readUrlValue,
  readVulnerabilityValue,
  readWalletValue,
  type ReadResult,
  type ReadValue,
} from "./normalise-values.ts";
import { refangValue } from "./refang.ts";
import { familyOfType } from "./type-family-table.ts";
import {
  isObservableType,
  MAX_VALUE_CHARS,
  type NormalisedObservable,
  type ObservableFamily,
  type ObservablePart,
  type ObservableProblem,
  type ObservableType,
} from "./types.ts";

/** Families whose values come defanged in reports and feeds; for these a refused value is refanged and tried again. */
const DEFANGED_FAMILIES: ReadonlySet<ObservableFamily> = new Set<ObservableFamily>([
  "ipv4",
  "domain",
  "url",
  "email",
  "jabber",
  "onion",
]);

/** The longest URL that anybody wrote by hand is far shorter; a longer refused value is not worth a second try. */
const MAX_NETWORK_CHARS = 16_384;

/**
 * Checks a value against its type and brings it into canonical form (see {@link NormalisedObservable}).
 * Total, linear in the value's length, and the same for a value that is canonical already.
 * A refused value is no reason to lose it: {@link keepUnchecked} stores it as it is.
 */
export function normaliseObservable(
  type: string,
  value: string,
): Result<NormalisedObservable, ObservableProblem> {
  if (!isObservableType(type)) return err({ kind: "unknown-type", found: type.slice(0, 80) });
  if (value.length > MAX_VALUE_CHARS) {
    return err({ kind: "too-long", lengthChars: value.length, limitChars: MAX_VALUE_CHARS });
  }
  const text = value.trim();
  if (text === "") return err({ kind: "empty-value" });
  const read = readByType(type, text);
  if (read.ok) return ok(observableOf(type, value, read.value));
  const isDefangable =
    DEFANGED_FAMILIES.has(familyOfType(type)) && text.length <= MAX_NETWORK_CHARS;
  const refanged = isDefangable ? refangValue(text) : text;
  const again = refanged === text ? read : readByType(type, refanged);
  return again.ok ? ok(observableOf(type, value, again.value)) : read;
}

/**
 * The value as it came, trimmed, for a type that refused it: it is kept, found by its text and correlates with
 * the same text only, so that an import loses nothing.
 */
export function keepUnchecked(type: ObservableType, value: string): NormalisedObservable {
  const text = value.trim().slice(0, MAX_VALUE_CHARS);
  return { type, value: text, original: value, parts: identityPart(`unchecked-${type}`, text) };
}

/** One text per part for an index of correlations: `kind:value`. */
export function correlationKey(part: ObservablePart): string {
  return `${part.kind}:${part.value}`;
}

/** Nearly every value has neither of the optional fields; one shape for those keeps a bulk import fast. */
function observableOf(
  type: ObservableType,
  original: string,
  read: ReadValue,
): NormalisedObservable {
  const { value, parts } = read;
  if (read.unicode === undefined && read.checksum === undefined)
    return { type, value, original, parts };
  return { type, original, ...read };
}

function readByType(type: ObservableType, text: string): ReadResult {
  if (type.includes("|") || type === "malware-sample") {
    return readCompositeValue(type, text, readByType);
  }
  return readByFamily(familyOfType(type), type, text);
}

/** A dispatch and nothing else: one line per family. */
// oxlint-disable-next-line max-lines-per-function -- splitting a flat switch would only hide that it is complete
function readByFamily(family: ObservableFamily, type: ObservableType, text: string): ReadResult {
  switch (family) {
    case "ipv4":
    case "ipv6":
    case "cidr":
      return readIpValue(text);
    case "asn":
      return readAsnValue(text);
    case "domain":
      return readDomainValue(text, type === "domain" ? 2 : 1);
    case "url":
      return readUrlValue(text, type);
    case "email":
      return readEmailValue(text, "email", type);
    case "jabber":
      return readEmailValue(text, "jabber", type);
    case "hash":
    case "certificate":
      return readHashValue(text, type);
    case "filename":
      return readFileNameValue(text);
    case "vulnerability":
      return readVulnerabilityValue(text);
    case "weakness":
      return readWeaknessValue(text);
    case "regkey":
      return readRegistryValue(text);
    case "wallet":
      return readWalletByType(type, text);
    case "bank-account":
      return readIbanValue(text);
    case "mac-address":
      return readMacValue(text, type === "mac-eui-64" ? 8 : 6);
    case "phone-number":
      return readPhoneValue(text);
    case "mime-type":
      return readMimeTypeValue(text);
    case "port":
      return readPortValue(text);
    case "number":
      return readNumberValue(text, type);
    case "uuid":
      return readUuidValue(text);
    case "onion":
      return readOnionValue(text);
    case "free-text":
      return ok({ value: text, parts: [] });
    case "mutex":
    case "named-pipe":
    case "detection-rule":
      return ok({ value: text, parts: identityPart(family, text) });
    case "user-agent":
      return ok({ value: text, parts: [{ kind: family, value: text, weight: PART_WEIGHTS.host }] });
    case "generic":
      return ok({ value: text, parts: identityPart(type, text) });
  }
}

function readWalletByType(type: ObservableType, text: string): ReadResult {
  switch (type) {
    case "xmr":
    case "dash":
    case "eth":
      return readWalletValue(text, type);
    default:
      return readWalletValue(text, "btc");
  }
}
