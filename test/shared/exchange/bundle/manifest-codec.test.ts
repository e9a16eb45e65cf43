import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { BUNDLE_LIMITS } from "../../../../shared/exchange/bundle/limits.ts";
import {
  decodeManifest,
  encodeManifest,
} from "../../../../shared/exchange/bundle/manifest-codec.ts";
import type { Manifest } from "../../../../shared/exchange/bundle/manifest.ts";
import { canonicalJson, type CanonicalValue } from "../../../../shared/vault/canonical-json.ts";
import { failureOf, valueOf } from "../../../helpers/vault.ts";
import { exampleManifest, OTHER_ID, RECIPIENT_ID, SENDER_ID } from "./example-manifest.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const EXAMPLE_TEXT = textOf(encodeManifest(exampleManifest()));

/** Encodes anything canonically, so that only the content can be wrong. */
function encodeAny(replaced: Readonly<Record<string, CanonicalValue | undefined>>): Uint8Array {
  return bytesOf(canonicalJson({ ...exampleManifest(), ...replaced }));
}

const refusalOf = (bytes: Uint8Array) => failureOf(decodeManifest(bytes));

describe("a manifest", () => {
  it("is read back as it was written", () => {
    const manifest = exampleManifest();
    expect(valueOf(decodeManifest(encodeManifest(manifest)))).toEqual({ manifest, extensions: {} });
  });

  it("begins with its domain, and has nothing between its members", () => {
    expect(
      EXAMPLE_TEXT.startsWith('{"$domain":"watchpost bundle manifest v1","acknowledged":[]'),
    ).toBe(true);
    expect(EXAMPLE_TEXT).not.toMatch(/[{,:]\s|\s[}\]]/);
  });

  it("keeps what other programs added under names of their own", () => {
    const extensions = { "x-colour": "blue", "x-nested": { list: [1, null, true] } };
    const bytes = encodeManifest(exampleManifest(), extensions);
    const decoded = valueOf(decodeManifest(bytes));
    expect(decoded).toEqual({ manifest: exampleManifest(), extensions });
    expect(encodeManifest(decoded.manifest, decoded.extensions)).toEqual(bytes);
  });

  it("can't be written when it is none", () => {
    expect(() => encodeManifest(exampleManifest({ suite: 0 }))).toThrow("not a manifest");
  });
});

