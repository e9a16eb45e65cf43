import { describe, expect, it } from "vitest";

import {
  createChunkCipher,
  openChunkInPlace,
  sealChunkInPlace,
} from "../../../electron/crypto/chunk-cipher.ts";
import { hkdfSha256 } from "../../../electron/crypto/hkdf.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe("HKDF-SHA-256", () => {
  it.each([
    // RFC 5869 A.1 and A.3, first 32 bytes; the purpose of A.1 is no text, so that its octets are written as such.
    [
      "0b".repeat(22),
      "000102030405060708090a0b0c",
      "f0f1f2f3f4f5f6f7f8f9",
      "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf",
    ],
    ["0b".repeat(22), "", "", "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"],
  ])("agrees with RFC 5869", (keyMaterial, salt, purpose, expected) => {
    const key = hkdfSha256(
      Buffer.from(keyMaterial, "hex"),
      Buffer.from(salt, "hex"),
      Buffer.from(purpose, "hex"),
    );
    expect(hex(key)).toBe(expected);
  });
});

describe("chunks that are sealed where they lie", () => {
  const key = Buffer.alloc(32, 3);
  const content = Buffer.from("what the analyst found");

  it.each([
    [0, "inner"],
    [70_000, "last"],
  ] as const)("are those of the other way: %i, %s", (index, position) => {
    const chunk = Buffer.concat([content, Buffer.alloc(16)]);
    sealChunkInPlace(key, chunk, index, position);
    expect(hex(chunk)).toBe(hex(createChunkCipher(key).seal(content, index, position)));
    expect(openChunkInPlace(key, chunk, index, position)).toBe(true);
    expect(hex(chunk.subarray(0, content.length))).toBe(hex(content));
  });

  it("do not open altered, in another place, or shorter than a tag", () => {
    const sealed = createChunkCipher(key).seal(content, 5, "inner");
    const altered = Buffer.from(sealed);
    altered[3] = (altered[3] ?? 0) ^ 1;
    expect(openChunkInPlace(key, altered, 5, "inner")).toBe(false);
    expect(openChunkInPlace(key, Buffer.from(sealed), 6, "inner")).toBe(false);
    expect(openChunkInPlace(key, Buffer.from(sealed), 5, "last")).toBe(false);
    expect(openChunkInPlace(key, Buffer.from(sealed.subarray(0, 15)), 5, "inner")).toBe(false);
  });
});
