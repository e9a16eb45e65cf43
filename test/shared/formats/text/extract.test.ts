import { describe, expect, it } from "vitest";
import { extractObservables } from "../../../../shared/formats/text/extract.ts";
import type { ExtractionOptions } from "../../../../shared/formats/text/extraction.ts";

const WITHOUT_DERIVED: ExtractionOptions = { withDerived: false };
const found = (text: string, options = WITHOUT_DERIVED): readonly string[] =>
  extractObservables(text, options).items.map((item) => `${item.type} ${item.value}`);
const rejected = (text: string): readonly string[] =>
  extractObservables(text).rejected.map((item) => `${item.original} ${item.reason}`);

describe("indicators in running text", () => {
  it.each([
    ["an address (192.0.2.7).", ["ip-dst 192.0.2.7"]],
    ["192.0.2.0/24 and 2001:DB8::/32,", ["ip-dst 192.0.2.0/24", "ip-dst 2001:db8::/32"]],
    ["IP:2001:db8::1. Or [2001:db8::2]:443", ["ip-dst 2001:db8::1", "ip-dst 2001:db8::2"]],
    ["from AS64496 and ASN 64497", ["AS AS64496", "AS AS64497"]],
    [
      "see evil.com, www.evil.com; (evil.org)",
      ["domain evil.com", "hostname www.evil.com", "domain evil.org"],
    ],
    ['`evil.com`|192.0.2.7|"evil.org"', ["domain evil.com", "ip-dst 192.0.2.7", "domain evil.org"]],
    ["hxxps://evil[.]com/a?b=c.", ["url https://evil.com/a?b=c"]],
    ["https://evil.com/a_(b)_c), next", ["url https://evil.com/a_(b)_c"]],
    [
      "[link](https://evil.com/x) and **https://evil.org/**",
      ["url https://evil.com/x", "url https://evil.org/"],
    ],
    ["https://evil.com/x[the text] of AsciiDoc", ["url https://evil.com/x"]],
    ["https://a.com/x,https://b.com/y", ["url https://a.com/x", "url https://b.com/y"]],
    ["https://evil.com/a,b/c.html", ["url https://evil.com/a,b/c.html"]],
    ["https://evil.com/x?a[]=1&b[k]=2 end", ["url https://evil.com/x?a[]=1&b[k]=2"]],
    ["evil.com/path and evil.com:8080/path", ["url evil.com/path", "url evil.com:8080/path"]],
    ["访问https://evil.com/路径，或evil.org。", ["url https://evil.com/路径", "domain evil.org"]],
    ["Besuch bücher-shop.de „jetzt“", ["domain xn--bcher-shop-9db.de"]],
    ["пишите на evil@почта.рф", ["email evil@xn--80a1acny.xn--p1ai"]],
    ["mail a.b+c@evil.com, <d@evil.org>", ["email a.b+c@evil.com", "email d@evil.org"]],
    ["user [at] evil [dot] com", ["email user@evil.com"]],
    ["chat with bob@jabber.ccc.de", ["jabber-id bob@jabber.ccc.de"]],
    ["D41D8CD98F00B204E9800998ECF8427E", ["md5 d41d8cd98f00b204e9800998ecf8427e"]],
    [
      `sha1 ${"a".repeat(40)} sha256 ${"b".repeat(64)} sha512 ${"c".repeat(128)}`,
      [`sha1 ${"a".repeat(40)}`, `sha256 ${"b".repeat(64)}`, `sha512 ${"c".repeat(128)}`],
    ],
    [`imphash: ${"a".repeat(32)}`, [`imphash ${"a".repeat(32)}`]],
    [`Thumbprint ${"a".repeat(40)}`, [`x509-fingerprint-sha1 ${"a".repeat(40)}`]],
    [
      "CVE-2021-44228, cve 2021–45046",
      ["vulnerability CVE-2021-44228", "vulnerability CVE-2021-45046"],
    ],
    [
      "EUVD-2025-12345 GCVE-1-2025-0001 GHSA-jfh8-c2jp-5v3q",
      [
        "vulnerability EUVD-2025-12345",
        "vulnerability GCVE-1-2025-0001",
        "vulnerability GHSA-jfh8-c2jp-5v3q",
      ],
    ],
    [
      "HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Run on the box",
      ["regkey HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Run"],
    ],
    [
      "dropped C:\\Program Files (x86)\\Evil Corp\\a b.exe, then",
      ["filename C:\\Program Files (x86)\\Evil Corp\\a b.exe"],
    ],
    ["dropped %APPDATA%\\x\\y.dll.", ["filename %APPDATA%\\x\\y.dll"]],
    [
      "writes /tmp/.x/evil.sh and ~/Library/App Support/x",
      ["filename /tmp/.x/evil.sh", "filename ~/Library/App Support/x"],
    ],
    ["invoice.pdf.exe was sent", ["filename invoice.pdf.exe"]],
    ['the mutex "Global\\EvilMutex" is', ["mutex Global\\EvilMutex"]],
    ["Mutex: EvilMutex", ["mutex EvilMutex"]],
    [
      '"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36" seen',
      [
        "user-agent Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
      ],
    ],
    ["User-Agent: evil-bot/1.0", ["user-agent evil-bot/1.0"]],
    [
      "Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko and mozilla/5.0 (x; y) gecko firefox/11.0 mozilla/5.0 (z) opera/1.0",
      [
        "user-agent Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko",
        "user-agent mozilla/5.0 (x; y) gecko firefox/11.0",
        "user-agent mozilla/5.0 (z) opera/1.0",
      ],
    ],
    [
      "00-11-22-aa-bb-cc and 00:11:22:AA:BB:CD",
      ["mac-address 00:11:22:aa:bb:cc", "mac-address 00:11:22:aa:bb:cd"],
    ],
    ["pay to 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2.", ["btc 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"]],
    [
      "0x52908400098527886E0F7030069857D2E4169EE7",
      ["eth 0x52908400098527886e0f7030069857d2e4169ee7"],
    ],
    [
      "T1059.001, TA0001 and TLP:AMBER+STRICT",
      ["attack-technique T1059.001", "attack-tactic TA0001", "tlp TLP:AMBER+STRICT"],
    ],
    [
      "2x6w4a4rpkc4im62qrsomw5cz7sh6xfwue6o2taasnzpj24emp2ytryd.onion",
      ["onion-address 2x6w4a4rpkc4im62qrsomw5cz7sh6xfwue6o2taasnzpj24emp2ytryd.onion"],
    ],
    ["range 192.0.2.1-192.0.2.9", ["ip-dst 192.0.2.1", "ip-dst 192.0.2.9"]],
  ])("%j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    "just as 2014",
    "at 12:30:45 on 2019.02.15",
    "std::vector<int> a::b 26::",
    "serial 0f:e9:73:75:20:22:a6:06:ad:f2:a3:6e:34:5d:c0:ed",
    "FOOT1329 and e.g. this, i.e. that",
    "OID 1.3.6.1.4.1.311",
    "@handle and #tag and user@localhost",
    "deadbeef cafe 1234567890",
    "rule testRule { conditio: true }",
    "x".repeat(100),
    "",
  ])("finds nothing in %j", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("takes a YARA rule whole and looks for no names inside", () => {
    const rule =
      'private rule evil : tag {\n  strings:\n    $a = "}" // }\n    $b = { 6A 40 }\n  condition:\n    pe.is_dll() and $a\n}';
    expect(found(`Rule:\n${rule}\nand evil.com`)).toEqual([`yara ${rule}`, "domain evil.com"]);
  });

  it("lists telephone numbers only when asked", () => {
    const text = "call +49 89 1234567 or +1 (202) 555-0100";
    expect([found(text), found(text, { ...WITHOUT_DERIVED, withPhoneNumbers: true })]).toEqual([
      [],
      ["phone-number +49891234567", "phone-number +12025550100"],
    ]);
  });
});

