import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  defangSpans,
  defangValue,
  normaliseObservable,
  refangValue,
} from "../../../../shared/domain/observables/index.ts";
import type { ObservableType } from "../../../../shared/domain/observables/index.ts";

describe("defanging a value", () => {
  it.each([
    ["url", "https://evil.example/a.b?c=d.e", "hxxps://evil[.]example/a.b?c=d.e"],
    ["url", "ftp://evil.example", "fxp://evil[.]example"],
    ["url", "tcp://192.0.2.1:80/x", "tcp[:]//192[.]0[.]2[.]1:80/x"],
    ["url", "evil.example/x.y", "evil[.]example/x.y"],
    ["url", "http://[2001:db8::1]/x", "hxxp://[2001:db8::1]/x"],
    ["domain", "evil.example", "evil[.]example"],
    ["hostname", "a.evil.example", "a[.]evil[.]example"],
    ["ip-src", "192.0.2.1", "192[.]0[.]2[.]1"],
    ["ip-dst", "2001:db8::1", "2001[:]db8::1"],
    ["ip-dst", "192.0.2.0/24", "192[.]0[.]2[.]0/24"],
    ["email", "a.b@evil.example", "a.b[@]evil[.]example"],
    ["domain|ip", "evil.example|192.0.2.1", "evil[.]example|192[.]0[.]2[.]1"],
    ["ip-dst|port", "192.0.2.1|443", "192[.]0[.]2[.]1|443"],
    ["filename", "setup.exe", "setup.exe"],
    ["md5", "d41d8cd98f00b204e9800998ecf8427e", "d41d8cd98f00b204e9800998ecf8427e"],
  ] as const)("%s %s becomes %s", (type, value, expected) => {
    expect(defangValue(type, value)).toBe(expected);
  });

  const canonical = (type: ObservableType, values: fc.Arbitrary<string>) =>
    values.map((value) => normaliseObservable(type, value)).filter((read) => read.ok);
  const observables = fc.oneof(
    canonical("domain", fc.domain()),
    canonical("ip-dst", fc.ipV4()),
    canonical("ip-dst", fc.ipV6()),
    // `a^.b@…` is an address too, but escaped dots are undone.
    canonical(
      "email",
      fc.emailAddress().filter((email) => /^[\w.+-]+@/.test(email)),
    ),
    canonical("url", fc.webUrl({ validSchemes: ["http", "https", "ftp", "tcp"], size: "small" })),
  );

  it("leaves nothing to click on and comes back by refanging, for every network value", () => {
    fc.assert(
      fc.property(observables, (read) => {
        const { type, value } = read.value;
        const defanged = defangValue(type, value);
        expect(defanged).not.toMatch(/^(?:https?|ftp|tcp):\/\//);
        const back = normaliseObservable(type, refangValue(defanged));
        expect(back.ok && back.value.value).toBe(value);
      }),
    );
  });
});

describe("defanging places of a text", () => {
  it("changes the given places and nothing else", () => {
    const text = "See http://evil.example/x and evil[.]example, version 1.2.";
    const spans = [
      { offset: 4, length: 21, type: "url" },
      { offset: 11, length: 12, type: "domain" },
      { offset: 30, length: 14, type: "domain" },
    ] as const;
    expect(defangSpans(text, spans)).toBe(
      "See hxxp://evil[.]example/x and evil[.]example, version 1.2.",
    );
  });
});
