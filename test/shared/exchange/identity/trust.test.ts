import { expect, test } from "vitest";

import { expiryState } from "../../../../shared/exchange/identity/expiry.ts";
import {
  mayDo,
  PEER_ACTS,
  TRUST_LEVELS,
  trustAfter,
} from "../../../../shared/exchange/identity/trust.ts";

test("what each level of trust may do", () => {
  const table = TRUST_LEVELS.map((level) => [level, ...PEER_ACTS.map((act) => mayDo(level, act))]);
  expect([["", ...PEER_ACTS], ...table]).toEqual([
    ["", "hold-in-quarantine", "preview", "apply", "take-revocations", "send", "send-above-green"],
    ["unknown", "yes", "no", "no", "no", "no", "no"],
    ["known", "yes", "yes", "no", "yes", "yes", "warned"],
    ["verified", "yes", "yes", "yes", "yes", "yes", "yes"],
  ]);
});

test.each([
  ["unknown", "card-added", "known"],
  ["verified", "card-added", "verified"],
  ["known", "fingerprint-compared", "verified"],
  ["verified", "key-replaced", "known"],
  ["verified", "key-compromised", "known"],
  ["unknown", "key-compromised", "unknown"],
  ["verified", "revoked", "unknown"],
] as const)("trust that was %s is, after %s, %s", (level, event, expected) => {
  expect(trustAfter(level, event)).toBe(expected);
});

const END = "2026-12-31T00:00:00.000Z";

test.each([
  ["2026-11-30T00:00:00.000Z", "valid", 31],
  ["2026-12-01T00:00:00.000Z", "expires-soon", 30],
  ["2026-12-23T23:59:59.999Z", "expires-soon", 8],
  ["2026-12-24T00:00:00.000Z", "expires-within-days", 7],
  ["2026-12-30T23:00:00.000Z", "expires-within-days", 1],
  ["2026-12-31T00:00:00.000Z", "expired", 0],
])("a card that ends at New Year's Eve is, at %s, %s with %i days left", (now, state, daysLeft) => {
  expect(expiryState(END, Date.parse(now))).toEqual({ state, daysLeft });
});
