import { describe, expect, it } from "vitest";
import {
  filterPeers,
  lastExchange,
  shortFingerprint,
  sortPeers,
  validUntil,
  worstWarning,
} from "../../../../renderer/features/peers/directory/rows.ts";
import type { PeerSummary } from "../../../../shared/contract/peers.ts";
import { samplePeer } from "./sample-peers.ts";

const CERTIFICATE: PeerSummary["warnings"][number] = {
  what: "certificate",
  name: "laptop 2",
  state: "expires-within-days",
  daysLeft: 3,
  expiresAt: "2026-11-30T08:00:00.000Z",
};
const CARD = { ...CERTIFICATE, what: "card", daysLeft: 20, state: "expires-soon" } as const;

const PEERS = [
  samplePeer("CERT-FR", { countryCode: "FR", trust: "verified" }),
  samplePeer("CERT-DE", { openAlarms: 1 }),
  samplePeer("CERT-AT", { countryCode: "AT", warnings: [CERTIFICATE] }),
  samplePeer("CERT-PT", {
    countryCode: "PT",
    trust: "unknown",
    revokedAt: "2026-11-20T08:00:00.000Z",
    warnings: [CERTIFICATE],
  }),
];
const NAMES: Readonly<Record<string, string>> = {
  FR: "Frankreich",
  DE: "Deutschland",
  AT: "Österreich",
  PT: "Portugal",
};

function found(words: string, shown: Parameters<typeof filterPeers>[1]["shown"] = "all") {
  return filterPeers(PEERS, { words, shown }, (code) => NAMES[code] ?? code).map(
    ({ name }) => name,
  );
}

describe("the directory", () => {
  it.each([
    ["", ["CERT-FR", "CERT-DE", "CERT-AT", "CERT-PT"]],
    ["cert fr", ["CERT-FR"]],
    ["österreich", ["CERT-AT"]],
    ["0123", ["CERT-FR", "CERT-DE", "CERT-AT", "CERT-PT"]],
    ["4567", []],
  ])("finds by name, country in the language of the window, or fingerprint: %j", (words, names) => {
    expect(found(words)).toEqual(names);
  });

  it.each([
    ["verified", ["CERT-FR"]],
    ["known", ["CERT-DE", "CERT-AT"]],
    ["withdrawn", ["CERT-PT"]],
    ["attention", ["CERT-DE", "CERT-AT"]],
  ] as const)("shows those that are %s", (shown, names) => {
    expect(found("", shown)).toEqual(names);
  });

  it("puts the most trusted in front, equal ones by name", () => {
    const sort = { columnId: "trust", direction: "ascending" } as const;
    const sorted = sortPeers(PEERS, sort, (a, b) => (a < b ? -1 : 1));
    expect(sorted.map(({ name }) => name)).toEqual(["CERT-FR", "CERT-AT", "CERT-DE", "CERT-PT"]);
  });

  it("says until when the first of card and certificates holds, and the worst of what ends", () => {
    const peer = samplePeer("CERT-XX", { warnings: [CARD, CERTIFICATE] });
    expect(validUntil(peer)).toBe(CERTIFICATE.expiresAt);
    expect(worstWarning(peer)).toBe(CERTIFICATE);
    expect(validUntil(samplePeer("CERT-YY"))).toBe("2027-11-26T08:00:00.000Z");
  });

  it("takes the later of what went and what came as the last exchange", () => {
    const exchange = { confirmedAt: null, waiting: 0 };
    const [earlier, later] = ["2026-11-01T08:00:00.000Z", "2026-11-02T08:00:00.000Z"];
    expect(lastExchange({ exchange: { ...exchange, receivedAt: later, sentAt: earlier } })).toBe(
      later,
    );
    expect(lastExchange({ exchange: { ...exchange, receivedAt: null, sentAt: null } })).toBeNull();
  });

  it("shows the beginning of a fingerprint only", () => {
    expect(shortFingerprint("0123456789abcdef")).toBe("0123 4567 89ab");
  });
});
