import fc from "fast-check";
import { expect, test } from "vitest";
import { outlookFile } from "../../../helpers/outlook-file.ts";
import { readSource } from "../../../helpers/read-format.ts";

const WHOLE = outlookFile({
  unicode: {
    0x0037: "Subject",
    0x1000: "Text",
    0x007d: "From: a@example.org\r\nSubject: Subject\r\n",
  },
  recipients: [{ unicode: { 0x3001: "Bob" } }],
  attachments: [
    { unicode: { 0x3707: "a.bin" }, binary: { 0x3701: new Uint8Array(6_000).fill(7) } },
    { integers: { 0x3705: 5 }, item: { unicode: { 0x1000: "inner" } } },
  ],
});

const isVerdict = (bytes: Uint8Array): boolean => {
  const outcome = readSource(bytes, "x.msg", { format: "outlook" });
  if (!outcome.ok) return outcome.error.message !== "";
  const size = outcome.value.reports
    .flatMap((report) => report.attachments)
    .reduce((sum, attachment) => sum + attachment.bytes.length, 0);
  return size <= bytes.length;
};

test("an item cut at any place gives a verdict", () => {
  for (let end = 1; end < WHOLE.length; end += 97)
    expect(isVerdict(WHOLE.subarray(0, end))).toBe(true);
});

test("an item with any bytes changed gives a verdict, and no more bytes than it has", () => {
  const changes = fc.array(fc.tuple(fc.nat(WHOLE.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(changes, (places) => {
      const bytes = Uint8Array.from(WHOLE);
      for (const [at, code] of places) bytes[at] = code;
      return isVerdict(bytes);
    }),
    { numRuns: 1_000 },
  );
});