describe("what an item says", () => {
  it("gives place and spelling in the input, the first time, with the number of occurrences", () => {
    const text = "See hxxp://evil[.]com/x and (evil[.]com); again evil.com.";
    const { items } = extractObservables(text, WITHOUT_DERIVED);
    expect(items).toEqual([
      {
        type: "url",
        value: "http://evil.com/x",
        offset: 4,
        length: 19,
        original: "hxxp://evil[.]com/x",
        occurrences: 1,
      },
      {
        type: "domain",
        value: "evil.com",
        offset: 29,
        length: 10,
        original: "evil[.]com",
        occurrences: 2,
      },
    ]);
  });

  it.each([
    ["https://www.evil.com/x", "hostname www.evil.com", "from-url"],
    ["https://evil.com/?u=http%3A%2F%2Fother.org%2F", "domain other.org", "from-url"],
    ["https://192.0.2.7/x", "ip-dst 192.0.2.7", "from-url"],
    ["a@evil.com", "domain evil.com", "from-email"],
    ["192.0.2.7/24", "ip-dst 192.0.2.7", "from-cidr"],
    [`thumbprint: ${"a".repeat(40)}`, `sha1 ${"a".repeat(40)}`, "from-certificate"],
    ["www.example.com", "hostname www.example.com", "example-domain"],
    ["http://intranet/x", "url http://intranet/x", "no-public-suffix"],
    ["127.0.0.1", "ip-dst 127.0.0.1", "loopback"],
    ["Setup-v5.9.10.4", "ip-dst 5.9.10.4", "maybe-version"],
    [
      "0x52908400098527886E0F7030069857D2E4169EE7",
      "eth 0x52908400098527886e0f7030069857d2e4169ee7",
      "unchecked",
    ],
    ["TLP:WHITE", "tlp TLP:WHITE", "tlp-1"],
  ])("%j: %s is noted as %s", (text, item, note) => {
    const noted = extractObservables(text).items.map((found) => [
      `${found.type} ${found.value}`,
      found.note,
    ]);
    expect(noted).toContainEqual([item, note]);
  });

  it("prefers what was written by itself to a part of something else", () => {
    const { items } = extractObservables("http://evil.com/x then evil.com");
    expect(items.find((item) => item.type === "domain")).toEqual({
      type: "domain",
      value: "evil.com",
      offset: 23,
      length: 8,
      original: "evil.com",
      occurrences: 1,
    });
  });

  it("shows the readable form of an internationalised name", () => {
    const [item] = extractObservables("bücher.de").items;
    expect([item?.value, item?.unicode]).toEqual(["xn--bcher-kva.de", "bücher.de"]);
  });
});

