import { describe, expect, it } from "vitest";

import {
  expansionBudgetBytes,
  refuseManifest,
  type BundleAudience,
  type EnvelopeFacts,
  type VersionFloor,
} from "../../../../shared/exchange/bundle/admit.ts";
import { BUNDLE_LIMITS } from "../../../../shared/exchange/bundle/limits.ts";
import type { Manifest } from "../../../../shared/exchange/bundle/manifest.ts";
import {
  exampleManifest,
  EXAMPLE_AUDIENCE,
  EXAMPLE_ENVELOPE,
  EXAMPLE_FLOOR,
  OTHER_ID,
} from "./example-manifest.ts";

interface Case {
  readonly manifest?: Partial<Manifest>;
  readonly envelope?: Partial<EnvelopeFacts>;
  readonly audience?: Partial<BundleAudience>;
  readonly floor?: Partial<VersionFloor>;
}

function refuse({ manifest, envelope, audience, floor }: Case) {
  return refuseManifest(
    exampleManifest(manifest),
    { ...EXAMPLE_ENVELOPE, ...envelope },
    { ...EXAMPLE_AUDIENCE, ...audience },
    { ...EXAMPLE_FLOOR, ...floor },
  );
}

const forX25519: Partial<Manifest> = {
  recipients: { ...exampleManifest().recipients, kind: "x25519" },
};
const inExercise: Partial<Manifest> = { vaultKind: "exercise", exerciseId: OTHER_ID };

describe("a signed manifest", () => {
  it("is admitted when it is written to us, here and now", () => {
    expect(refuse({})).toBeUndefined();
  });

  it.each<[string, Case]>([
    [
      "in its own exercise",
      { manifest: inExercise, audience: { vaultKind: "exercise", exerciseId: OTHER_ID } },
    ],
    ["on its last moment", { audience: { now: "2026-12-26T00:00:00.000Z" } }],
    [
      "for X25519 recipients of a sender who never had others",
      { manifest: forX25519, envelope: { recipientKind: "x25519" } },
    ],
    ["at the floor of its sender", { floor: { recipients: "hybrid" } }],
  ])("is admitted %s", (_, given) => {
    expect(refuse(given)).toBeUndefined();
  });

  it.each<[string, Case, object]>([
    [
      "a stanza was added",
      { envelope: { stanzaCount: 4 } },
      { kind: "recipients-changed", found: "4 hybrid", signed: "2 hybrid" },
    ],
    [
      "its stanzas are of another kind",
      { envelope: { recipientKind: "x25519" } },
      { kind: "recipients-changed", found: "2 x25519", signed: "2 hybrid" },
    ],
    [
      "its size stanza says something else",
      { envelope: { archiveSizeBytes: 8_704 } },
      { kind: "altered", part: "size", offsetBytes: null, name: null },
    ],
    [
      "it was written to another key",
      { envelope: { recipientFingerprint: "f2".repeat(32) } },
      { kind: "forwarded" },
    ],
    [
      "it was written to our key in another organisation's name",
      { audience: { organisationId: OTHER_ID } },
      { kind: "forwarded" },
    ],
    [
      "its version is below the sender's",
      { floor: { formatVersion: 2 } },
      { kind: "downgraded", what: "formatVersion", found: "1", floor: "2" },
    ],
    [
      "its suite is below the sender's",
      { floor: { suite: 2 } },
      { kind: "downgraded", what: "suite", found: "1", floor: "2" },
    ],
    [
      "its recipients are weaker than the sender's",
      {
        manifest: forX25519,
        envelope: { recipientKind: "x25519" },
        floor: { recipients: "hybrid" },
      },
      { kind: "downgraded", what: "recipients", found: "x25519", floor: "hybrid" },
    ],
    [
      "an exercise comes to a real vault",
      { manifest: inExercise },
      { kind: "wrong-vault-kind", found: "exercise", expected: "real" },
    ],
    [
      "real data come to an exercise",
      { audience: { vaultKind: "exercise", exerciseId: OTHER_ID } },
      { kind: "wrong-vault-kind", found: "real", expected: "exercise" },
    ],
    [
      "it is from another exercise",
      { manifest: inExercise, audience: { vaultKind: "exercise", exerciseId: null } },
      { kind: "wrong-exercise" },
    ],
    [
      "its day has passed",
      { audience: { now: "2026-12-26T00:00:00.001Z" } },
      { kind: "expired", notAfter: "2026-12-26T00:00:00.000Z" },
    ],
    [
      "it would expand beyond all measure",
      { manifest: { limits: { ...exampleManifest().limits, expandedSizeBytes: 20_000_000 } } },
      { kind: "limit-exceeded", limit: "expansionFactor", allowed: expansionBudgetBytes(800) },
    ],
    [
      "its changes are too large",
      {
        manifest: {
          members: [
            { name: "changes.ndjson.zst", sizeBytes: 1_073_741_825, sha256: "c1".repeat(32) },
          ],
        },
      },
      { kind: "limit-exceeded", limit: "changesSizeBytes", allowed: 1_073_741_824 },
    ],
  ])("is refused when %s", (_, given, refusal) => {
    expect(refuse(given)).toEqual(refusal);
  });
});

describe("the budget of expansion", () => {
  it("grows with what is expanded, from an allowance up to a cap", () => {
    expect(expansionBudgetBytes(0)).toBe(16_777_216);
    expect(expansionBudgetBytes(1_000)).toBe(17_777_216);
    expect(expansionBudgetBytes(1_073_741_824)).toBe(BUNDLE_LIMITS.expandedSizeBytes);
  });
});
