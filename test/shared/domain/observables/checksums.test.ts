import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSegwitAddress } from "../../../../shared/domain/observables/bech32.ts";
import { keccak256 } from "../../../../shared/domain/observables/keccak256.ts";
import { sha256 } from "../../../../shared/domain/observables/sha256.ts";
import {
  readWalletAddress,
  type Currency,
} from "../../../../shared/domain/observables/wallet-address.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("digests", () => {
  it("gives the SHA-256 of any message as the platform does", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
        expect(hex(sha256(message))).toBe(createHash("sha256").update(message).digest("hex"));
      }),
    );
  });

  // Keccak with the original padding: the empty message, one short and one longer than a block of 136 bytes.
  it.each([
    ["", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"],
    ["abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"],
    [
      "The quick brown fox jumps over the lazy dog",
      "4d741b6f1eb29cb2a9b9911c82f56fa8d73b04959d3d9d222895df6c0b28aa15",
    ],
  ])('gives the Keccak-256 of "%s"', (message, digest) => {
    expect(hex(keccak256(bytes(message)))).toBe(digest);
  });
});

describe("segregated-witness addresses", () => {
  // BIP 350, test vectors.
  it.each([
    ["BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", true],
    ["bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", true],
    ["BC1SW50QGDZ25J", true],
    ["bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", true],
    ["tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut", false],
    ["bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", false],
    ["BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL", false],
    ["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh", false],
    ["bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4", false],
    ["BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R", false],
    ["bc1pw5dgrnzv", false],
  ])("%s: %s", (address, isValid) => {
    expect(isSegwitAddress(address, "bc")).toBe(isValid);
  });
});

describe("wallet addresses", () => {
  const cases: readonly (readonly [Currency, string, string])[] = [
    ["btc", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "valid"],
    ["btc", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "valid"],
    ["btc", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3", "checksum-mismatch"],
    ["btc", "3adf28a71089acdbab5038f58044c0ab", "wrong-form"],
    ["btc", "bc1f28a71089acdbab5038f58044c0abcdef12345678901234567890abcdef12", "wrong-form"],
    [
      "xmr",
      "49Bmp3SfddJRRGNW7GhHyAA2JgcYmZ4EGEix6p3eMNFCd15P2VsK9BHWcZWUNYF3nhf17MoRTRK4j5b7FUMA9zanSn9D3Nk",
      "valid",
    ],
    [
      "xmr",
      "49Bmp3SfddJRRGNW7GhHyAA2JgcYmZ4EGEix6p3eMNFCd15P2VsK9BHWcZWUNYF3nhf17MoRTRK4j5b7FUMA9zanSn9D3Na",
      "checksum-mismatch",
    ],
    // ERC-55, test cases.
    ["eth", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "valid"],
    ["eth", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "valid"],
    ["eth", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5D359", "checksum-mismatch"],
    ["eth", "0x52908400098527886E0F7030069857D2E4169EE7", "unchecked"],
    ["dash", "XpESxaUmonkq8RaLLp46Brx2K39ggQe226", "valid"],
  ];
  it.each(cases)("%s %s is %s", (currency, address, expected) => {
    const reading = readWalletAddress(address, currency);
    expect(reading.kind === "address" ? reading.checksum : reading.kind).toBe(expected);
  });
});
