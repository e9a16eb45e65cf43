import { describe, expect, it } from "vitest";
import { formatUrl, readUrl } from "../../../../shared/domain/observables/url.ts";

const canonical = (text: string): string | undefined => {
  const url = readUrl(text);
  return url && formatUrl(url);
};

describe("canonical URLs", () => {
  it.each([
    ["HTTP://Example.COM/Path?Q=1#F", "http://example.com/Path?Q=1#F"],
    ["http://example.com:80/", "http://example.com/"],
    ["https://example.com:443", "https://example.com"],
    ["http://example.com:8080/", "http://example.com:8080/"],
    ["http://user:Pa%40ss@Example.com/", "http://user:Pa%40ss@example.com/"],
    ["http://[2001:DB8:0::1]:8080/x", "http://[2001:db8::1]:8080/x"],
    ["http://2001:db8:0:0:0:0:0:1", "http://[2001:db8::1]"],
    ["http://192.168.0.001/", "http://192.168.0.1/"],
    ["http://bücher.de/ü", "http://xn--bcher-kva.de/ü"],
    ["example.com/x", "example.com/x"],
    ["example.com:8080", "example.com:8080"],
    ["tcp://example.com:80", "tcp://example.com:80"],
    ["mailto:a@b.example", "mailto:a@b.example"],
    ["file:///etc/passwd", "file:///etc/passwd"],
    ["http://a.example/%2e%2E/./b", "http://a.example/%2e%2E/./b"],
  ])("%s becomes %s", (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each([
    "",
    "http://",
    "http:///x",
    "http://a b/",
    "http://a.example:99999/",
    "http://a.example/\u0000",
    "word",
    "1.2.3",
    "http://exa<mple.com/",
  ])("refuses %s", (text) => {
    expect(canonical(text)).toBeUndefined();
  });

  it("takes a host of digits alone for the address that browsers take it for", () => {
    expect(readUrl("http://3221225985/")?.hostValue).toBe("192.0.2.1");
  });
});
