import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  correlationKey,
  keepUnchecked,
  normaliseObservable,
  observableTypes,
} from "../../../../shared/domain/observables/index.ts";
import { dataPath } from "../../../helpers/data.ts";

const valueOf = (type: string, value: string): string => {
  const read = normaliseObservable(type, value);
  return read.ok ? read.value.value : `refused: ${read.error.kind}`;
};
const keysOf = (type: string, value: string): readonly string[] => {
  const read = normaliseObservable(type, value);
  return read.ok ? read.value.parts.map(correlationKey) : [];
};

describe("canonical values", () => {
  it.each([
    ["ip-src", " 192.0.2.01 ", "192.0.2.1"],
    ["ip-dst", "2001:DB8::0:1", "2001:db8::1"],
    ["ip-dst", "[2001:db8::1]", "2001:db8::1"],
    ["ip-dst", "192.0.2.77/24", "192.0.2.77/24"],
    ["ip-dst", "192.0.2.77/32", "192.0.2.77"],
    ["ip-dst", "192[.]0[.]2[.]1", "192.0.2.1"],
    ["AS", "ASN 64496", "AS64496"],
    ["AS", "1.10", "AS65546"],
    ["domain", "Evil[.]Example", "evil.example"],
    ["hostname", "DESKTOP-1", "desktop-1"],
    ["url", "hxxps://Evil[.]Example/A", "https://evil.example/A"],
    ["email-src", "A.B@Bücher.DE", "A.B@xn--bcher-kva.de"],
    ["email", "<a@b.example>", "a@b.example"],
    ["md5", "D41D8CD98F00B204E9800998ECF8427E", "d41d8cd98f00b204e9800998ecf8427e"],
    [
      "x509-fingerprint-md5",
      "D4:1D:8C:D9:8F:00:B2:04:E9:80:09:98:EC:F8:42:7E",
      "d41d8cd98f00b204e9800998ecf8427e",
    ],
    ["tlsh", `T1${"AB".repeat(35)}`, "ab".repeat(35)],
    ["ssdeep", "3::", "3::"],
    [
      "filename|md5",
      "A.exe|D41D8CD98F00B204E9800998ECF8427E",
      "A.exe|d41d8cd98f00b204e9800998ecf8427e",
    ],
    ["domain|ip", "EVIL.example|192.0.2.1", "evil.example|192.0.2.1"],
    ["ip-dst|port", "192.0.2.1:443", "192.0.2.1|443"],
    ["ip-dst|port", "[2001:db8::1]:443", "2001:db8::1|443"],
    ["hostname|port", "A.example|080", "a.example|80"],
    ["vulnerability", "cve 2021-44228", "CVE-2021-44228"],
    ["vulnerability", "euvd-2025-1", "EUVD-2025-1"],
    ["vulnerability", "gcve-1-2025-0001", "GCVE-1-2025-0001"],
    ["regkey", "hklm\\Software\\Run\\", "HKEY_LOCAL_MACHINE\\Software\\Run"],
    ["regkey", "<HKCU>\\Software", "HKEY_CURRENT_USER\\Software"],
    [
      "regkey|value",
      "HKLM\\Software\\Run|C:\\a.exe",
      "HKEY_LOCAL_MACHINE\\Software\\Run|C:\\a.exe",
    ],
    ["mac-address", "AA-BB-CC-00-11-22", "aa:bb:cc:00:11:22"],
    ["mac-address", "AABB.CC00.1122", "aa:bb:cc:00:11:22"],
    ["phone-number", "+49 (0) 89 / 123-456", "+4989123456"],
    ["iban", "DE89 3704 0044 0532 0130 00", "DE89370400440532013000"],
    ["mime-type", "Text/HTML", "text/html"],
    ["weakness", "cwe-079", "CWE-79"],
    ["comment", "  as it is ", "as it is"],
  ])("%s %s becomes %s", (type, value, expected) => {
    expect(valueOf(type, value)).toBe(expected);
  });

  it.each([
    ["nonsense", "x", "unknown-type"],
    ["domain", "  ", "empty-value"],
    ["ip-src", "192.0.2.010", "ambiguous-octal"],
    ["ip-src", "192.0.2.256", "out-of-range"],
    ["ip-src", "192.0.2.1/33", "out-of-range"],
    ["ip-src", "example.com", "wrong-form"],
    ["domain", "192.0.2.1", "wrong-form"],
    ["sha1", "abc", "wrong-length"],
    ["sha1", "not hexadecimal", "wrong-form"],
    ["ssdeep", "5:abc:def", "wrong-form"],
    ["vulnerability", "CVE-21-1", "wrong-form"],
    ["btc", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3", "checksum-mismatch"],
    ["iban", "DE89 3704 0044 0532 0130 01", "checksum-mismatch"],
    ["port", "65536", "out-of-range"],
    ["AS", "4294967296", "out-of-range"],
    ["filename|md5", "a.exe", "wrong-form"],
  ])("%s refuses %s as %s", (type, value, kind) => {
    const read = normaliseObservable(type, value);
    expect(read.ok ? read.value : read.error.kind).toBe(kind);
  });

  it("refuses a value of more than a mebibyte", () => {
    const read = normaliseObservable("text", "x".repeat(1_048_577));
    expect(read.ok ? read.value : read.error.kind).toBe("too-long");
  });

  it("says what was found and expected", () => {
    expect(normaliseObservable("sha256", "AB")).toEqual({
      ok: false,
      error: { kind: "wrong-length", found: "AB", lengthChars: 2, expectedChars: 64 },
    });
  });

  it("keeps a refused value so that nothing is lost, apart from checked ones", () => {
    expect(keepUnchecked("sha1", " abc ")).toEqual({
      type: "sha1",
      value: "abc",
      original: " abc ",
      parts: [{ kind: "unchecked-sha1", value: "abc", weight: 1 }],
    });
  });
});

describe("correlation", () => {
  it("connects source and destination addresses", () => {
    expect(keysOf("ip-src", "192.0.2.1")).toEqual(keysOf("ip-dst", "192.0.2.1"));
  });

  it("connects a domain with the same name as host", () => {
    expect(keysOf("domain", "evil.example")).toEqual(keysOf("hostname", "EVIL.example."));
  });

  it("connects a composite by both halves", () => {
    expect(keysOf("filename|sha1", `C:\\x\\A.exe|${"a".repeat(40)}`)).toEqual([
      "filename:a.exe",
      `sha1:${"a".repeat(40)}`,
    ]);
  });

  it("connects a URL with its host, but less than with itself", () => {
    const read = normaliseObservable("url", "http://evil.example");
    expect(read.ok && read.value.parts).toEqual([
      { kind: "url", value: "http://evil.example/", weight: 1 },
      { kind: "domain", value: "evil.example", weight: 0.5 },
    ]);
  });

  it("connects a URL with the page that it asks for, whatever the query", () => {
    const page = "url:https://evil.example/a.php";
    expect(keysOf("url", "https://Evil.example:443/a.php?id=1#x")).toContain(page);
    expect(keysOf("url", "https://evil.example/a.php#x")).toContain(page);
    expect(keysOf("url", "https://evil.example/a.php")).toContain(page);
    expect(keysOf("url", "https://evil.example/?id=1")).toEqual([
      "url:https://evil.example/?id=1",
      "domain:evil.example",
    ]);
  });

  it("connects a network by its network address, whatever host bits were written", () => {
    expect(keysOf("ip-dst", "192.0.2.77/24")).toEqual(["cidr:192.0.2.0/24"]);
  });

  it("connects an IPv4-mapped address with the IPv4 address", () => {
    expect(keysOf("ip-dst", "::ffff:192.0.2.1")).toContain("ipv4:192.0.2.1");
  });

  it("keeps a certificate apart from a file with the same digits", () => {
    const digits = "a".repeat(40);
    expect(keysOf("x509-fingerprint-sha1", digits)).not.toEqual(keysOf("sha1", digits));
  });

  it.each(["comment", "port", "size-in-bytes", "mime-type", "boolean"])(
    "connects nothing by %s",
    (type) => {
      expect(keysOf(type, type === "mime-type" ? "text/plain" : "80")).toEqual([]);
    },
  );
});

describe("hostile values", () => {
  it.each(["a", ".", "a.", "1", ":", "@", "|", "\\", "/", "é", "[.]", " ", "%"])(
    "of a mebibyte of %j cost little, whatever the type",
    (piece) => {
      const value = piece.repeat(1_048_576 / piece.length);
      const slow = observableTypes().filter((type) => {
        // Time of this process, not of the clock: other programs shall not make the test fail.
        const from = process.cpuUsage();
        normaliseObservable(type, value);
        return process.cpuUsage(from).user > 500_000;
      });
      expect(slow).toEqual([]);
    },
  );
});

describe("every value", () => {
  const value = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc.string({
      unit: fc.constantFrom(...Array.from("0123456789abcdef.:/@[]|-_ \\HKLMxp%")),
      maxLength: 60,
    }),
    fc.ipV4(),
    fc.ipV6(),
    fc.domain(),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.emailAddress(),
  );

  it("is canonical after one step, for every type", () => {
    fc.assert(
      fc.property(fc.constantFrom(...observableTypes()), value, (type, value) => {
        const once = normaliseObservable(type, value);
        if (!once.ok) return;
        const twice = normaliseObservable(type, once.value.value);
        expect(twice).toEqual({ ok: true, value: { ...once.value, original: once.value.value } });
      }),
      { numRuns: 3_000 },
    );
  });

  it("of real MISP events is understood, but for the few that are no values of their type", () => {
    const refused = realAttributes().filter(
      ({ type, value }) => !normaliseObservable(type, value).ok,
    );
    const kinds = [...new Set(refused.map(({ type }) => type))].toSorted();
    expect({ total: realAttributes().length > 2_500, refused: refused.length, kinds }).toEqual({
      total: true,
      refused: 5,
      kinds: ["btc", "mime-type", "url"],
    });
  });
});

interface Attribute {
  readonly type: string;
  readonly value: string;
}

function realAttributes(): readonly Attribute[] {
  return ["misp-pymisp", "misp-core", "misp-eset"].flatMap((folder) =>
    readdirSync(dataPath(folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".json"))
      .flatMap((name) =>
        attributesOf(JSON.parse(readFileSync(dataPath(`${folder}/${name}`), "utf8"))),
      ),
  );
}

function attributesOf(node: unknown): readonly Attribute[] {
  if (Array.isArray(node)) return node.flatMap(attributesOf);
  if (typeof node !== "object" || node === null) return [];
  const found: Attribute[] = Object.values(node).flatMap(attributesOf);
  if ("category" in node && "type" in node && "value" in node) {
    const { type, value } = node;
    if (typeof type === "string" && typeof value === "string") found.push({ type, value });
  }
  return found;
}
