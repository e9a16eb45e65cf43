import { isSsdeepBlockSize } from "../../domain/observables/hash-value.ts";
import type { ObservableType } from "../../domain/observables/types.ts";
import { CLAIM, claim, claimAt, eachMatch, type TextScan } from "./text-scan.ts";

/** Hash algorithms by number of hexadecimal digits. */
const TYPE_BY_LENGTH: ReadonlyMap<number, ObservableType> = new Map<number, ObservableType>([
  [32, "md5"],
  [40, "sha1"],
  [56, "sha224"],
  [64, "sha256"],
  [96, "sha384"],
  [128, "sha512"],
]);

/** Words before the digits that name another fingerprint of the same length. */
const CONTEXT_TYPES: readonly (readonly [RegExp, number, ObservableType])[] = [
  [/(?:imp[-_ ]?hash|import hash)\W{0,12}$/i, 32, "imphash"],
  [/authentihash\W{0,12}$/i, 64, "authentihash"],
  [/pehash\W{0,12}$/i, 40, "pehash"],
  [/ja3s?(?: (?:hash|fingerprint))?\W{0,12}$/i, 32, "ja3-fingerprint-md5"],
  [/hassh\W{0,12}$/i, 32, "hassh-md5"],
  [/hasshserver\W{0,12}$/i, 32, "hasshserver-md5"],
  [/jarm(?: (?:hash|fingerprint))?\W{0,12}$/i, 62, "jarm-fingerprint"],
  [/tlsh\W{0,12}$/i, 70, "tlsh"],
  [/(?:thumbprint|certificate fingerprint)\W{0,12}$/i, 32, "x509-fingerprint-md5"],
  [/(?:thumbprint|certificate fingerprint)\W{0,12}$/i, 40, "x509-fingerprint-sha1"],
  [/(?:thumbprint|certificate fingerprint)\W{0,12}$/i, 64, "x509-fingerprint-sha256"],
];
const CONTEXT_CHARS = 40;

const HEX_RUN = /(?<![0-9A-Za-z])[0-9A-Fa-f]{32,128}(?![0-9A-Za-z])/g;
const TLSH = /(?<![0-9A-Za-z])T1[0-9A-Fa-f]{70}(?![0-9A-Za-z])/g;
const SSDEEP = /(?<![0-9A-Za-z])(\d{1,10}):([0-9A-Za-z+/]{6,64}):([0-9A-Za-z+/]{2,64})/g;

/** Cryptographic hashes, fuzzy hashes and fingerprints that are named as such. */
export function scanHashes(scan: TextScan): void {
  eachMatch(scan, HEX_RUN, (match, start, end) => {
    const value = match[0];
    const type = hexType(scan.text, start, value.length);
    if (type === undefined) return;
    scan.collector.add({ type, value, start, end });
    const digest = TYPE_BY_LENGTH.get(value.length);
    // A certificate's fingerprint is also the hash of the certificate as a file, and feeds list it as that.
    if (scan.withDerived && digest !== undefined && type.startsWith("x509-")) {
      scan.collector.add({ type: digest, value, start, end, note: "from-certificate" });
    }
  });
  eachMatch(scan, TLSH, (match, start, end) => {
    scan.collector.add({ type: "tlsh", value: match[0], start, end });
  });
  eachMatch(scan, SSDEEP, (match, start, end) => {
    const isFree = claimAt(scan, start) === CLAIM.none;
    if (!isFree || !isSsdeepBlockSize(Number(match[1]))) return;
    scan.collector.add({ type: "ssdeep", value: match[0], start, end });
    claim(scan, start, end, CLAIM.other);
  });
}

function hexType(text: string, start: number, length: number): ObservableType | undefined {
  const before = text.slice(Math.max(0, start - CONTEXT_CHARS), start);
  const named = CONTEXT_TYPES.find(
    ([context, digits]) => digits === length && context.test(before),
  );
  return named?.[2] ?? TYPE_BY_LENGTH.get(length);
}
