import { describe, expect, it } from "vitest";

import { deriveByArgon2id } from "../../../electron/crypto/argon2id.ts";
import { createChunkCipher } from "../../../electron/crypto/chunk-cipher.ts";
import { unwrapKey, wrapKey } from "../../../electron/crypto/key-wrap.ts";
import { deriveSubKey, keyedHash } from "../../../electron/crypto/keyed-hash.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const counting = (from: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => from + index);

describe("known answers", () => {
  it("Argon2id agrees with OpenSSL's implementation", async () => {
    const key = await deriveByArgon2id(Buffer.from("correct horse"), counting(0, 16), {
      memoryKib: 64,
      passes: 3,
    });
    expect(hex(key)).toBe("a1dc6a57c61d5fb470584e24085ea3216fd369c61bcd5f845745f9cb0ed02fca");
  });

  it("keyed BLAKE2b agrees with the first vector of the reference set", () => {
    expect(hex(keyedHash(counting(0, 64), new Uint8Array(0), 64))).toBe(
      "10ebb67700b1868efb4417987acf4690ae9d972fb7a590c2f02871799aaa4786" +
        "b5e996e8f0f4eb981fc214b005f42d2ff4233499391653df7aefcbc13fc51568",
    );
  });

  it("key wrapping agrees with draft-irtf-cfrg-xchacha A.3.1", () => {
    const message = Buffer.from(
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
    );
    const associatedData = Buffer.from("50515253c0c1c2c3c4c5c6c7", "hex");
    const wrapped = wrapKey(message, counting(0x80, 32), counting(0x40, 24), associatedData);
    expect(hex(wrapped)).toBe(
      "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb" +
        "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452" +
        "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9" +
        "21f9664c97637da9768812f615c68b13b52e" +
        "c0875924c1c7987947deafd8780acf49",
    );
  });

  it.each([
    [0, "inner", "7d250233168668279b74e5d164cec749f71cd13e275cc11f"],
    [5, "last", "556762e8a0595209463a96c8a69ddcea24f849c12f23095f"],
    [70_000, "inner", "1939e7b9d42e15d6d57a4061a29326185f95e9051dabb3d2"],
  ] as const)(
    "chunk %d as %s agrees with OpenSSL's ChaCha20-Poly1305",
    (index, position, sealed) => {
      const cipher = createChunkCipher(counting(100, 32));
      expect(hex(cipher.seal(Buffer.from("evidence"), index, position))).toBe(sealed);
    },
  );
});

describe("sub-keys", () => {
  const master = counting(1, 32);

  it("stay the same for the same domain and context", () => {
    expect(hex(deriveSubKey(master, "watchpost vault database v1"))).toBe(
      hex(keyedHash(master, Buffer.from("watchpost vault database v1\0"), 32)),
    );
  });

  it("differ by key, domain and context, also when their texts join to the same", () => {
    const keys = [
      deriveSubKey(master, "a"),
      deriveSubKey(master, "b"),
      deriveSubKey(master, "a", Buffer.from("b")),
      deriveSubKey(master, "ab"),
      deriveSubKey(counting(2, 32), "a"),
    ].map(hex);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("key wrapping", () => {
  const key = counting(3, 32);
  const wrappingKey = counting(50, 32);
  const nonce = counting(90, 24);
  const associatedData = Buffer.from("slot");
  const wrapped = wrapKey(key, wrappingKey, nonce, associatedData);

  it("opens with the same key, nonce and associated data", () => {
    expect(unwrapKey(wrapped, wrappingKey, nonce, associatedData)).toEqual(Buffer.from(key));
  });

  it("does not open after a change of any byte of what it depends on", () => {
    const flip = (bytes: Uint8Array, at: number): Uint8Array =>
      Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
    const attempts = [
      ...Array.from(wrapped, (_, at) =>
        unwrapKey(flip(wrapped, at), wrappingKey, nonce, associatedData),
      ),
      ...Array.from(wrappingKey, (_, at) =>
        unwrapKey(wrapped, flip(wrappingKey, at), nonce, associatedData),
      ),
      ...Array.from(nonce, (_, at) =>
        unwrapKey(wrapped, wrappingKey, flip(nonce, at), associatedData),
      ),
      ...Array.from(associatedData, (_, at) =>
        unwrapKey(wrapped, wrappingKey, nonce, flip(associatedData, at)),
      ),
      unwrapKey(wrapped.subarray(0, -1), wrappingKey, nonce, associatedData),
      unwrapKey(new Uint8Array(0), wrappingKey, nonce, associatedData),
    ];
    expect(attempts.filter((attempt) => attempt !== undefined)).toEqual([]);
  });
});

describe("chunk cipher", () => {
  const cipher = createChunkCipher(counting(100, 32));
  const sealed = cipher.seal(Buffer.from("evidence"), 3, "inner");

  it.each([
    ["in another place", 2, "inner"],
    ["as the last one", 3, "last"],
  ] as const)("does not open a chunk %s", (_how, index, position) => {
    expect(cipher.open(sealed, index, position)).toBeUndefined();
  });

  it("does not open what is shorter than a tag", () => {
    expect(cipher.open(sealed.subarray(0, 15), 3, "inner")).toBeUndefined();
  });
});
