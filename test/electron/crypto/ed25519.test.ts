import { describe, expect, it } from "vitest";

import { blake2b } from "../../../electron/crypto/blake2b.ts";
import {
  isSoundPublicKey,
  openSigningKey,
  verifySignature,
} from "../../../electron/crypto/ed25519.ts";

const bytes = (hex: string): Uint8Array => Buffer.from(hex, "hex");
const hex = (value: Uint8Array): string => Buffer.from(value).toString("hex");

// RFC 8032 §7.1.
const VECTORS = [
  {
    seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    message: "",
    signature:
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  },
  {
    seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    message: "af82",
    signature:
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  },
];

/** Points of small order, among them spellings that are not canonical. */
const SMALL_ORDER = [
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
];

describe("Ed25519", () => {
  it.each(VECTORS)("agrees with RFC 8032: $message", ({ seed, publicKey, message, signature }) => {
    const key = openSigningKey(bytes(seed));
    expect(hex(key.publicKey)).toBe(publicKey);
    expect(hex(key.sign(bytes(message)))).toBe(signature);
    expect(verifySignature(bytes(publicKey), bytes(message), bytes(signature))).toBe(true);
  });

  it("is false for every flipped bit of key, message and signature", () => {
    const [, vector] = VECTORS;
    const parts = [vector?.publicKey ?? "", vector?.message ?? "", vector?.signature ?? ""];
    const verdicts = parts.flatMap((part, at) =>
      Array.from({ length: part.length * 4 }, (_, bit) => {
        const flipped = Buffer.from(part, "hex");
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const [publicKey, message, signature] = parts.map((original, index) =>
          index === at ? flipped : bytes(original),
        );
        return verifySignature(publicKey ?? flipped, message ?? flipped, signature ?? flipped);
      }),
    );
    expect(verdicts).toHaveLength(8 * (32 + 2 + 64));
    expect(verdicts).not.toContain(true);
  });

  it("is false for a signature whose scalar has the order of the group added", () => {
    const [vector] = VECTORS;
    const order = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;
    const signature = Buffer.from(vector?.signature ?? "", "hex");
    const scalar = BigInt(`0x${Buffer.from(signature.subarray(32).toReversed()).toString("hex")}`);
    const malleated = Buffer.from(
      (scalar + order).toString(16).padStart(64, "0"),
      "hex",
    ).toReversed();
    signature.set(malleated, 32);
    expect(verifySignature(bytes(vector?.publicKey ?? ""), bytes(""), signature)).toBe(false);
  });

  it.each(SMALL_ORDER)("accepts no signature under the small-order key %s", (publicKey) => {
    // With such a key this signature fits any message in a verifier that does not look.
    const signature = Buffer.concat([bytes(SMALL_ORDER[0] ?? ""), Buffer.alloc(32)]);
    expect(verifySignature(bytes(publicKey), bytes("00"), signature)).toBe(false);
    expect(isSoundPublicKey(bytes(publicKey))).toBe(false);
  });

  it("is false for other lengths of key and signature", () => {
    const [, vector] = VECTORS;
    const signature = bytes(vector?.signature ?? "");
    const publicKey = bytes(vector?.publicKey ?? "");
    expect(verifySignature(publicKey.subarray(1), bytes("af82"), signature)).toBe(false);
    expect(verifySignature(publicKey, bytes("af82"), signature.subarray(0, 63))).toBe(false);
    const longer = Buffer.concat([signature, Buffer.alloc(1)]);
    expect(verifySignature(publicKey, bytes("af82"), longer)).toBe(false);
  });

  it("finds keys sound that were made from a seed", () => {
    expect(VECTORS.every(({ publicKey }) => isSoundPublicKey(bytes(publicKey)))).toBe(true);
  });

  it("refuses to sign after it was wiped", () => {
    const key = openSigningKey(bytes(VECTORS[0]?.seed ?? ""));
    key.wipe();
    expect(() => key.sign(bytes("00"))).toThrow("wiped");
  });
});

describe("BLAKE2b", () => {
  it("agrees with RFC 7693 appendix A", () => {
    expect(hex(blake2b(Buffer.from("abc"), 64))).toBe(
      "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1" +
        "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
    );
  });
});
