import fc from "fast-check";

const SIGNATURE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** ssdeep hashes of few block sizes and pieces, so that many of them are near to each other. */
export function fuzzyHashes(): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    "AXGBicFlg",
    "VNhBGcL6w",
    "CrFQEvq0P",
    "rosjON/t5",
    "zzzzzzzzz",
    "k",
  );
  const noise = fc.string({ unit: fc.constantFrom(...SIGNATURE.split("")), maxLength: 12 });
  const signature = (pieces: number): fc.Arbitrary<string> =>
    fc
      .array(fc.oneof(piece, piece, noise), { maxLength: pieces })
      .map((parts) => parts.join("").slice(0, pieces * 9));
  return fc
    .tuple(fc.constantFrom(3, 48, 96, 192, 1_536), signature(7), signature(3))
    .map(([size, first, second]) => `${String(size)}:${first}:${second}`);
}
