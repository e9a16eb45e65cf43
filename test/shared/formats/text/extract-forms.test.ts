import { describe, expect, it } from "vitest";
import { extractObservables } from "../../../../shared/formats/text/extract.ts";

const found = (text: string): readonly string[] =>
  extractObservables(text, { withDerived: false }).items.map(
    (item) => `${item.type} ${item.value}`,
  );

describe("defanged schemes", () => {
  it.each([
    ["hxxp[s]://bad-site.org/x", "https://bad-site.org/x"],
    ["http[s][:]//bad-site[.]org/x", "https://bad-site.org/x"],
    ["h[tt]p://bad-site.org/x", "http://bad-site.org/x"],
    ["h[xx]ps[:]//bad-site.org/x", "https://bad-site.org/x"],
    ["hxxp:[//]bad-site.org/x", "http://bad-site.org/x"],
    ["hxxp:[/][/]bad-site.org/x", "http://bad-site.org/x"],
    ["hxxp[:][/][/]bad-site.org/x", "http://bad-site.org/x"],
    ["hxxp[:]/bad-site.org/x", "http://bad-site.org/x"],
    ["hxxp[://]bad-site[.]org/x", "http://bad-site.org/x"],
    ["hxxp__bad-site.org/x", "http://bad-site.org/x"],
    ["http:__bad-site.org/x", "http://bad-site.org/x"],
    ["hxxp:\\\\bad-site.org/x", "http://bad-site.org/x"],
    ["meow://bad-site.org/x", "http://bad-site.org/x"],
    ["nxxp://bad-site.org/x", "http://bad-site.org/x"],
    ["hzzps://bad-site.org/x", "https://bad-site.org/x"],
    ["ttp://bad-site.org/x", "http://bad-site.org/x"],
    ["fxp://bad-site.org/x", "ftp://bad-site.org/x"],
    ["fxps://bad-site.org/x", "ftps://bad-site.org/x"],
    ["hxxp://[2001:db8::1]/x", "http://[2001:db8::1]/x"],
  ])("%s", (text, url) => {
    expect(found(text)).toEqual([`url ${url}`]);
  });

  it.each([
    "call http__init and http__exit",
    "the plural[s] of a word",
    "an array ttp[s] of names",
    "http[status]",
  ])("are not seen in %j", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("defanged names and addresses", () => {
  it.each([
    ["bad-site[.]org", "domain bad-site.org"],
    ["bad-site(.)org", "domain bad-site.org"],
    ["bad-site{.}org", "domain bad-site.org"],
    ["bad-site[dot]org", "domain bad-site.org"],
    ["bad-site(dot)org", "domain bad-site.org"],
    ["bad-site\\.org", "domain bad-site.org"],
    ["bad[-]site[.]org", "domain bad-site.org"],
    ["wwwDOTbad-siteDOTorg", "hostname www.bad-site.org"],
    ["http%3A%2F%2Fbad-site.org%2Fx", "domain bad-site.org"],
    ["user%40bad-site.org", "domain bad-site.org"],
    ["192[.]0[.]2[.]9", "ip-dst 192.0.2.9"],
    ["192[dot]0[dot]2[dot]9", "ip-dst 192.0.2.9"],
    ["192.0.2.9[:]443", "ip-dst 192.0.2.9"],
    ["2001[:]db8[:][:]1", "ip-dst 2001:db8::1"],
    ["2001:db8[:]:1", "ip-dst 2001:db8::1"],
    ["user[at]bad-site[.]org", "email user@bad-site.org"],
    ["user[@]bad-site(dot)org", "email user@bad-site.org"],
    ["user{at}bad-site{dot}org", "email user@bad-site.org"],
    ["o'neil+x@bad-site.org", "email o'neil+x@bad-site.org"],
    ["user@[192.0.2.1]", "email user@[192.0.2.1]"],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });
});

describe("IPv6 addresses", () => {
  it.each([
    ["fe80::1%eth0", ["ip-dst fe80::1"]],
    ["[fe80::1%25eth0]:80", ["ip-dst fe80::1"]],
    ["[2001:db8::1]:443", ["ip-dst 2001:db8::1"]],
    ["::ffff:192.0.2.1", ["ip-dst ::ffff:192.0.2.1"]],
    ["2001:db8::1-2001:db8::5", ["ip-dst 2001:db8::1", "ip-dst 2001:db8::5"]],
    ["2001:db8::/32", ["ip-dst 2001:db8::/32"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each(["12:34:56", "std::string", "C::D::E", "10:20:30:40", "2024-01-01T12:34:56", "a::b"])(
    "are not seen in %s",
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
});

describe("identifiers", () => {
  it.each([
    ["cve-2024-3400", ["vulnerability CVE-2024-3400"]],
    ["CVE\u20112024\u20113400", ["vulnerability CVE-2024-3400"]],
    ["CVE\u22122024\u22123400", ["vulnerability CVE-2024-3400"]],
    ["CVE\u20152024\u20153400", ["vulnerability CVE-2024-3400"]],
    ["CVE_2024_3400", ["vulnerability CVE-2024-3400"]],
    ["AS123, AS 123, ASN123", ["AS AS123"]],
    ["just as 2014", []],
    ["1BoatSLRHtKNngkdXEeobR76b53LETtpyT", ["btc 1BoatSLRHtKNngkdXEeobR76b53LETtpyT"]],
    ["1BoatSLRHtKNngkdXEeobR76b53LETtpyU", []],
    [
      "bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
      ["btc bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"],
    ],
    ["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", []],
    [
      "0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
      ["eth 0x742d35cc6634c0532925a3b844bc454e4438f44e"],
    ],
    ["0x742d35Cc6634C0532925a3b844Bc454e4438f44F", []],
    [
      "3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C",
      ["ssdeep 3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C"],
    ],
  ])("%s", (text, expected) => {
    expect(found(text).toSorted()).toEqual([...expected].toSorted());
  });
});

describe("names of the system", () => {
  it.each([
    ["HKLM\\\\Software\\\\Evil", ["regkey HKEY_LOCAL_MACHINE\\Software\\Evil"]],
    ['"C:\\\\Windows\\\\evil.exe"', ["filename C:\\Windows\\evil.exe"]],
    ["\\\\server\\share\\evil.exe", ["filename \\\\server\\share\\evil.exe"]],
    ["\\\\\\\\server\\\\share\\\\evil.exe", ["filename \\\\server\\share\\evil.exe"]],
    ["Mutexes: EvilA, Global\\EvilB and EvilC", ["mutex EvilA", "mutex Global\\EvilB"]],
    ["Mutex: EvilA, which is new", ["mutex EvilA"]],
    ['with the user agent string "Evil 1.0"', ["user-agent Evil 1.0"]],
    ["User-Agent header is 'EvilBot/2'", ["user-agent EvilBot/2"]],
    ['no user agent at all, but a "quoted word"', []],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe("versions and dates are no addresses", () => {
  it.each([
    "version is 1.2.3.4",
    "Firefox 1.2.3.4",
    "Flash Player 11.2.202.4",
    "see section 3.2.1.1",
    "build 1.0.0.1",
    "10.0.19041.1",
    "01.02.2024",
    "OID 1.3.6.1.4.1",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("local parts of e-mail addresses", () => {
  it.each([
    ['write to "user@bad-site.org".', ["email user@bad-site.org"]],
    ["<SRS0=Ab1=XY=bad-site.org=user@fwd.org>", ["email SRS0=Ab1=XY=bad-site.org=user@fwd.org"]],
    ["prvs=123456=user@bad-site.org", ["email prvs=123456=user@bad-site.org"]],
    ["bounce+1a2b=user=fwd.org@bad-site.org", ["email bounce+1a2b=user=fwd.org@bad-site.org"]],
    ["email=user@bad-site.org", ["email user@bad-site.org"]],
    ["?to=user@bad-site.org", ["email user@bad-site.org"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
