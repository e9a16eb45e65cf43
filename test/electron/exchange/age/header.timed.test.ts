import { describe, expect, it } from "vitest";

import { systemRandom } from "../../../../electron/crypto/random.ts";
import {
  HEADER_READ_SIZE_BYTES,
  parseAgeHeader,
} from "../../../../electron/exchange/age/header-format.ts";
import { judgeStanzas } from "../../../../electron/exchange/age/header-policy.ts";
import { unwrapFileKey } from "../../../../electron/exchange/age/open-header.ts";
import {
  generateAgeIdentity,
  openAgeIdentity,
  recipientFingerprint,
  recipientKind,
} from "../../../../electron/exchange/age/recipients.ts";
import { planRecipients, sealHeader } from "../../../../electron/exchange/age/seal-header.ts";
import { openSize } from "../../../../electron/exchange/age/size-stanza.ts";
import type { RecipientKind } from "../../../../shared/exchange/bundle/manifest.ts";
import { elapsedMs } from "../../../helpers/elapsed.ts";
import { failureOf, valueOf } from "../../../helpers/vault.ts";

async function recipientsOf(kind: RecipientKind, count: number): Promise<readonly string[]> {
  const identities = await Promise.all(
    Array.from({ length: count }, async () => generateAgeIdentity(kind)),
  );
  return identities.map(({ recipient }) => recipient);
}

async function headerFor(recipients: readonly string[], archiveSizeBytes = 12_288) {
  const plan = valueOf(planRecipients(recipients));
  const { bytes } = await sealHeader(plan, archiveSizeBytes, systemRandom);
  return valueOf(parseAgeHeader(bytes));
}

const X25519_SHARE = "TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc";
const BODY = "EmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U";
const MAC = "--- gxhoSa5BciRDt8lOpYNcx4EYtKpS0CJ06F3ZwN82VaM\n";
const stanza = (words: string, body = BODY): string => `-> ${words}\n${body}\n`;
const header = (...stanzas: readonly string[]): Buffer =>
  Buffer.from(`age-encryption.org/v1\n${stanzas.join("")}${MAC}`, "latin1");

describe("recipients of a bundle", () => {
  it.each([
    [1, 2],
    [2, 4],
    [3, 4],
    [4, 8],
    [15, 16],
    [16, 32],
    [31, 32],
  ])("%i make %i stanzas", async (count, stanzaCount) => {
    const plan = valueOf(planRecipients(await recipientsOf("x25519", count)));
    expect(plan.stanzaCount).toBe(stanzaCount);
    const { bytes } = await sealHeader(plan, 8_192, systemRandom);
    expect(valueOf(parseAgeHeader(bytes)).stanzas).toHaveLength(stanzaCount);
  });

  it("named twice count once", async () => {
    const [one = ""] = await recipientsOf("x25519", 1);
    expect(valueOf(planRecipients([one, one])).recipients).toEqual([one]);
  });

  it("are refused when there are none, too many, of both kinds, or no native ones", async () => {
    const [hybrid = ""] = await recipientsOf("hybrid", 1);
    const many = await recipientsOf("x25519", 32);
    const tag = `age1tag1${"q".repeat(60)}`;
    const whyOf = (recipients: readonly string[]): string =>
      failureOf(planRecipients(recipients)).why;
    expect(whyOf([])).toBe("none");
    expect(whyOf(many)).toBe("too-many");
    expect(whyOf([many[0] ?? "", hybrid])).toBe("mixed");
    expect(whyOf([hybrid, tag])).toBe("malformed");
  });

  it("are told apart by kind and fingerprint", async () => {
    const hybrid = await generateAgeIdentity("hybrid");
    const x25519 = await openAgeIdentity(VECTOR_SECRET);
    expect([hybrid, x25519].map(({ recipient }) => recipientKind(recipient))).toEqual([
      "hybrid",
      "x25519",
    ]);
    expect(recipientFingerprint(x25519.recipient)).toBe(VECTOR_FINGERPRINT);
    expect(await openAgeIdentity(hybrid.secret)).toEqual(hybrid);
  });
});

describe.each(["x25519", "hybrid"] as const)("a header for %s recipients", (kind) => {
  it("opens for each recipient, and carries the size for all of them", async () => {
    const identities = await Promise.all([1, 2, 3].map(async () => generateAgeIdentity(kind)));
    const sealed = await headerFor(
      identities.map(({ recipient }) => recipient),
      123_392,
    );
    for (const identity of identities) {
      const { fileKey } = valueOf(await unwrapFileKey(sealed, [identity]));
      expect(openSize(fileKey, sealed)).toBe(123_392);
    }
  });

  it("has only stanzas of one form, whoever they are for", async () => {
    const { stanzas } = await headerFor(await recipientsOf(kind, 3));
    const forms = stanzas.map(({ type, args, bodyBase64 }) =>
      [type, ...args.map(({ length }) => length), bodyBase64.length].join(" "),
    );
    expect(new Set(forms).size).toBe(1);
    expect(judgeStanzas({ stanzas, bytes: Buffer.alloc(0) })).toEqual({
      ok: true,
      value: { kind },
    });
  });

  it("opens for nobody else", async () => {
    const sealed = await headerFor(await recipientsOf(kind, 1));
    const other = await generateAgeIdentity(kind);
    expect(failureOf(await unwrapFileKey(sealed, [other]))).toEqual({ kind: "not-for-us" });
  });
});

