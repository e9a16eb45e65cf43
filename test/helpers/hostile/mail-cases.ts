import { LIMITS } from "../../../shared/formats/limits.ts";
import { latin1Bytes, utf8 } from "./bytes.ts";
import { ANY, read, type HostileCase } from "./case.ts";

const HEAD =
  "From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nDate: Tue, 24 Nov 2026 08:00:00 +0000\r\n";

function mail(name: string, text: () => string, verdict: HostileCase["verdict"]): HostileCase {
  return {
    name: `mail: ${name}`,
    sourceName: "hostile.eml",
    bytes: () => latin1Bytes(text()),
    verdict,
  };
}

const multipart = (parts: number): string =>
  `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${"--b\r\n\r\na\r\n".repeat(parts)}--b--\r\n`;

/** `depth` multiparts inside each other, each with a boundary of its own. */
function nested(depth: number): string {
  const opening = Array.from(
    { length: depth },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
  );
  return `${HEAD}${opening.join("")}\r\ntext\r\n`;
}

const headers = (bytes: number): string => {
  const line = `X-A: ${"a".repeat(993)}\r\n`;
  const fill = line.repeat(Math.floor((bytes - HEAD.length) / line.length));
  return `${HEAD}${fill}\r\nbody\r\n`;
};

export const MAIL_CASES: readonly HostileCase[] = [
  mail("parts at the limit", () => multipart(LIMITS.mailParts), { kind: "read", skipped: 0 }),
  mail("parts one past the limit", () => multipart(LIMITS.mailParts + 1), {
    kind: "read",
    notice: "mail-parts-limit",
    skipped: 1,
  }),
  mail("a million parts", () => multipart(1_000_000), read("mail-parts-limit")),
  mail("depth at the limit", () => nested(LIMITS.mailDepth), read()),
  mail("depth one past the limit", () => nested(LIMITS.mailDepth + 1), read("mail-depth-limit")),
  mail("10,000 levels", () => nested(10_000), read("mail-depth-limit")),
  mail(
    "10,000 messages inside each other",
    () => HEAD + "Content-Type: message/rfc822\r\n\r\n".repeat(10_000),
    read("mail-depth-limit"),
  ),
  mail(
    "one boundary on 10,000 levels",
    () => HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(10_000),
    ANY,
  ),
  mail("header below the limit", () => headers(LIMITS.mailHeaderBytes - 1_000), read()),
  mail(
    "header past the limit",
    () => headers(LIMITS.mailHeaderBytes + 4_000),
    read("mail-header-limit"),
  ),
  mail("header of 16 MiB", () => headers(16 * 1024 * 1024), read("mail-header-limit")),
  mail(
    "100,000 fields",
    () => `${HEAD}${"A: b\r\n".repeat(100_000)}\r\nx`,
    read("mail-header-limit"),
  ),
  mail(
    "line past the limit",
    () => `${HEAD}X-A: ${"a".repeat(LIMITS.mailLineBytes + 10)}\r\n\r\nx`,
    read("mail-line-limit"),
  ),
  mail(
    "field folded 100,000 times",
    () => `${HEAD}X-A: b\r\n${" c\r\n".repeat(100_000)}\r\nx`,
    ANY,
  ),
  mail(
    "boundary of 300 characters",
    () => `${HEAD}Content-Type: multipart/mixed; boundary=${"b".repeat(300)}\r\n\r\nx`,
    read("mail-boundary-missing"),
  ),
  mail(
    "empty boundary",
    () => `${HEAD}Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\nx`,
    read("mail-boundary-missing"),
  ),
  mail(
    "a million boundary look-alikes",
    () => `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${"--ba\r\n".repeat(300_000)}`,
    ANY,
  ),
  mail(
    "body of line feeds",
    () => `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${"\n".repeat(4_000_000)}`,
    ANY,
  ),
  mail("repeated From", () => `From: c@example.org\r\n${HEAD}\r\nx`, read("mail-repeated-from")),
  mail(
    "bare CR in a field",
    () => `${HEAD}X-A: a\rBcc: c@example.org\r\n\r\nx`,
    read("mail-bare-cr"),
  ),
  mail("NUL in a field", () => `${HEAD}X-A: a\0b\r\n\r\nx`, read("mail-nul")),
  mail("NUL in the body", () => `${HEAD}\r\na\0b`, read("mail-nul")),
  mail(
    "mixed charsets",
    () => `${HEAD}X-A: =?utf-8?q?a?= =?koi8-r?q?b?=\r\n\r\nx`,
    read("mail-mixed-charsets"),
  ),
  mail("folded junk", () => `${HEAD}X-A: a\r\n  \r\n b\r\n\r\nx`, read("mail-folded-junk")),
  mail("raw 8-bit header", () => `${HEAD}X-A: \u00e4\u00f6\r\n\r\nx`, read("mail-raw-8bit-header")),
  mail("space before the colon", () => `${HEAD}X-A : a\r\n\r\nx`, read("mail-space-before-colon")),
  mail(
    "line without a colon",
    () => `${HEAD}this is no field\r\nX-A: a\r\n\r\nx`,
    read("mail-header-junk"),
  ),
  mail(
    "unknown charset",
    () => `${HEAD}Content-Type: text/plain; charset=x-none\r\n\r\n\u00e4`,
    read("mail-unknown-charset"),
  ),
  mail(
    "charset UTF-7",
    () => `${HEAD}Content-Type: text/plain; charset=utf-7\r\n\r\n+ADw-script+AD4-`,
    read("mail-utf7"),
  ),
  mail(
    "damaged base64",
    () => `${HEAD}Content-Transfer-Encoding: base64\r\n\r\n%%%%AAA`,
    read("mail-encoding-damaged"),
  ),
  mail(
    "unknown transfer encoding",
    () => `${HEAD}Content-Transfer-Encoding: x-rot\r\n\r\nx`,
    read("mail-unknown-encoding"),
  ),
  mail(
    "name that looks like an address",
    () => `From: "c@bank.example" <d@example.org>\r\nTo: e@example.org\r\nSubject: x\r\n\r\nx`,
    read("mail-name-looks-like-address"),
  ),
  mail("comments nested 30,000 deep", () => `${HEAD}Cc: ${"(".repeat(30_000)}\r\n\r\nx`, ANY),
  mail("quotes that never end", () => `${HEAD}Cc: ${'"a, '.repeat(15_000)}\r\n\r\nx`, ANY),
  mail("20,000 addresses", () => `${HEAD}Cc: ${"a@b.example,".repeat(5_000)}\r\n\r\nx`, ANY),
  mail("groups in groups", () => `${HEAD}Cc: ${"g:".repeat(30_000)}a@b.example;\r\n\r\nx`, ANY),
  mail(
    "encoded words without end",
    () => `${HEAD}X-A: ${"=?utf-8?q?".repeat(6_000)}\r\n\r\nx`,
    ANY,
  ),
  mail(
    "10,000 parameters",
    () => `${HEAD}Content-Type: text/plain; ${"a=b;".repeat(10_000)}\r\n\r\nx`,
    ANY,
  ),
  mail(
    "10,000 continuations",
    () =>
      `${HEAD}Content-Type: text/plain;${Array.from({ length: 4_000 }, (_, index) => `n*${index}=a;`).join("")}\r\n\r\nx`,
    ANY,
  ),
  mail(
    "2,000 Received fields",
    () =>
      `${HEAD}${"Received: from a (b [192.0.2.1]) by c; Tue, 24 Nov 2026 08:00:00 +0000\r\n".repeat(1_900)}\r\nx`,
    ANY,
  ),
  mail(
    "HTML of a million brackets",
    () => `${HEAD}Content-Type: text/html\r\n\r\n${"<".repeat(1_000_000)}`,
    ANY,
  ),
  mail(
    "HTML nested 100,000 deep",
    () => `${HEAD}Content-Type: text/html\r\n\r\n${"<div>".repeat(100_000)}`,
    ANY,
  ),
  mail(
    "100,000 scripts that never end",
    () => `${HEAD}Content-Type: text/html\r\n\r\n${"<script>".repeat(100_000)}`,
    ANY,
  ),
  mail(
    "100,000 open comments",
    () => `${HEAD}Content-Type: text/html\r\n\r\n${"<!-- ".repeat(100_000)}`,
    ANY,
  ),
  mail(
    "attribute quotes that never end",
    () => `${HEAD}Content-Type: text/html\r\n\r\n${"<a href='x\" ".repeat(80_000)}`,
    ANY,
  ),
  mail(
    "a million entities",
    () =>
      `${HEAD}Content-Type: text/html\r\n\r\n${"&#65;".repeat(200_000)}${"&amp".repeat(100_000)}`,
    ANY,
  ),
  mail(
    "status blocks without end",
    () => `${HEAD}Content-Type: message/delivery-status\r\n\r\n${"A: b\r\n\r\n".repeat(100_000)}`,
    ANY,
  ),
  {
    name: "mailbox: 100,000 empty messages",
    sourceName: "hostile.mbox",
    bytes: () =>
      utf8("From a@example.org Tue Nov 24 08:00:00 2026\nFrom: a@b\nTo: c@d\n\n".repeat(2_000)),
    verdict: ANY,
  },
  {
    name: "mailbox: envelope look-alikes",
    sourceName: "hostile.mbox",
    bytes: () =>
      utf8(
        `From a@example.org Tue Nov 24 08:00:00 2026\nFrom: a@b\nTo: c@d\n\n${"\nFrom here on\n".repeat(70_000)}`,
      ),
    verdict: ANY,
  },
];
