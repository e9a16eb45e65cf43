import { LOWEST_FLOOR } from "../../../../shared/exchange/bundle/admit.ts";
import type { BundleAudience, EnvelopeFacts } from "../../../../shared/exchange/bundle/admit.ts";
import { MANIFEST_DOMAIN, type Manifest } from "../../../../shared/exchange/bundle/manifest.ts";

export const SENDER_ID = "0192f0c1-0000-7000-8000-00000000000a";
export const RECIPIENT_ID = "0192f0c1-0000-7000-8000-00000000000b";
export const OTHER_ID = "0192f0c1-0000-7000-8000-00000000000c";
export const FINGERPRINT = "f1".repeat(32);
const EMPTY_ZST = "c1".repeat(32);
const BLOB = "b1".repeat(32);

/** A manifest as a peer may send it; anything can be replaced. */
export function exampleManifest(replaced: Partial<Manifest> = {}): Manifest {
  return {
    $domain: MANIFEST_DOMAIN,
    formatVersion: 1,
    minimumReaderVersion: 1,
    suite: 1,
    bundleId: "0192f0c1-1111-4000-8000-000000000001",
    sender: {
      organisationId: SENDER_ID,
      deviceId: "0192f0c1-2222-7000-8000-000000000001",
      deviceKeyId: "ED04439C50609093",
      deviceEpoch: 1,
    },
    certificates: ["certificate"],
    revocations: [],
    stream: {
      id: "0192f0c1-3333-4000-8000-000000000001",
      incarnation: "0192f0c1-4444-4000-8000-000000000001",
      sequence: 1,
      previousManifestSha256: null,
    },
    recipients: {
      kind: "hybrid",
      stanzaCount: 2,
      listed: [{ organisationId: RECIPIENT_ID, fingerprint: FINGERPRINT }],
    },
    purpose: "peer-exchange",
    vaultKind: "real",
    exerciseId: null,
    tlpCeiling: "TLP:AMBER",
    persons: [],
    createdLogical: { ms: 1_795_680_000_000, counter: 0, replica: "r" },
    notAfter: "2026-12-26T00:00:00.000Z",
    journal: { basis: 0, upper: 12 },
    acknowledged: [],
    members: [
      { name: "changes.ndjson.zst", sizeBytes: 800, sha256: EMPTY_ZST },
      { name: `blobs/${BLOB}`, sizeBytes: 2_000, sha256: BLOB },
    ],
    counts: { incident: { "TLP:GREEN": 1, "TLP:AMBER": 1 }, note: { "TLP:AMBER": 1 } },
    limits: { expandedSizeBytes: 4_000, lineCount: 4, recordCount: 3, blobsSizeBytes: 2_000 },
    archiveSizeBytes: 8_192,
    ...replaced,
  };
}

export const EXAMPLE_ENVELOPE: EnvelopeFacts = {
  recipientKind: "hybrid",
  stanzaCount: 2,
  archiveSizeBytes: 8_192,
  recipientFingerprint: FINGERPRINT,
};

export const EXAMPLE_AUDIENCE: BundleAudience = {
  organisationId: RECIPIENT_ID,
  vaultKind: "real",
  exerciseId: null,
  now: "2026-11-26T08:00:00.000Z",
};

export const EXAMPLE_FLOOR = LOWEST_FLOOR;
