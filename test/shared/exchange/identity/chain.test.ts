import { describe, expect, it, test } from "vitest";

import {
  checkChain,
  isInDoubt,
  type ChainQuestion,
} from "../../../../shared/exchange/identity/chain.ts";
import type { Revocation } from "../../../../shared/exchange/identity/revocation.ts";
import {
  base64,
  certificate,
  CRYPTO,
  DEVICE,
  DEVICE_ID,
  keyOf,
  ORGANISATION_ID,
  revocation,
  ROOT,
} from "../../../helpers/organisation.ts";

const at = (iso: string) => Date.parse(iso);
const OTHER_ID = "0197b3a0-0000-7000-8000-0000000000bb";
const NEW_ROOT = keyOf(3);

const QUESTION: ChainQuestion = {
  organisationId: ORGANISATION_ID,
  deviceKey: base64(DEVICE.publicKey),
  certificate: certificate(),
  roots: [{ publicKey: base64(ROOT.publicKey) }],
  revocations: [],
  scope: "bundles",
  atMs: at("2026-06-15T00:00:00.000Z"),
};

const ask = (replaced: Partial<ChainQuestion>) => {
  const verdict = checkChain({ ...QUESTION, ...replaced }, CRYPTO);
  return verdict.ok ? "holds" : verdict.error.reason;
};

const LOST: Revocation = {
  $domain: "watchpost revocation v1",
  organisationId: ORGANISATION_ID,
  number: 1,
  target: { kind: "device", deviceId: DEVICE_ID, upToEpoch: 1 },
  reason: "device-lost",
  revokedAt: "2026-07-10T00:00:00.000Z",
  compromisedSince: "2026-07-01T00:00:00.000Z",
};
const REPLACED: Revocation = { ...LOST, reason: "superseded", compromisedSince: null };

describe("a device key speaks for its organisation", () => {
  it("when a certificate that the pinned root key signed says so", () => {
    expect(checkChain(QUESTION, CRYPTO)).toMatchObject({
      ok: true,
      value: { deviceId: DEVICE_ID, name: "duty laptop", epoch: 1 },
    });
  });

  const retired = (compromisedSince: string | null) => [
    { publicKey: base64(NEW_ROOT.publicKey) },
    { publicKey: base64(ROOT.publicKey), retiredAt: "2026-06-15T00:00:00.000Z", compromisedSince },
  ];
  const weak = base64(Uint8Array.of(1, ...new Uint8Array(31)));

  test.each<[string, Partial<ChainQuestion>, string]>([
    ["the certificate can't be read", { certificate: "{}" }, "certificate-malformed"],
    ["it is a revocation", { certificate: revocation() }, "certificate-malformed"],
    [
      "it is of another organisation",
      { certificate: certificate({ organisationId: OTHER_ID }) },
      "other-organisation",
    ],
    ["somebody else is asked for", { organisationId: OTHER_ID }, "other-organisation"],
    ["another key signed", { deviceKey: base64(keyOf(8).publicKey) }, "other-device-key"],
    [
      "the key is of small order",
      { deviceKey: weak, certificate: certificate({ publicKey: weak }) },
      "weak-device-key",
    ],
    ["another root certified it", { certificate: certificate({}, keyOf(8)) }, "not-certified"],
    ["the device certified itself", { certificate: certificate({}, DEVICE) }, "not-certified"],
    ["no root is pinned", { roots: [] }, "not-certified"],
    [
      "the certificate was changed",
      { certificate: certificate().replace("duty", "dirt") },
      "not-certified",
    ],
    ["the root was replaced before", { roots: retired(null) }, "root-retired"],
    [
      "the root was in other hands",
      { roots: retired("2026-01-01T00:00:00.000Z") },
      "root-compromised",
    ],
    [
      "it may sign receipts only",
      { certificate: certificate({ scope: ["receipts"] }) },
      "out-of-scope",
    ],
    ["the device was lost", { revocations: [LOST] }, "device-revoked"],
    ["it is not valid yet", { atMs: at("2025-12-31T23:59:59.999Z") }, "not-valid-yet"],
    ["it has expired", { atMs: at("2027-01-01T00:00:00.001Z") }, "certificate-expired"],
  ])("not when %s", (_what, replaced, reason) => {
    expect(ask(replaced)).toBe(reason);
  });

  test.each<[string, Partial<ChainQuestion>]>([
    ["at its first millisecond", { atMs: at("2026-01-01T00:00:00.000Z") }],
    ["at its last millisecond", { atMs: at("2027-01-01T00:00:00.000Z") }],
    [
      "under a root that was replaced in order later",
      { roots: retired(null), atMs: at("2026-06-14T23:59:59.999Z") },
    ],
    [
      "when another device was lost",
      { revocations: [{ ...LOST, target: { kind: "device", deviceId: OTHER_ID, upToEpoch: 1 } }] },
    ],
    [
      "when recipients were revoked",
      { revocations: [{ ...LOST, target: { kind: "recipients", upToEpoch: 9 } }] },
    ],
    [
      "with a newer key than the one that was revoked",
      { certificate: certificate({ epoch: 2 }), revocations: [LOST] },
    ],
    ["before its key was replaced in order", { revocations: [REPLACED] }],
  ])("%s", (_when, replaced) => {
    expect(ask(replaced)).toBe("holds");
  });

  it("no more after its key was replaced in order", () => {
    const moment = at("2026-07-10T00:00:00.000Z");
    expect(ask({ revocations: [REPLACED], atMs: moment - 1 })).toBe("holds");
    expect(ask({ revocations: [REPLACED], atMs: moment })).toBe("device-revoked");
  });

  it("never for a lost device, even with a time before the loss: whoever has it writes that time", () => {
    expect(ask({ revocations: [LOST], atMs: at("2026-02-01T00:00:00.000Z") })).toBe(
      "device-revoked",
    );
  });

  it("never when one of two revocations names a compromise, in whatever order they came", () => {
    const early = { atMs: at("2026-02-01T00:00:00.000Z") };
    expect(ask({ ...early, revocations: [REPLACED, LOST] })).toBe("device-revoked");
    expect(ask({ ...early, revocations: [LOST, REPLACED] })).toBe("device-revoked");
  });
});

describe("what came in is doubtful", () => {
  const received = (iso: string, deviceEpoch = 1) => ({
    deviceId: DEVICE_ID,
    deviceEpoch,
    receivedMs: at(iso),
  });

  test.each([
    ["2026-06-30T23:59:59.999Z", false],
    ["2026-07-01T00:00:00.000Z", true],
    ["2026-07-09T00:00:00.000Z", true],
  ])("received at %s from a device lost since July 1: %s", (iso, expected) => {
    expect(isInDoubt(received(iso), [LOST])).toBe(expected);
  });

  it("neither under a newer key nor after a replacement in order", () => {
    expect(isInDoubt(received("2026-07-09T00:00:00.000Z", 2), [LOST])).toBe(false);
    expect(isInDoubt(received("2026-07-11T00:00:00.000Z"), [REPLACED])).toBe(false);
  });
});
