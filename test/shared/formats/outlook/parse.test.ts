import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { ParsedReport } from "../../../../shared/formats/parsed.ts";
import { latin1Bytes, utf8 } from "../../../helpers/hostile/bytes.ts";
import { compoundFile, outlookFile, type OutlookItem } from "../../../helpers/outlook-file.ts";
import { readSource } from "../../../helpers/read-format.ts";

const HEADER =
  "Received: from mx.example (mx.example [192.0.2.7]) by in.example; Tue, 24 Nov 2026 08:00:30 +0000\r\n" +
  "Authentication-Results: in.example; spf=fail smtp.mailfrom=bank.example; dkim=none\r\n" +
  'From: "Bänk" <alert@bank.example>\r\nTo: victim@example.org\r\nSubject: Pay now\r\n' +
  "Date: Tue, 24 Nov 2026 08:00:00 +0000\r\nMessage-ID: <1@bank.example>\r\n";
const HTML = '<p>Pay <a href="https://evil.example/login">here</a></p>';

const ITEM: OutlookItem = {
  unicode: { 0x0037: "Pay now", 0x007d: HEADER, 0x1000: "Pay at https://evil.example/login" },
  binary: { 0x1013: utf8(HTML) },
  integers: { 0x3fde: 65_001 },
  attachments: [
    {
      unicode: { 0x3707: "invoice.exe", 0x370e: "application/x-msdownload" },
      binary: { 0x3701: utf8("MZ".repeat(4_000)) },
      integers: { 0x3705: 1 },
    },
  ],
};

/** The same message as mail. */
const MAIL =
  `${HEADER}Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n` +
  "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" +
  `Pay at https://evil.example/login\r\n--b\r\nContent-Type: text/html\r\n\r\n${HTML}\r\n--b--\r\n--a\r\n` +
  'Content-Type: application/x-msdownload\r\nContent-Disposition: attachment; filename="invoice.exe"\r\n\r\n' +
  `${"MZ".repeat(4_000)}\r\n--a--\r\n`;

function readItem(item: OutlookItem, name = "x.msg"): ParsedReport {
  return readBytes(outlookFile(item), name);
}

function readBytes(bytes: Uint8Array, name: string): ParsedReport {
  const outcome = readSource(bytes, name);
  if (!outcome.ok) throw new Error(outcome.error.message);
  const [report] = outcome.value.reports;
  if (report === undefined) throw new Error("no report");
  return report;
}

const detailsOf = (report: ParsedReport): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(report.detailsJson));
const kindsOf = (report: ParsedReport): string[] => report.notices.map(({ kind }) => kind);
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

test("gives the report that the same message gives as mail", () => {
  const fromItem = readItem(ITEM);
  const fromMail = readBytes(utf8(MAIL), "x.eml");
  const comparable = (report: ParsedReport): unknown => ({
    ...report,
    detailsJson: { ...detailsOf(report), parts: null },
    notices: kindsOf(report).filter((kind) => kind !== "mail-raw-8bit-header"),
  });
  const withoutMimeFields = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
      Array.isArray(inner)
        ? inner.filter((entry) => !JSON.stringify(entry).startsWith('{"name":"Content-Type"'))
        : inner,
    );
  expect(withoutMimeFields(comparable(fromItem))).toEqual(withoutMimeFields(comparable(fromMail)));
  expect(fromItem).toMatchObject({
    title: "Pay now",
    sourceId: "<1@bank.example>",
    sender: "Bänk <alert@bank.example>",
    reportedAtIso: "2026-11-24T08:00:00.000Z",
  });
  expect(fromItem.observables.map(({ value }) => value)).toContain("https://evil.example/login");
  expect(textOf(fromItem.attachments[0]?.bytes)).toBe("MZ".repeat(4_000));
});

describe("the header", () => {
  test("of an item that never left its server is made of what Outlook stated, and a notice says so", () => {
    const report = readItem({
      unicode: {
        0x0037: "Grüße",
        0x1000: "x",
        0x0042: 'Eve "the" Analyst',
        0x0064: "SMTP",
        0x0065: "eve@example.org",
        0x1035: "<2@example.org>",
      },
      times: { 0x0039: new Date("2026-11-24T10:00:00Z") },
      recipients: [
        { unicode: { 0x3001: "Bob", 0x39fe: "bob@example.org" }, integers: { 0x0c15: 1 } },
        { unicode: { 0x3001: "Carol", 0x3002: "EX", 0x3003: "/O=X" }, integers: { 0x0c15: 2 } },
      ],
    });
    expect(report).toMatchObject({
      title: "Grüße",
      sourceId: "<2@example.org>",
      reportedAtIso: "2026-11-24T10:00:00.000Z",
    });
    expect(report.sender).toContain("<eve@example.org>");
    const [message] = z
      .array(z.object({ headers: z.array(z.object({ name: z.string(), raw: z.string() })) }))
      .parse(detailsOf(report)["messages"]);
    expect(message?.headers.map(({ name, raw }) => name + raw)).toEqual([
      'From "Eve \\"the\\" Analyst" <eve@example.org>',
      'To "Bob" <bob@example.org>',
      'Cc "Carol"',
      "Subject Grüße",
      "Date Tue, 24 Nov 2026 10:00:00 +0000",
      "Message-ID <2@example.org>",
    ]);
    expect(kindsOf(report)).toContain("outlook-no-transport-header");
  });

  test("cannot be given further fields by a line break in a property", () => {
    const report = readItem({ unicode: { 0x0037: "a\r\nBcc: x@y.org", 0x1000: "x" } });
    expect(report.title).toBe("a Bcc: x@y.org");
  });
});