describe("the order of stanzas", () => {
  it("puts the recipient, and the size, in every place", async () => {
    const identity = await generateAgeIdentity("x25519");
    const places = new Set<number>();
    for (let round = 0; round < 40; round += 1) {
      const sealed = await headerFor([identity.recipient]);
      const { fileKey } = valueOf(await unwrapFileKey(sealed, [identity]));
      const sizeAt = sealed.stanzas.findIndex(
        (candidate) => openSize(fileKey, { ...sealed, stanzas: [candidate] }) !== undefined,
      );
      places.add(sizeAt);
    }
    // All 40 in one place would happen once in 2^39 times.
    expect(places).toEqual(new Set([0, 1]));
  });
});

describe("what a hostile header costs", () => {
  const WORK_FACTORS = stanza("scrypt bmV2ZXIgdHJpZWQgdGhpcw 62");
  const many = (count: number): Buffer =>
    header(...Array.from({ length: count }, () => stanza(`X25519 ${X25519_SHARE}`)));

  it.each([
    ["100,000 stanzas", many(100_000), "limit-exceeded"],
    ["65 stanzas", many(65), "limit-exceeded"],
    ["64 stanzas, which is no step", many(64), "recipients-changed"],
    ["3 stanzas, which is no step", many(3), "recipients-changed"],
    ["a passphrase with a giant work factor", header(WORK_FACTORS), "passphrase-refused"],
    ["a plugin's stanza", header(stanza("yubikey AAAA")), "stanza-refused"],
    ["grease", header(stanza(`X25519 ${X25519_SHARE}`), stanza("2$-grease x")), "stanza-refused"],
    [
      "a stanza named like a member of all objects",
      header(stanza("constructor x")),
      "stanza-refused",
    ],
    ["no stanza", header(), "header-malformed"],
    [
      "a share with bits that mean nothing",
      header(stanza(`X25519 ${X25519_SHARE.slice(0, -1)}d`)),
      "header-malformed",
    ],
    ["two arguments", header(stanza(`X25519 ${X25519_SHARE} x`)), "header-malformed"],
    [
      "a body of another size",
      header(stanza(`X25519 ${X25519_SHARE}`, `${BODY}AA`)),
      "header-malformed",
    ],
    [
      "a line without end",
      Buffer.concat([header().subarray(0, 22), Buffer.alloc(70_000, "-")]),
      "limit-exceeded",
    ],
    [
      "a body without end",
      Buffer.from(
        `age-encryption.org/v1\n-> X25519 ${X25519_SHARE}\n${`${"A".repeat(64)}\n`.repeat(2_000)}`,
      ),
      "limit-exceeded",
    ],
  ])("%s: refused in no time, without any key", (_, bytes, kind) => {
    const spentMs = elapsedMs(() => {
      const parsed = parseAgeHeader(bytes.subarray(0, HEADER_READ_SIZE_BYTES));
      const refusal = parsed.ok ? failureOf(judgeStanzas(parsed.value)) : parsed.error;
      expect(refusal.kind).toBe(kind);
    });
    expect(spentMs).toBeLessThan(50);
  });

  it("a header of exactly the limit is read, one byte more is not", () => {
    const room = 65_536 - header(stanza("X ")).length;
    const longest = header(stanza(`X ${"a".repeat(room)}`));
    expect(longest).toHaveLength(65_536);
    expect(parseAgeHeader(longest).ok).toBe(true);
    const longer = header(stanza(`X ${"a".repeat(room + 1)}`));
    expect(failureOf(parseAgeHeader(longer)).kind).toBe("limit-exceeded");
  });
});

describe("what is no header", () => {
  it.each([
    ["nothing at all", "", "incomplete"],
    ["half a version line", "age-encryption.or", "incomplete"],
    ["a newer version", "age-encryption.org/v2\n", "not-a-bundle"],
    ["armor", "-----BEGIN AGE ENCRYPTED FILE-----\n", "armored"],
    ["armor after spaces", "\n  -----BEGIN AGE ENCRYPTED FILE-----\n", "armored"],
    ["another file", "%PDF-1.7\n", "not-a-bundle"],
    ["a carriage return", "age-encryption.org/v1\r\n", "not-a-bundle"],
  ])("%s: %s", (_, text, kind) => {
    expect(failureOf(parseAgeHeader(Buffer.from(text, "latin1"))).kind).toBe(kind);
  });

  it("cut at any byte is incomplete, never anything else", async () => {
    const { bytes } = await headerFor(await recipientsOf("x25519", 1));
    const kinds = Array.from(
      { length: bytes.length },
      (_, size) => failureOf(parseAgeHeader(bytes.subarray(0, size))).kind,
    );
    expect(new Set(kinds)).toEqual(new Set(["incomplete"]));
  });
});

// Made by another implementation from the identity of a published vector.
const VECTOR_SECRET = "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0";
const VECTOR_FINGERPRINT = "b33b4e278f4d3527b0b33dc8498a5575ffbd3a4ed8b088bfcc4c4f52db4f9194";
