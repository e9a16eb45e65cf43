import { describe, expect, it } from "vitest";

import type { BundleProblem } from "../../../../shared/exchange/bundle/refusal.ts";
import { bundleProblemSchema } from "../../../../shared/exchange/bundle/refusal.ts";
import { describeBundleProblem } from "../../../../shared/text/bundle-problem-texts.ts";
import { bundleProblems as german } from "../../../../shared/text/de/bundle-problems.ts";
import { bundleProblems as english } from "../../../../shared/text/en/bundle-problems.ts";
import { bundleProblems as french } from "../../../../shared/text/fr/bundle-problems.ts";

const nowhere = { offsetBytes: null, name: null } as const;
const PROBLEMS: readonly BundleProblem[] = [
  { kind: "not-a-bundle" },
  { kind: "armored" },
  { kind: "incomplete", foundBytes: 10, expectedBytes: null, name: null },
  { kind: "incomplete", foundBytes: 10, expectedBytes: 20, name: null },
  { kind: "incomplete", foundBytes: 0, expectedBytes: null, name: "4f.age.002" },
  { kind: "altered", part: "payload", ...nowhere },
  { kind: "altered", part: "blob", offsetBytes: null, name: "blobs/ab" },
  { kind: "header-malformed", offsetBytes: 22 },
  { kind: "passphrase-refused" },
  { kind: "stanza-refused", type: "yubikey" },
  { kind: "mixed-recipients" },
  { kind: "not-for-us" },
  { kind: "recipients-changed", found: "3", signed: null },
  { kind: "recipients-changed", found: "4 hybrid", signed: "2 hybrid" },
  { kind: "archive-malformed", offsetBytes: 512, expected: "zeros" },
  { kind: "manifest-not-canonical" },
  { kind: "manifest-malformed", place: "", expected: "an object" },
  { kind: "unknown-critical", place: "/newThing" },
  { kind: "newer-version", found: 2, supported: 1 },
  { kind: "suite-refused", found: 2 },
  { kind: "signature-malformed" },
  { kind: "signer-refused", why: "unknown-sender" },
  { kind: "signature-invalid" },
  { kind: "downgraded", what: "suite", found: "1", floor: "2" },
  { kind: "forwarded" },
  { kind: "wrong-vault-kind", found: "exercise", expected: "real" },
  { kind: "wrong-exercise" },
  { kind: "expired", notAfter: "2026-12-26T00:00:00.000Z" },
  { kind: "limit-exceeded", limit: "stanzas", allowed: 64 },
  { kind: "cancelled" },
  { kind: "disk-full", path: "/media/stick" },
  { kind: "medium-failed", path: "/media/stick", code: "EIO" },
  { kind: "target-exists", path: "/media/stick/4f.age" },
  { kind: "source-changed", name: "blobs/ab" },
  { kind: "written-wrong", path: "/media/stick/4f.age" },
  { kind: "recipients-refused", why: "mixed" },
];

describe.each([
  ["English", english],
  ["German", german],
  ["French", french],
])("in %s", (_, texts) => {
  it.each(PROBLEMS)("$kind has a sentence with its facts", (problem) => {
    const sentence = describeBundleProblem(bundleProblemSchema.parse(problem), texts);
    expect(sentence).toMatch(/^\S.*[.!]$/u);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
    const facts = Object.values(problem).filter((fact) => typeof fact === "number");
    for (const fact of facts.filter((number) => number > 0 && !isPlace(problem))) {
      expect(sentence).toContain(String(fact));
    }
  });
});

describe("the sentences", () => {
  it("are there for every kind, and tested for every kind", () => {
    expect(new Set(PROBLEMS.map(({ kind }) => kind))).toEqual(new Set(Object.keys(english)));
  });
});

/** Where in the bytes something is wrong helps a programmer, not an analyst. */
function isPlace({ kind }: BundleProblem): boolean {
  return kind === "header-malformed";
}