describe("bodies", () => {
  test("in a code page are read in it", () => {
    const report = readItem({
      string8: {
        0x0037: latin1Bytes("\u00cf\u00f0\u00e8\u00e2\u00e5\u00f2"),
        0x1000: latin1Bytes("\u00cf"),
      },
      integers: { 0x3ffd: 1_251 },
    });
    expect(report.title).toBe("Привет");
    expect(report.body).toBe("П");
  });

  test("HTML wrapped in rich text is read as HTML", () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fcharset204 A;}}" +
      "{\\*\\generator x;}{\\*\\htmltag64 <p>}Gr\\'fc\\'dfe \\u8364? {\\*\\htmltag84 <a href=\"https://evil.example/\\{x\\}\">}" +
      "\\htmlrtf {\\b shown twice\\htmlrtf0 \\f1 \\'cf\\htmlrtf }\\htmlrtf0 {\\*\\htmltag92 </a>}{\\*\\mhtmltag64 no}}";
    const report = readItem({ binary: { 0x1009: uncompressedRichText(rtf) } });
    expect(detailsOf(report)["texts"]).toMatchObject([
      {
        mediaType: "text/html",
        html: '<p>Grüße € <a href="https://evil.example/{x}">П</a>',
      },
    ]);
  });

  test("rich text that wraps nothing is read for its words, where no other body is", () => {
    const rtf = "{\\rtf1\\ansi{\\colortbl;\\red0;}Line one\\par Line two: 192.0.2.99\\par}";
    const report = readItem({ binary: { 0x1009: uncompressedRichText(rtf) } });
    expect(report.body).toBe("Line one\nLine two: 192.0.2.99");
    const both = readItem({
      unicode: { 0x1000: "plain" },
      binary: { 0x1009: uncompressedRichText(rtf) },
    });
    expect(both.body).toBe("plain");
  });

  test("rich text that cannot be read is named", () => {
    expect(kindsOf(readItem({ binary: { 0x1009: utf8("nonsense".repeat(4)) } }))).toContain(
      "outlook-rich-text",
    );
  });
});

describe("attachments", () => {
  test("an item inside an item is a message of its own, with its own files", () => {
    const report = readItem({
      unicode: { 0x0037: "outer", 0x1000: "see inside" },
      attachments: [{ unicode: { 0x3001: "Pay now" }, integers: { 0x3705: 5 }, item: ITEM }],
    });
    expect(detailsOf(report)["messages"]).toMatchObject([
      { path: "" },
      {
        path: "2.1",
        hops: [{ fromAddress: "192.0.2.7" }],
        authentication: { results: [{ result: "fail" }, {}] },
      },
    ]);
    expect(report.body).toBe("see inside\n\nPay at https://evil.example/login");
    expect(report.attachments.map(({ name, place }) => [name, place?.part])).toEqual([
      ["invoice.exe", "2.1.2"],
    ]);
  });

  test("a link and an empty one are listed and named, not invented", () => {
    const report = readItem({
      unicode: { 0x1000: "x" },
      attachments: [
        {
          unicode: { 0x3707: "share.docx", 0x370d: "\\\\server\\share.docx" },
          integers: { 0x3705: 2 },
        },
        { unicode: { 0x3707: "gone.txt" } },
      ],
    });
    expect(report.attachments).toEqual([]);
    expect(report.foundItems).toBe(3);
    expect(kindsOf(report)).toEqual(expect.arrayContaining(["outlook-link", "outlook-no-content"]));
  });
});

describe("is told by content", () => {
  test("whatever its name is", () => {
    expect(readItem(ITEM, "mail.txt").title).toBe("Pay now");
  });

  test("an old Office document is refused as binary, a large one too", () => {
    for (const sizeBytes of [100, 200_000]) {
      const bytes = compoundFile(new Map([["WordDocument", new Uint8Array(sizeBytes).fill(65)]]));
      const outcome = readSource(bytes, "x.msg");
      expect(!outcome.ok && outcome.error).toMatchObject({ kind: "binary" });
    }
  });

  test("an item whose directory lies behind 100 KB of attachment is one", () => {
    const report = readItem({
      ...ITEM,
      attachments: [{ unicode: { 0x3707: "a.bin" }, binary: { 0x3701: new Uint8Array(120_000) } }],
    });
    expect(report.attachments[0]?.bytes.length).toBe(120_000);
  });
});

function uncompressedRichText(text: string): Uint8Array {
  const bytes = latin1Bytes(text);
  const header = Buffer.alloc(16);
  header.writeUInt32LE(bytes.length + 12, 0);
  header.writeUInt32LE(bytes.length, 4);
  header.write("MELA", 8, "latin1");
  return Uint8Array.from(Buffer.concat([header, bytes]));
}