describe("what is left out, and why", () => {
  it.each([
    ["version 1.2.3.4", "1.2.3.4 version-number"],
    ["Chrome/120.0.0.0 here", "120.0.0.0 version-number"],
    ["255.256.344.1", "255.256.344.1 octet-out-of-range"],
    ["010.8.8.8", "010.8.8.8 ambiguous-octal"],
    ["1.1.1.1.1", "1.1.1.1.1 too-many-octets"],
    ["192.0.2.1/33", "192.0.2.1/33 prefix-out-of-range"],
    ["host.example and a.test", "host.example reserved-name"],
    ["printer.local", "printer.local reserved-name"],
    ["evil[.]corp", "evil[.]corp unknown-suffix"],
    ["foo@gmail.comahhh", "foo@gmail.comahhh unknown-suffix"],
    ["foo@host.example", "foo@host.example reserved-name"],
    ["run setup.py and archive.zip", "setup.py file-name"],
    ["read README.md", "README.md file-name"],
    ["It was done.In the end", "done.In sentence-boundary"],
    ["Win32/Agent.TW", "Agent.TW detection-name"],
    ["uses ASP.NET and System.Net", "ASP.NET program-identifier"],
    ["package com.evil.app", "com.evil.app program-identifier"],
    ["foo://x/y", "foo://x/y bad-host"],
    ["http://256.1.1.1/", "http://256.1.1.1/ bad-host"],
    [
      "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx",
      "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx checksum-mismatch",
    ],
  ])("%j: %s", (text, expected) => {
    expect(rejected(text)).toContain(expected);
  });

  it.each([
    ["setup.py", ["filename setup.py"]],
    ["setup[.]py", ["domain setup.py"]],
    ["agent[.]tw", ["domain agent.tw"]],
    ["version 1[.]2[.]3[.]4", ["ip-dst 1.2.3.4"]],
  ])("but %j was meant: %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
