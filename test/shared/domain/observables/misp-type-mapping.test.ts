import { describe, expect, it } from "vitest";
import {
  familyOfType,
  isObservableType,
  normaliseObservable,
  observableTypes,
} from "../../../../shared/domain/observables/index.ts";

/** Types that are kept as text and correlate by it: whoever adds a type decides here whether that is enough. */
const GENERIC = `favicon-mmh3 community-id dom-hash pgp-public-key pgp-private-key ssh-fingerprint
  identity-card-number cookie cpe hex target-user target-machine target-org target-location target-external bic
  bank-account-nr aba-rtn bin cc-number threat-actor campaign-name campaign-id vhash telfhash impfuzzy
  windows-scheduled-task windows-service-name windows-service-displayname whois-registrant-name whois-registrant-org
  email-x-mailer email-thread-index email-message-id github-username github-repository github-organisation twitter-id
  dkim dkim-signature first-name middle-name last-name full-name date-of-birth place-of-birth passport-number
  redress-number visa-number primary-residence special-service-request frequent-flyer-number travel-details
  payment-details place-port-of-original-embarkation place-port-of-clearance place-port-of-onward-foreign-destination
  passenger-name-record-locator-number mobile-application-id azure-application-id chrome-extension-id
  edge-extension-id`.split(/\s+/);

const MD5 = "d41d8cd98f00b204e9800998ecf8427e";
const SHA256 = "A".repeat(64);

describe("every MISP type has a deliberate reading", () => {
  it("as generic text only where it is listed so", () => {
    const generic = observableTypes().filter((type) => familyOfType(type) === "generic");
    expect(generic).toEqual(GENERIC);
  });

  it.each([
    ["domain|ip", "Bad-Site[.]org|192.0.2.1", "bad-site.org|192.0.2.1"],
    ["domain|ip", "bad-site.org|2001:DB8::1", "bad-site.org|2001:db8::1"],
    ["filename|sha256", `a.exe|${SHA256}`, `a.exe|${SHA256.toLowerCase()}`],
    ["filename|md5", `C:\\x|y\\a.exe|${MD5}`, `C:\\x|y\\a.exe|${MD5}`],
    ["filename|ssdeep", "a|3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C", null],
    ["filename|vhash", "a.exe|015056", null],
    ["filename|impfuzzy", "a.exe|6:abc:def", null],
    ["filename|imphash", `a.dll|${MD5}`, null],
    ["filename|sha3-256", `a|${"c".repeat(64)}`, null],
    ["ip-dst|port", "192.0.2.1:443", "192.0.2.1|443"],
    ["ip-src|port", "[2001:db8::1]:443", "2001:db8::1|443"],
    ["ip-src|port", "2001:db8::1|443", null],
    ["hostname|port", "C2.bad-site.org:8443", "c2.bad-site.org|8443"],
    ["regkey|value", "HKLM\\Software\\X|a|b", "HKEY_LOCAL_MACHINE\\Software\\X|a|b"],
    ["malware-sample", `a.exe|${MD5}`, null],
    ["malware-sample", `a.exe|${SHA256}`, `a.exe|${SHA256.toLowerCase()}`],
    ["malware-sample", "a.exe", null],
    ["email-dst-display-name", "Jan M.", null],
    ["AS", "as 64496", "AS64496"],
    ["onion-address", `http://${"a".repeat(56)}.onion`, `${"a".repeat(56)}.onion`],
    ["whois-registrant-email", "a[at]b.org", "a@b.org"],
    ["iban", "DE89 3704 0044 0532 0130 00", "DE89370400440532013000"],
    ["ip-src", "fe80::1%eth0", "fe80::1"],
    ["cpe", "cpe:2.3:a:x:y:1:*:*:*:*:*:*:*", null],
  ] as const)("%s: %s", (type, found, canonical) => {
    const read = normaliseObservable(type, found);
    expect(read.ok && read.value.value).toBe(canonical ?? found);
  });

  it.each([
    ["domain|ip", "bad-site.org", "wrong-form"],
    ["filename|md5", "a.exe", "wrong-form"],
    ["malware-sample", `a.exe|${"a".repeat(50)}`, "wrong-length"],
    ["ip-dst|port", "192.0.2.1|99999", "out-of-range"],
    ["brand-new", "x", "unknown-type"],
  ])("%s does not take %s: %s", (type, found, kind) => {
    const read = normaliseObservable(type, found);
    expect(read.ok ? null : read.error.kind).toBe(kind);
  });

  it("refuses nothing that is a composite of two valid halves", () => {
    const composites = observableTypes().filter((type) => type.startsWith("filename|"));
    const kinds = composites.map((type) => {
      const read = normaliseObservable(type, "a.exe|");
      return read.ok ? "taken" : read.error.kind;
    });
    expect(new Set(kinds)).toEqual(new Set(["wrong-form"]));
    expect(composites.every((type) => isObservableType(type.slice("filename|".length)))).toBe(true);
  });
});
