import fc from "fast-check";
import { expect, test } from "vitest";
import { decompressRichText } from "../../../../shared/formats/outlook/rich-text.ts";
import { readRichText } from "../../../../shared/formats/outlook/rich-text-reader.ts";
import { latin1Bytes } from "../../../helpers/hostile/bytes.ts";

const MAXIMUM = 1_000_000;
const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));

/** MS-OXRTFCP §4.1 and §4.2. */
test.each([
  [
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0",
    "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
  ],
  ["1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0", "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"],
])("decompresses the published example %#", (hex, text) => {
  const bytes = decompressRichText(bytesOf(hex), MAXIMUM);
  expect(bytes && Buffer.from(bytes).toString("latin1")).toBe(text);
});

test("never gives more than it may, whatever the header states", () => {
  const bomb = Buffer.concat([
    bytesOf("ffffffffffffffff4c5a467500000000"),
    Buffer.alloc(90_000, bytesOf("ff000f000f000f000f000f000f000f000f")),
  ]);
  const bytes = decompressRichText(Uint8Array.from(bomb), 10_000);
  expect(bytes?.length).toBeGreaterThan(9_900);
  expect(bytes?.length).toBeLessThanOrEqual(10_000);
});

test("any bytes give a text or nothing", () => {
  const words = fc.constantFrom(
    ..."{ } \\par \\u-10179? \\'e4 \\* \\htmltag \\htmlrtf \\htmlrtf0 \\f1 \\bin9 \\fonttbl \\uc9 text \\".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(words), fc.uint8Array(), (tokens, junk) => {
      decompressRichText(junk, MAXIMUM);
      const content = readRichText(latin1Bytes(`{\\rtf1\\fromhtml1 ${tokens.join("")}`));
      return content !== null && content.kind === "html";
    }),
  );
});
