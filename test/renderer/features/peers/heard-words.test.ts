import { describe, expect, it } from "vitest";
import {
  differingPlaces,
  hearAgain,
  isWhole,
  nextPlace,
  NOTHING_HEARD,
  suggestions,
  takeBack,
  typeHeard,
} from "../../../../renderer/features/peers/ceremony/heard-words.ts";
import { FINGERPRINT_WORDS } from "../../../../shared/vault/fingerprint-words-data.ts";

const SIXTEEN = FINGERPRINT_WORDS.slice(0, 16);
const WHOLE = typeHeard(NOTHING_HEARD, SIXTEEN.join(" "));

describe("words as they are heard", () => {
  it("are taken as soon as they are complete", () => {
    expect(typeHeard(NOTHING_HEARD, "acorn")).toEqual({ words: ["acorn"], typed: "", again: null });
    expect(typeHeard(NOTHING_HEARD, "acor")).toEqual({ words: [], typed: "acor", again: null });
  });

  it("are taken from a beginning that fits one word when a space follows", () => {
    expect(typeHeard(NOTHING_HEARD, "acor ").words).toEqual(["acorn"]);
    expect(typeHeard(NOTHING_HEARD, "a ")).toMatchObject({ words: [], typed: "a" });
  });

  it("can be typed all at once, in any case and with any punctuation", () => {
    expect(typeHeard(NOTHING_HEARD, "1. Acorn, 2. AGATE").words).toEqual(["acorn", "agate"]);
  });

  it("stay in the box from the first that is not of the list", () => {
    expect(typeHeard(NOTHING_HEARD, "acorn xyzzy agate")).toEqual({
      words: ["acorn"],
      typed: "xyzzy agate",
      again: null,
    });
  });

  it("are sixteen and no more", () => {
    expect(isWhole(WHOLE)).toBe(true);
    expect(typeHeard(WHOLE, "acorn")).toMatchObject({ words: SIXTEEN, typed: "acorn" });
  });

  it("are taken back from the last one", () => {
    expect(takeBack(WHOLE).words).toEqual(SIXTEEN.slice(0, 15));
  });

  it("are heard once more in their place, while the others stay", () => {
    const again = hearAgain(WHOLE, 3);
    expect(nextPlace(again)).toBe(3);
    const heard = typeHeard(again, "winter");
    expect(heard.words).toEqual(SIXTEEN.with(3, "winter"));
    expect(heard.again).toBeNull();
    expect(takeBack(again)).toEqual(WHOLE);
  });

  it("are suggested once a letter is there", () => {
    expect(suggestions("")).toEqual([]);
    expect(suggestions("aco")).toEqual(["acorn"]);
  });

  it("that differ are all named, not the first only", () => {
    expect(differingPlaces(SIXTEEN, SIXTEEN.with(3, "winter").with(9, "winter"))).toEqual([3, 9]);
    expect(differingPlaces(SIXTEEN, SIXTEEN)).toEqual([]);
  });

  it("never have to be told from the beginning of another", () => {
    const clashes = FINGERPRINT_WORDS.filter((word) =>
      FINGERPRINT_WORDS.some((other) => other !== word && other.startsWith(word)),
    );
    expect(clashes).toEqual([]);
  });
});
