import { describe, expect, it } from "vitest";

import {
  bundleFileName,
  formatPartsList,
  parseCarrierFileName,
  parsePartsList,
  partFileName,
  partsListFileName,
} from "../../../../shared/exchange/bundle/carrier-names.ts";

const NAME = "4f".repeat(16);
const DIGESTS = ["a1".repeat(32), "b2".repeat(32)];
const LIST = formatPartsList(NAME, DIGESTS);

describe("names on a carrier", () => {
  it.each([
    [bundleFileName(NAME), "whole"],
    [partFileName(NAME, 1), "part"],
    [partFileName(NAME, 999), "part"],
    [partsListFileName(NAME), "list"],
  ])("%s is known as %s", (fileName, kind) => {
    expect(parseCarrierFileName(fileName)).toEqual({ name: NAME, kind });
  });

  it.each([
    "autorun.inf",
    NAME,
    `${NAME}.age.1`,
    `${NAME.toUpperCase()}.age`,
    `x${NAME}.age`,
    `.tmp-${NAME}.age`,
    `${NAME}.age/x`,
  ])("%s is none of ours", (fileName) => {
    expect(parseCarrierFileName(fileName)).toBeUndefined();
  });
});

describe("the list of parts", () => {
  it("is read back", () => {
    expect(parsePartsList(NAME, LIST)).toEqual(DIGESTS);
  });

  it.each([
    ["of another bundle", LIST.replaceAll(NAME, "00".repeat(16))],
    ["in another order", LIST.split("\n").toReversed().join("\n").slice(1)],
    ["without its last line feed", LIST.slice(0, -1)],
    ["with a name that leads elsewhere", LIST.replace("  ", "  ../")],
    ["with an upper-case digest", LIST.replace("a1", "A1")],
    ["with something behind", `${LIST}x`],
    ["of no part", ""],
    ["of a thousand parts", formatPartsList(NAME, Array<string>(1_000).fill(DIGESTS[0] ?? ""))],
  ])("is refused %s", (_, text) => {
    expect(parsePartsList(NAME, text)).toBeUndefined();
  });
});
