import type { CsafVersion } from "./verdict.ts";

/**
 * All tests of CSAF §6 in the order of the standard. Sections that only hold others (6.1.27, 6.1.60 …) are no tests.
 * 2.1 is committee specification draft 03.
 */
export const CSAF_TEST_IDS: Readonly<Record<CsafVersion, readonly string[]>> = {
  "2.0": [
    "schema",
    ...section("6.1", 33, { 27: 11 }),
    ...section("6.2", 20, {}),
    ...section("6.3", 11, {}),
  ],
  "2.1": [
    "schema",
    ...section("6.1", 61, { 27: 19, 60: 3 }),
    ...section("6.2", 54, { 39: 5, 50: 3, 54: 4 }),
    ...section("6.3", 22, { 19: 5, 21: 8 }),
  ],
};

/** `6.1.1` to `6.1.<last>`, with the sub-tests of some. */
function section(
  prefix: string,
  last: number,
  parts: Readonly<Record<number, number>>,
): readonly string[] {
  return numbers(last).flatMap((number) => {
    const id = `${prefix}.${String(number)}`;
    const count = parts[number];
    return count === undefined ? [id] : numbers(count).map((part) => `${id}.${String(part)}`);
  });
}

function numbers(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
