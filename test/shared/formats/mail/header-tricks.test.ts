import { describe, expect, test } from "vitest";
import { mapMessage } from "../../../../shared/formats/mail/map.ts";
import { latin1Bytes } from "../../../helpers/hostile/bytes.ts";

/** One trick: the warning that must name it, and the header lines that play it. */
interface Trick {
  readonly warning: string;
  readonly lines: string;
}

const TRICKS: readonly Trick[] = [
  { warning: "mail-repeated-from", lines: "From: other@bad-site.org\n" },
  { warning: "mail-repeated-header", lines: "Subject: other\n" },
  { warning: "mail-bare-cr", lines: "X-A: a\rBcc: hidden@bad-site.org\n" },
  { warning: "mail-nul", lines: "X-B: a\0b\n" },
  { warning: "mail-mixed-charsets", lines: "X-C: =?utf-8?q?a?= =?koi8-r?b?wQ==?=\n" },
  { warning: "mail-folded-junk", lines: "X-D: a\n \t \n b\n" },
  { warning: "mail-raw-8bit-header", lines: "X-E: \u00e4\u00f6\u00fc\n" },
  { warning: "mail-space-before-colon", lines: "X-F : a\n" },
  { warning: "mail-header-control-characters", lines: "X-G: =?utf-8?q?a=0D=0ABcc:_b@c.org?=\n" },
  { warning: "mail-header-unknown-charset", lines: "X-H: =?x-none?q?a?=\n" },
  { warning: "mail-header-invalid-bytes", lines: "X-I: =?utf-8?q?=C3?=\n" },
  { warning: "mail-line-limit", lines: `X-J: ${"a".repeat(70_000)}\n` },
  { warning: "mail-boundary-missing", lines: "Content-Type: multipart/mixed\n" },
  { warning: "mail-unknown-encoding", lines: "Content-Transfer-Encoding: x-strange\n" },
  // Ends the header, so it comes last.
  { warning: "mail-header-junk", lines: "no field at all\n" },
];

/** Senders that are tricks by themselves. */
const SENDERS: readonly Trick[] = [
  { warning: "mail-several-senders", lines: "From: a@example.net, b@example.net\n" },
  {
    warning: "mail-name-looks-like-address",
    lines: 'From: "ceo@bank-site.org" <a@bad-site.org>\n',
  },
  { warning: "mail-from-missing", lines: "Sender: a@example.net\n" },
];

const PLAIN = "From: a@example.net\n";
const REST = "To: b@example.net\nSubject: s\n";

function warningsOf(from: string, tricks: readonly Trick[], lineEnd: string): readonly string[] {
  const text = `${from}${REST}${tricks.map((trick) => trick.lines).join("")}\nbody\n`;
  const bytes = latin1Bytes(text.replaceAll("\n", lineEnd));
  return mapMessage(bytes, "x.eml").notices.map((notice) => notice.kind);
}

const PAIRS = TRICKS.flatMap((first, index) =>
  TRICKS.slice(index + 1).map((second) => [first.warning, second.warning, first, second] as const),
);

/** A second From hides nothing of the first, but makes the sender another one: it has tests of its own. */
const WITH_SENDERS = SENDERS.flatMap((sender) =>
  TRICKS.filter((trick) => trick.warning !== "mail-repeated-from").map(
    (trick) => [sender.warning, trick.warning, sender, trick] as const,
  ),
);

describe.each([
  ["LF", "\n"],
  ["CRLF", "\r\n"],
])("with line ends %s", (_, lineEnd) => {
  test("an honest header gives no warning", () => {
    expect(warningsOf(PLAIN, [], lineEnd)).toEqual([]);
  });

  test.each(TRICKS)("$warning is named, and nothing else", (trick) => {
    expect(new Set(warningsOf(PLAIN, [trick], lineEnd))).toEqual(new Set([trick.warning]));
  });

  test.each(SENDERS)("$warning is named, and nothing else", (trick) => {
    expect(new Set(warningsOf(trick.lines, [], lineEnd))).toEqual(new Set([trick.warning]));
  });

  test.each(PAIRS)("%s and %s do not hide each other", (_first, _second, first, second) => {
    expect(new Set(warningsOf(PLAIN, [first, second], lineEnd))).toEqual(
      new Set([first.warning, second.warning]),
    );
  });

  test.each(WITH_SENDERS)("%s and %s do not hide each other", (_first, _second, sender, trick) => {
    expect(new Set(warningsOf(sender.lines, [trick], lineEnd))).toEqual(
      new Set([sender.warning, trick.warning]),
    );
  });
});