describe("another spelling of the same manifest", () => {
  it.each([
    ["a space", EXAMPLE_TEXT.replace(",", ", ")],
    ["a line feed at the end", `${EXAMPLE_TEXT}\n`],
    ["something behind it", `${EXAMPLE_TEXT}{}`],
    ["a byte order mark", `\uFEFF${EXAMPLE_TEXT}`],
    ["a member twice", EXAMPLE_TEXT.replace("{", '{"$domain":"watchpost bundle manifest v1",')],
    [
      "members in another order",
      EXAMPLE_TEXT.replace(/("archiveSizeBytes":\d+),("bundleId":"[^"]+")/, "$2,$1"),
    ],
    ["a number with a fraction", EXAMPLE_TEXT.replace('"formatVersion":1', '"formatVersion":1.0')],
    ["a number with an exponent", EXAMPLE_TEXT.replace('"formatVersion":1', '"formatVersion":1e0')],
    ["a negative zero", EXAMPLE_TEXT.replace('"basis":0', '"basis":-0')],
    [
      "a number beyond the safe ones",
      EXAMPLE_TEXT.replace('"upper":12', '"upper":9007199254740993'),
    ],
    ["an escape that need not be", EXAMPLE_TEXT.replace('certificate"]', 'c\\u0065rtificate"]')],
    ["an escaped slash", EXAMPLE_TEXT.replace("blobs/", "blobs\\/")],
    ["half a surrogate pair", EXAMPLE_TEXT.replace('"certificate"', '"\\ud800"')],
    ["text that is not in NFC", EXAMPLE_TEXT.replace('"certificate"', '"cafe\u0301"')],
    ["deep nesting", EXAMPLE_TEXT.replace("{", `{"x-deep":${"[".repeat(20)}${"]".repeat(20)},`)],
    ["deepest nesting", "[".repeat(1_000_000)],
    ["half of it", EXAMPLE_TEXT.slice(0, 500)],
    ["nothing", ""],
  ])("is refused: %s", (_, text) => {
    expect(refusalOf(bytesOf(text)).kind).toBe("manifest-not-canonical");
  });

  it("is refused when it is no UTF-8", () => {
    const bytes = encodeManifest(exampleManifest());
    bytes[40] = 0xff;
    expect(refusalOf(bytes).kind).toBe("manifest-not-canonical");
  });

  it("never gets through: whatever is changed in the bytes is refused, or says something else", () => {
    const original = encodeManifest(exampleManifest());
    fc.assert(
      fc.property(fc.nat(original.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Uint8Array.from(original);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const decoded = decodeManifest(bytes);
        const says = decoded.ok
          ? encodeManifest(decoded.value.manifest, decoded.value.extensions)
          : bytes;
        expect(says).toEqual(bytes);
        expect(says).not.toEqual(original);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("a manifest of another program", () => {
  it.each([
    [
      "a newer kind of document",
      { $domain: "watchpost bundle manifest v2" },
      { kind: "newer-version", found: null, supported: 1 },
    ],
    [
      "one that needs a newer reader",
      { minimumReaderVersion: 2, newThing: 1 },
      { kind: "newer-version", found: 2, supported: 1 },
    ],
    ["another suite", { suite: 2 }, { kind: "suite-refused", found: 2 }],
    [
      "something unknown that has to be understood",
      { newThing: 1 },
      { kind: "unknown-critical", place: "/newThing" },
    ],
    [
      "something unknown further inside",
      { journal: { basis: 0, upper: 1, middle: 1 } },
      { kind: "unknown-critical", place: "/journal/middle" },
    ],
    [
      "a marking that is not known",
      { counts: { incident: { "TLP:PINK": 3 } } },
      { kind: "unknown-critical", place: "/counts/incident/TLP:PINK" },
    ],
    [
      "a member that all objects have",
      { constructor: 1 },
      { kind: "unknown-critical", place: "/constructor" },
    ],
  ])("is refused: %s", (_, replaced, refusal) => {
    expect(refusalOf(encodeAny(replaced))).toEqual(refusal);
  });

  it("is read when it is newer, but says that this reader can read it", () => {
    expect(decodeManifest(encodeAny({ formatVersion: 2 })).ok).toBe(true);
  });

  it("is refused when it is a card, or no object", () => {
    const card = refusalOf(encodeAny({ $domain: "watchpost peer card v1" }));
    expect(card).toEqual({
      kind: "manifest-malformed",
      place: "/$domain",
      expected: "watchpost bundle manifest v1",
    });
    expect(refusalOf(bytesOf("[]")).kind).toBe("manifest-malformed");
  });

  it("is refused when it sets the prototype of objects", () => {
    const text = EXAMPLE_TEXT.replace(/}$/, ',"z":1}').replace('"z"', '"__proto__"');
    expect(decodeManifest(bytesOf(text)).ok).toBe(false);
    expect(Object.prototype).not.toHaveProperty("1");
  });
});

describe("what a manifest must say", () => {
  const listed = (...ids: readonly string[]): Manifest["recipients"] => ({
    kind: "hybrid",
    stanzaCount: 4,
    listed: ids.map((organisationId) => ({ organisationId, fingerprint: "f1".repeat(32) })),
  });
  const [changes, blob] = exampleManifest().members;
  const stream = exampleManifest().stream;
  const otherBlob = { name: `blobs/${"a1".repeat(32)}`, sizeBytes: 0, sha256: "a1".repeat(32) };
  const acknowledgement = {
    incarnation: SENDER_ID,
    streamId: OTHER_ID,
    sequence: 1,
    manifestSha256: "ab".repeat(32),
  };

  it.each<[string, Readonly<Record<string, CanonicalValue | undefined>>, string]>([
    ["a bundle id", { bundleId: "1" }, "/bundleId"],
    [
      "lower-case digests",
      { members: [{ name: "changes.ndjson.zst", sizeBytes: 1, sha256: "C1".repeat(32) }] },
      "/members/0/sha256",
    ],
    ["sizes that are none", { archiveSizeBytes: -1 }, "/archiveSizeBytes"],
    ["a sequence from one on", { stream: { ...stream, sequence: 0 } }, "/stream/sequence"],
    [
      "the bundle before it, for all but the first",
      { stream: { ...stream, sequence: 2 } },
      "/stream/previousManifestSha256",
    ],
    [
      "no bundle before the first",
      { stream: { ...stream, previousManifestSha256: "ab".repeat(32) } },
      "/stream/previousManifestSha256",
    ],
    [
      "a recipient",
      { recipients: { kind: "hybrid", stanzaCount: 2, listed: [] } },
      "/recipients/listed",
    ],
    ["recipients in order", { recipients: listed(RECIPIENT_ID, SENDER_ID) }, "/recipients/listed"],
    ["each recipient once", { recipients: listed(SENDER_ID, SENDER_ID) }, "/recipients/listed"],
    [
      "a number of stanzas that fits its recipients",
      { recipients: { ...listed(SENDER_ID), stanzaCount: 4 } },
      "/recipients/stanzaCount",
    ],
    [
      "a number of stanzas that can be",
      { recipients: { ...listed(SENDER_ID), stanzaCount: 3 } },
      "/recipients/stanzaCount",
    ],
    [
      "a kind of recipients",
      { recipients: { ...listed(SENDER_ID, RECIPIENT_ID), kind: "both" } },
      "/recipients/kind",
    ],
    ["a purpose that is known", { purpose: "anything" }, "/purpose"],
    ["a marking as FIRST spells it", { tlpCeiling: "TLP:WHITE" }, "/tlpCeiling"],
    ["the persons to whom TLP:RED goes", { tlpCeiling: "TLP:RED" }, "/persons"],
    ["no exercise in a real vault", { exerciseId: OTHER_ID }, "/exerciseId"],
    ["a day until which it may be taken in", { notAfter: "2026-12-26" }, "/notAfter"],
    ["positions in their order", { journal: { basis: 3, upper: 2 } }, "/journal"],
    ["the changes first", { members: [blob ?? null, changes ?? null] }, "/members/0/name"],
    ["evidence in order", { members: [changes ?? null, blob ?? null, otherBlob] }, "/members"],
    [
      "evidence by its own digest",
      { members: [changes ?? null, { ...otherBlob, name: "blobs/x" }] },
      "/members",
    ],
    [
      "no other member",
      { members: [changes ?? null, { ...otherBlob, name: "autorun.inf" }] },
      "/members",
    ],
    ["the sum of its counts", { counts: { incident: { "TLP:GREEN": 4 } } }, "/counts"],
    ["names of kinds", { counts: { "An incident": { "TLP:GREEN": 3 } } }, "/counts/An incident"],
    [
      "the size of its evidence",
      { limits: { ...exampleManifest().limits, blobsSizeBytes: 1 } },
      "/limits/blobsSizeBytes",
    ],
    ["a certificate", { certificates: [] }, "/certificates"],
    ["certificates of some size", { certificates: ["c".repeat(4_097)] }, "/certificates/0"],
    [
      "acknowledgements each once",
      { acknowledged: [acknowledgement, acknowledgement] },
      "/acknowledged",
    ],
    [
      "a key id as minisign prints it",
      { sender: { ...exampleManifest().sender, deviceKeyId: "ed04439c50609093" } },
      "/sender/deviceKeyId",
    ],
    ["all of its members", { tlpCeiling: undefined }, "/tlpCeiling"],
  ])("%s", (_, replaced, place) => {
    const refusal = refusalOf(encodeAny(replaced));
    expect(refusal).toMatchObject({ kind: "manifest-malformed", place });
  });

  it("nothing about persons between devices of one organisation", () => {
    const manifest = exampleManifest({ tlpCeiling: "TLP:RED", purpose: "device-sync" });
    expect(decodeManifest(encodeManifest(manifest)).ok).toBe(true);
  });
});

describe("the size of a manifest", () => {
  it("is enough for as many pieces of evidence as a bundle may have, and for no more", () => {
    const blobs = Array.from({ length: BUNDLE_LIMITS.blobs + 1 }, (_, at) => {
      const sha256 = at.toString(16).padStart(64, "0");
      return { name: `blobs/${sha256}`, sizeBytes: 1, sha256 };
    });
    const [changes] = exampleManifest().members;
    const withBlobs = (count: number): Uint8Array =>
      encodeAny({
        members: [changes ?? null, ...blobs.slice(0, count)],
        limits: { ...exampleManifest().limits, blobsSizeBytes: count },
      });
    expect(decodeManifest(withBlobs(BUNDLE_LIMITS.blobs)).ok).toBe(true);
    const tooMany = withBlobs(BUNDLE_LIMITS.blobs + 1);
    expect(refusalOf(tooMany)).toMatchObject({ kind: "manifest-malformed", place: "/members" });
  });

  it("is looked at before anything else", () => {
    const refusal = refusalOf(new Uint8Array(BUNDLE_LIMITS.manifestSizeBytes + 1));
    expect(refusal).toEqual({
      kind: "limit-exceeded",
      limit: "manifestSizeBytes",
      allowed: BUNDLE_LIMITS.manifestSizeBytes,
    });
  });
});
