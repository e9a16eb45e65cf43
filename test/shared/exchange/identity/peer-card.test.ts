import fc from "fast-check";
import { describe, expect, it, test } from "vitest";

import { admitCard, checkCardTime } from "../../../../shared/exchange/identity/admit-card.ts";
import { MAX_CARD_CHARS, readPeerCard } from "../../../../shared/exchange/identity/peer-card.ts";
import {
  base64,
  card,
  certificate,
  CRYPTO,
  DEVICE,
  DEVICE_ID,
  keyOf,
  ORGANISATION_ID,
  RECIPIENTS,
  revocation,
  ROOT,
  rotation,
} from "../../../helpers/organisation.ts";

const STRANGER = keyOf(9);
const OTHER_ID = "0197b3a0-0000-7000-8000-0000000000bb";
/** The neutral element: every message has a signature under it. */
const WEAK_KEY = base64(Uint8Array.of(1, ...new Uint8Array(31)));

function reasonOf(text: string): string {
  const read = readPeerCard(text, CRYPTO);
  return read.ok ? "accepted" : read.error.reason;
}

function verified(text: string) {
  const read = readPeerCard(text, CRYPTO);
  if (!read.ok) throw new Error(read.error.reason);
  return read.value;
}

describe("a peer card", () => {
  it("gives what it says, with its devices, revocations and fingerprint", () => {
    const read = verified(card({ revocations: [revocation()] }));
    expect(read.card).toMatchObject({
      organisationId: ORGANISATION_ID,
      name: "CERT-YY",
      countryCode: "YY",
      issue: 1_000,
      recipients: RECIPIENTS,
      profile: { mail: "desk@cert.example", timeZone: "Europe/Vienna" },
    });
    expect(read.devices.map(({ body }) => [body.deviceId, body.name])).toEqual([
      [DEVICE_ID, "duty laptop"],
    ]);
    expect(read.revocations.map(({ body }) => body.reason)).toEqual(["device-lost"]);
    expect(read.fingerprint.words).toMatch(/^atlas jasmine sunset/);
  });

  it("keeps optional members of newer programs as they are", () => {
    const text = card({ "x-hours": "24/7" });
    expect(verified(text).text).toBe(text);
  });

  test.each([
    [
      "of another root key",
      card({}, STRANGER).replace(base64(STRANGER.publicKey), base64(ROOT.publicKey)),
      "bad-signature",
    ],
    ["whose name was changed", card().replace("CERT-YY", "CERT-ZZ"), "bad-signature"],
    ["without a signature", `${card().split("\n")[0] ?? ""}\n`, "malformed"],
    ["with a second signature", `${card()}${card().split("\n")[1] ?? ""}\n`, "malformed"],
    ["with something behind it", `${card()}x`, "malformed"],
    ["with Windows line ends", card().replaceAll("\n", "\r\n"), "not-canonical"],
    ["that is a certificate", certificate(), "other-domain"],
    ["of a newer version", card().replace("peer card v1", "peer card v2"), "newer-version"],
    ["that is empty", "", "not-json"],
    ["with an unknown member", card({ shoeSize: 43 }), "malformed"],
    ["whose root key is of small order", card({ rootKey: WEAK_KEY }), "weak-key"],
    ["that lives for a century", card({ expiresAt: "2126-06-01T00:00:00.000Z" }), "malformed"],
    ["that ends before it begins", card({ expiresAt: "2026-05-01T00:00:00.000Z" }), "malformed"],
    ["with a local time", card({ issuedAt: "2026-06-01T00:00:00.000+02:00" }), "malformed"],
    [
      "with a recipient of another kind",
      card({ recipients: { ...RECIPIENTS, x25519: "age1tag1qqqq" } }),
      "malformed",
    ],
    [
      "with a turn of direction in its address",
      card({ profile: { address: "a\u202Eb" } }),
      "malformed",
    ],
    ["with a line break in its name", card({ name: "CERT\nYY" }), "malformed"],
    ["with an endless section", card({ profile: { mission: "m".repeat(4_097) } }), "malformed"],
    [
      "that is nested without end",
      `{"$domain":"watchpost peer card v1","x-a":${"[".repeat(60_000)}${"]".repeat(60_000)}}\n`,
      "too-deep",
    ],
    ["that is huge", card({ "x-a": "a".repeat(MAX_CARD_CHARS) }), "too-large"],
  ])("is refused %s", (_how, text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  test.each([
    ["signed by another root", { devices: [certificate({}, STRANGER)] }],
    ["signed by its own device", { devices: [certificate({}, DEVICE)] }],
    ["of another organisation", { devices: [certificate({ organisationId: OTHER_ID })] }],
    ["for a key of small order", { devices: [certificate({ publicKey: WEAK_KEY })] }],
    ["twice for one device", { devices: [certificate(), certificate({ epoch: 2 })] }],
    ["that is no certificate", { devices: [revocation()] }],
    ["that was changed", { devices: [certificate().replace("duty", "dirt")] }],
  ])("is refused with a device certificate %s", (_how, members) => {
    expect(reasonOf(card(members))).toBe("bad-certificate");
  });

  it("is refused with a revocation that its root key did not sign", () => {
    expect(reasonOf(card({ revocations: [revocation({}, STRANGER)] }))).toBe("bad-revocation");
    expect(reasonOf(card({ revocations: [revocation({ organisationId: OTHER_ID })] }))).toBe(
      "bad-revocation",
    );
  });

  const next = keyOf(3);
  const afterRotation = (rotations: readonly string[]) =>
    card({ rootEpoch: 2, devices: [certificate({}, next)], rotations }, next);

  it("may carry how its root key came from an older one", () => {
    const read = verified(afterRotation([rotation(ROOT, next)]));
    expect(read.rotations.map(({ body }) => body.newEpoch)).toEqual([2]);
  });

  test.each([
    ["the old key did not sign", rotation(ROOT, next, {}, [next, next])],
    ["the new key did not sign", rotation(ROOT, next, {}, [ROOT, ROOT])],
    ["is signed the wrong way round", rotation(ROOT, next, {}, [next, ROOT])],
    ["is of another organisation", rotation(ROOT, next, { organisationId: OTHER_ID })],
    ["leads to another key", rotation(ROOT, keyOf(4))],
    ["skips an epoch", rotation(ROOT, next, { newEpoch: 3 })],
    ["leads to a weak key", rotation(ROOT, next, { newKey: WEAK_KEY })],
  ])("is refused with a rotation that %s", (_what, text) => {
    expect(reasonOf(afterRotation([text]))).toBe("bad-rotation");
  });

  it("is refused after any change of one character, and never throws", () => {
    const text = card();
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
        (at, character) => {
          const changed = text.slice(0, at) + character + text.slice(at + 1);
          expect(reasonOf(changed) === "accepted").toBe(changed === text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is refused when it was cut off anywhere", () => {
    const text = card();
    const accepted = Array.from({ length: 100 }, (_, part) =>
      reasonOf(text.slice(0, Math.floor((text.length * part) / 100))),
    ).filter((reason) => reason === "accepted");
    expect(accepted).toEqual([]);
  });
});

describe("a vault admits a card", () => {
  const reader = {
    vaultKind: "real",
    organisationId: OTHER_ID,
    nowMs: Date.parse("2026-07-01T00:00:00.000Z"),
  } as const;

  it("of the same kind of vault, of somebody else, at its time", () => {
    expect(admitCard(verified(card()), reader)).toEqual({ ok: true });
    expect(checkCardTime(verified(card()), reader.nowMs)).toEqual({ ok: true });
  });

  it("never of an exercise into real data, nor the reverse", () => {
    const exercise = verified(card({ vaultKind: "exercise" }));
    expect(admitCard(exercise, reader)).toEqual({ ok: false, error: "other-kind" });
    expect(admitCard(verified(card()), { ...reader, vaultKind: "exercise" })).toEqual({
      ok: false,
      error: "other-kind",
    });
  });

  it("never of its own organisation", () => {
    expect(admitCard(verified(card()), { ...reader, organisationId: ORGANISATION_ID })).toEqual({
      ok: false,
      error: "own-organisation",
    });
  });

  test.each([
    ["2026-05-30T23:59:59.999Z", { ok: false, error: "from-the-future" }],
    ["2026-05-31T00:00:00.000Z", { ok: true }],
    ["2027-05-31T23:59:59.999Z", { ok: true }],
    ["2027-06-01T00:00:00.000Z", { ok: false, error: "expired" }],
  ])("at %s: %o", (now, expected) => {
    expect(checkCardTime(verified(card()), Date.parse(now))).toMatchObject(expected);
  });
});
