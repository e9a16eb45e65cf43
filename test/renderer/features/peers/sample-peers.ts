import type { PeerSummary } from "../../../../shared/contract/peers.ts";

/** A peer of the directory in which nothing stands out. */
export function samplePeer(name: string, fields: Partial<PeerSummary> = {}): PeerSummary {
  return {
    id: `peer-${name}`,
    name,
    countryCode: "DE",
    trust: "known",
    revokedAt: null,
    openAlarms: 0,
    issue: 1,
    expiresAt: "2027-11-26T08:00:00.000Z",
    fingerprint: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    words: "",
    digits: "",
    warnings: [],
    note: "",
    exchange: { receivedAt: null, sentAt: null, confirmedAt: null, waiting: 0 },
    ...fields,
  };
}
