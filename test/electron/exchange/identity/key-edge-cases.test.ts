import { describe, expect, it, test } from "vitest";

import { IDENTITY_CRYPTO } from "../../../../electron/exchange/identity/identity-crypto.ts";
import { readPeerCard } from "../../../../shared/exchange/identity/peer-card.ts";
import { base64, card, certificate } from "../../../helpers/organisation.ts";

const bytes = (hex: string): Uint8Array => Buffer.from(hex, "hex");

/** Every spelling of the eight points of small order, canonical or not. */
const SMALL_ORDER = [
  "0100000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000080",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
];

/** Points of large order whose y is written with the prime added: a second spelling of the same key. */
const NON_CANONICAL = ["f0", "f1", "f2", "f3", "f6", "f7", "fb", "fc", "fd", "ff"].flatMap(
  (first) => ["7f", "ff"].map((last) => `${first}${"ff".repeat(30)}${last}`),
);

const NO_POINT = [
  "0200000000000000000000000000000000000000000000000000000000000000",
  "ff".repeat(16) + "00".repeat(16),
];

/**
 * A sound key with a point of order 8 added, and signatures under it. The first fits the equation without cofactor, the
 * second only that with one: verifiers disagree on such signatures, so such a key must not come in.
 */
const MIXED_ORDER_KEY = "c4b5071740aa55004b7e86b0515410513388c139ce2db5e14d83379cee4d91d6";
const SIGNED = "0000";
const WITHOUT_COFACTOR =
  "6b4bd8cd0b7a366c354130c588e2cfa977e56095cbcf17f8b9a0576419fabb582cda350fcc21d293689cd41bb7198674cf9d7e7244fe85148145304ee0a09f04";
const WITH_COFACTOR_ONLY =
  "5d2cab483e085b809c8c65d3daa749d59c7ef940aa121ded279d032bb1f37e8caf7446f23ef17abe10a650e1953d921b96bf6c0c003b14506f2f5f1175807904";

describe("a key that may not be enrolled", () => {
  test.each([...SMALL_ORDER, ...NON_CANONICAL, ...NO_POINT, MIXED_ORDER_KEY])("%s", (key) => {
    expect(IDENTITY_CRYPTO.isSoundKey(bytes(key))).toBe(false);
  });

  test.each([SMALL_ORDER[0], SMALL_ORDER[10], NON_CANONICAL[0], MIXED_ORDER_KEY])(
    "as root or device key of a card: %s",
    (key = "") => {
      const publicKey = base64(bytes(key));
      const asRoot = readPeerCard(card({ rootKey: publicKey }), IDENTITY_CRYPTO);
      const asDevice = readPeerCard(
        card({ devices: [certificate({ publicKey })] }),
        IDENTITY_CRYPTO,
      );
      expect([asRoot, asDevice].map((read) => !read.ok && read.error.reason)).toEqual([
        "weak-key",
        "bad-certificate",
      ]);
    },
  );
});

describe("the one verifier", () => {
  const verify = (key: string, message: string, signature: string) =>
    IDENTITY_CRYPTO.verify(bytes(key), bytes(message), bytes(signature));

  test.each(SMALL_ORDER)("accepts nothing under %s, whatever point is committed to", (key) => {
    const zero = "00".repeat(32);
    const accepted = SMALL_ORDER.filter((point) => verify(key, SIGNED, `${point}${zero}`));
    expect(accepted).toEqual([]);
  });

  it("accepts no commitment of small order under a sound key", () => {
    const key = "61485eb624d9786700ce78888fb6f475591f00567be8e573e9829b7df1f91acd";
    const signature = `${SMALL_ORDER[0] ?? ""}d6fd0535de42ada68883dc97157672b695b2f561aae80e6667452ad85b57970a`;
    expect(IDENTITY_CRYPTO.isSoundKey(bytes(key))).toBe(true);
    expect(verify(key, "00", signature)).toBe(false);
  });

  it("asks for the equation without cofactor", () => {
    expect(verify(MIXED_ORDER_KEY, SIGNED, WITHOUT_COFACTOR)).toBe(true);
    expect(verify(MIXED_ORDER_KEY, SIGNED, WITH_COFACTOR_ONLY)).toBe(false);
  });
});
