import { ok } from "../../result.ts";
import { identityPart, readIpValue, type ReadResult } from "./normalise-values.ts";
import { wrongForm } from "./problems.ts";
import { isObservableType, type ExpectedForm, type ObservableType } from "./types.ts";

/** Reads a value of a simple type; handed in, because the simple and the composite readers know each other. */
export type ReadSimple = (type: ObservableType, text: string) => ReadResult;

/**
 * Composite types (`filename|md5`, `domain|ip`, `ip-dst|port`, `hostname|port`, `regkey|value`, `malware-sample`):
 * each half in its canonical form, correlating by the parts of both.
 */
export function readCompositeValue(
  type: ObservableType,
  text: string,
  readSimple: ReadSimple,
): ReadResult {
  switch (type) {
    case "domain|ip":
      return readHalves(text, "|", "domain", "ip-dst", "domain-and-ip", readSimple);
    case "hostname|port":
      return readWithPort(text, "hostname", "host-name-and-port", readSimple);
    case "ip-src|port":
    case "ip-dst|port":
      return readIpAndPort(text, readSimple);
    case "regkey|value":
      return readRegistryPair(text, readSimple);
    case "malware-sample":
      return text.includes("|")
        ? readFileAndHash(text, sampleHash(text), readSimple)
        : readSimple("filename", text);
    default: {
      const hashType = type.slice(type.indexOf("|") + 1);
      const known = isObservableType(hashType) && !hashType.includes("|");
      // The two perceptual hashes without a checked form keep their text.
      return readFileAndHash(text, known ? hashType : "other", readSimple);
    }
  }
}

function readFileAndHash(
  text: string,
  hashType: ObservableType,
  readSimple: ReadSimple,
): ReadResult {
  // The hash has no bar, a file name may: the last one separates.
  return readHalves(text, "|", "filename", hashType, "file-name-and-hash", readSimple);
}

/** MISP writes the MD5 of a sample; tools that no longer trust it write a longer one. */
function sampleHash(text: string): "md5" | "sha1" | "sha256" {
  const length = text.length - text.lastIndexOf("|") - 1;
  return length === 64 ? "sha256" : length === 40 ? "sha1" : "md5";
}

function readHalves(
  text: string,
  separator: string,
  leftType: ObservableType,
  rightType: ObservableType,
  expected: ExpectedForm,
  readSimple: ReadSimple,
): ReadResult {
  const at = text.lastIndexOf(separator);
  if (at < 1 || at === text.length - 1) return wrongForm(text, expected);
  const left = readSimple(leftType, text.slice(0, at).trim());
  if (!left.ok) return left;
  const right = readSimple(rightType, text.slice(at + 1).trim());
  if (!right.ok) return right;
  const value = `${left.value.value}|${right.value.value}`;
  const parts = [...left.value.parts, ...right.value.parts];
  if (left.value.unicode === undefined) return ok({ value, parts });
  return ok({ value, parts, unicode: `${left.value.unicode}|${right.value.value}` });
}

/** MISP writes `host|port`, feeds often `host:port`. */
function readWithPort(
  text: string,
  hostType: ObservableType,
  expected: ExpectedForm,
  readSimple: ReadSimple,
): ReadResult {
  const separator = text.includes("|") ? "|" : ":";
  return readHalves(text, separator, hostType, "port", expected, readSimple);
}

function readIpAndPort(text: string, readSimple: ReadSimple): ReadResult {
  const bracketed = /^\[([^\]]{2,45})\]:(\d{1,5})$/.exec(text);
  if (bracketed !== null) {
    return readWithPort(
      `${bracketed[1]}|${bracketed[2]}`,
      "ip-dst",
      "ip-address-and-port",
      readSimple,
    );
  }
  const isIpv6Alone = !text.includes("|") && readIpValue(text).ok;
  if (isIpv6Alone) return wrongForm(text, "ip-address-and-port");
  return readWithPort(text, "ip-dst", "ip-address-and-port", readSimple);
}

/** The value's data may hold bars, the key's name hardly ever: the first one separates. */
function readRegistryPair(text: string, readSimple: ReadSimple): ReadResult {
  const at = text.indexOf("|");
  if (at < 1) return wrongForm(text, "registry-key");
  const key = readSimple("regkey", text.slice(0, at).trim());
  if (!key.ok) return key;
  const data = text.slice(at + 1).trim();
  const value = `${key.value.value}|${data}`;
  return ok({
    value,
    parts: [...key.value.parts, ...identityPart("regkey-value", value.toLowerCase())],
  });
}
