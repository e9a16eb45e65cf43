import type { ObservableFamily, ObservableType } from "./types.ts";

/** Types that are checked and correlate by more than their text; every other type is kept as free or generic text. */
const TYPES_OF_FAMILY: ReadonlyMap<ObservableFamily, readonly ObservableType[]> = new Map<
  ObservableFamily,
  readonly ObservableType[]
>([
  ["ipv4", ["ip-src", "ip-dst"]],
  ["asn", ["AS"]],
  ["domain", ["domain", "hostname"]],
  ["url", ["url", "uri", "link"]],
  [
    "email",
    [
      "email",
      "email-src",
      "email-dst",
      "email-reply-to",
      "whois-registrant-email",
      "target-email",
      "dns-soa-email",
      "eppn",
    ],
  ],
  ["jabber", ["jabber-id"]],
  [
    "hash",
    [
      "md5",
      "sha1",
      "sha224",
      "sha256",
      "sha384",
      "sha512",
      "sha512/224",
      "sha512/256",
      "sha3-224",
      "sha3-256",
      "sha3-384",
      "sha3-512",
      "imphash",
      "pehash",
      "authentihash",
      "git-commit-id",
      "cdhash",
      "ja3-fingerprint-md5",
      "hassh-md5",
      "hasshserver-md5",
      "jarm-fingerprint",
      "ssdeep",
      "tlsh",
    ],
  ],
  ["certificate", ["x509-fingerprint-md5", "x509-fingerprint-sha1", "x509-fingerprint-sha256"]],
  ["filename", ["filename", "attachment", "email-attachment", "pdb"]],
  ["vulnerability", ["vulnerability"]],
  ["weakness", ["weakness"]],
  ["regkey", ["regkey"]],
  ["mutex", ["mutex"]],
  ["named-pipe", ["named pipe"]],
  ["user-agent", ["user-agent"]],
  ["wallet", ["btc", "xmr", "dash", "eth"]],
  ["bank-account", ["iban"]],
  ["mac-address", ["mac-address", "mac-eui-64"]],
  ["phone-number", ["phone-number", "whois-registrant-phone", "prtn"]],
  ["mime-type", ["mime-type"]],
  ["port", ["port"]],
  ["number", ["size-in-bytes", "counter", "integer", "float"]],
  ["uuid", ["uuid"]],
  ["onion", ["onion-address"]],
  [
    "detection-rule",
    [
      "yara",
      "sigma",
      "snort",
      "suricata",
      "bro",
      "zeek",
      "stix2-pattern",
      "kusto-query",
      "gene",
      "pattern-in-file",
      "pattern-in-traffic",
      "pattern-in-memory",
      "filename-pattern",
    ],
  ],
  // Descriptions, dates, yes and no: sharing one of these connects nothing (features row 25).
  [
    "free-text",
    [
      "comment",
      "text",
      "other",
      "http-method",
      "gender",
      "nationality",
      "cortex",
      "boolean",
      "anonymised",
      "datetime",
      "email-body",
      "email-header",
      "email-subject",
      "email-src-display-name",
      "email-dst-display-name",
      "email-mime-boundary",
      "malware-type",
      "whois-creation-date",
      "whois-registrar",
      "passport-expiration",
      "passport-country",
      "country-of-residence",
      "issue-date-of-the-visa",
      "process-state",
    ],
  ],
]);

const FAMILY_OF_TYPE: ReadonlyMap<string, ObservableFamily> = new Map(
  [...TYPES_OF_FAMILY].flatMap(([family, types]) => types.map((type) => [type, family] as const)),
);

/**
 * Family of a type. For addresses it is `ipv4` as a class: the value decides between `ipv4`, `ipv6` and `cidr`.
 * Composite types (`filename|md5`) answer with the family of their second, more telling half.
 */
export function familyOfType(type: ObservableType): ObservableFamily {
  const known = FAMILY_OF_TYPE.get(type);
  if (known !== undefined) return known;
  if (type === "malware-sample") return "hash";
  const bar = type.indexOf("|");
  if (bar === -1) return "generic";
  if (type === "regkey|value") return "regkey";
  if (type === "domain|ip" || type === "hostname|port") return "domain";
  return type.endsWith("|port") ? "ipv4" : "hash";
}
