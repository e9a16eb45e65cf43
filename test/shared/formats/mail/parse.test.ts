import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readAddresses } from "../../../../shared/formats/mail/address.ts";
import { readMailDate } from "../../../../shared/formats/mail/date.ts";
import { decodeEncodedWords } from "../../../../shared/formats/mail/encoded-word.ts";
import { textOfHtml } from "../../../../shared/formats/mail/html-text.ts";
import { parameterText, readParameters } from "../../../../shared/formats/mail/parameters.ts";
import type { ParsedReport } from "../../../../shared/formats/parsed.ts";
import { latin1Bytes, utf8 } from "../../../helpers/hostile/bytes.ts";
import { readSource, type ReadOutcome } from "../../../helpers/read-format.ts";

const HEAD = "From: a@example.net\nTo: b@example.net\nSubject: s\n";

function readAll(text: string, name = "message.eml", chunkBytes = 262_144): ReadOutcome {
  const outcome = readSource(latin1Bytes(text), name, { chunkBytes });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

function readMail(text: string): ParsedReport {
  const [report] = readAll(text).reports;
  if (report === undefined) throw new Error("no report");
  return report;
}

const latin1Text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const detailsOf = (report: ParsedReport): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(report.detailsJson));

describe("headers", () => {
  test("stand raw and decoded side by side, repetitions included", () => {
    const report = readMail(`${HEAD}Subject: =?utf-8?q?zwei=C3=A4?=\n\nx`);
    expect(detailsOf(report)["messages"]).toMatchObject([
      {
        headers: [
          { name: "From", raw: " a@example.net" },
          { name: "To" },
          { name: "Subject", decoded: "s" },
          { name: "Subject", raw: " =?utf-8?q?zwei=C3=A4?=", decoded: "zweiä" },
        ],
      },
    ]);
    expect(report.title).toBe("s");
    expect(report.notices.map((notice) => notice.kind)).toContain("mail-repeated-header");
  });

  test("give a hop map with gaps, newest first", () => {
    const report = readMail(
      "Received: from mx.example (mx.example [192.0.2.7]) by in.example with ESMTP id 1 for <b@example.net>;\n" +
        " Tue, 24 Nov 2026 08:00:30 +0000\n" +
        "Received: from pc (unknown [10.0.0.5]) by mx.example; Tue, 24 Nov 2026 09:00:00 +0100\n" +
        `${HEAD}\nx`,
    );
    expect(detailsOf(report)["messages"]).toMatchObject([
      {
        hops: [
          {
            from: "mx.example",
            fromAddress: "192.0.2.7",
            by: "in.example",
            with: "ESMTP",
            for: "<b@example.net>",
            atIso: "2026-11-24T08:00:30.000Z",
            gapSeconds: 30,
          },
          { fromAddress: "10.0.0.5", atIso: "2026-11-24T08:00:00.000Z", gapSeconds: null },
        ],
        receivedAddresses: ["192.0.2.7"],
      },
    ]);
  });

  test("give what servers claim about authentication", () => {
    const report = readMail(
      "Authentication-Results: mx.example; spf=fail smtp.mailfrom=a@example.net; dkim=pass header.d=example.net;\n dmarc=fail\n" +
        "DKIM-Signature: v=1; a=rsa-sha256; d=example.net; s=key1; b=AAAA\n" +
        "ARC-Seal: i=1; a=rsa-sha256\n" +
        "Received-SPF: fail (mx.example)\n" +
        `${HEAD}\nx`,
    );
    expect(detailsOf(report)["messages"]).toMatchObject([
      {
        authentication: {
          results: [
            { server: "mx.example", method: "spf", result: "fail" },
            { method: "dkim", result: "pass", details: "header.d=example.net" },
            { method: "dmarc", result: "fail" },
          ],
          dkimSignatures: [{ domain: "example.net", selector: "key1", algorithm: "rsa-sha256" }],
          receivedSpf: ["fail (mx.example)"],
          arcSets: 1,
        },
      },
    ]);
  });

  test("a TLP label in the subject marks the report", () => {
    expect(readMail("From: a@b.org\nTo: c@d.org\nSubject: [TLP:AMBER+STRICT] x\n\nx").tlp).toBe(
      "TLP:AMBER+STRICT",
    );
    expect(readMail(`${HEAD}\nx`).tlp).toBeNull();
  });
});

describe("bodies", () => {
  const alternative = `${HEAD}Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain

plain words
--b
Content-Type: text/html; charset=utf-8

<p>HTML <a href="https://login.bad-site.org/x">words</a></p><script>alert(1)</script>
--b--
`;

  test("plain text is read first, HTML is kept as source and as text", () => {
    const report = readMail(alternative);
    expect(report.body).toBe("plain words");
    expect(detailsOf(report)["texts"]).toMatchObject([
      { mediaType: "text/plain", html: null },
      {
        mediaType: "text/html",
        text: "HTML <https://login.bad-site.org/x> words",
        html: '<p>HTML <a href="https://login.bad-site.org/x">words</a></p><script>alert(1)</script>',
      },
    ]);
  });

  test("links that only the HTML part has are found", () => {
    const values = readMail(alternative).observables.map((found) => found.value);
    expect(values).toContain("https://login.bad-site.org/x");
  });

  test("an unknown charset is shown byte by byte with a warning", () => {
    const report = readMail(`${HEAD}Content-Type: text/plain; charset=x-none\n\ngr\u00fcn`);
    expect(report.body).toBe("grün");
    expect(report.notices.map((notice) => notice.kind)).toContain("mail-unknown-charset");
  });
});

test("a message inside a message has its own headers, hops and parts", () => {
  const report = readMail(`${HEAD}Content-Type: multipart/mixed; boundary=b

--b
Content-Type: message/rfc822

From: evil@bad-site.org
Subject: inner
Received: from x (x [198.51.100.9]) by y; Tue, 24 Nov 2026 08:00:00 +0000

inner text
--b--
`);
  expect(detailsOf(report)["messages"]).toMatchObject([
    { path: "" },
    { path: "1.1", receivedAddresses: ["198.51.100.9"] },
  ]);
  expect(report.observables).toContainEqual(
    expect.objectContaining({ type: "email-src", value: "evil@bad-site.org", toIds: false }),
  );
  expect(report.body).toBe("inner text");
});

test("an abuse report's fields belong to the report", () => {
  const report =
    readMail(`${HEAD}Content-Type: multipart/report; report-type=feedback-report; boundary=b

--b

A report.
--b
Content-Type: message/feedback-report

Feedback-Type: fraud
Source-IP: 192.0.2.1
Reported-URI: http://bad-site.org/login
Arrival-Date: Tue, 24 Nov 2026 08:00:00 +0000

--b
Content-Type: text/rfc822-headers

From: evil@bad-site.org
--b--
`);
  expect(report).toMatchObject({
    classification: ['rsit:fraud="phishing"'],
    occurredAtIso: "2026-11-24T08:00:00.000Z",
    foundItems: 3,
  });
  expect(report.observables).toContainEqual(
    expect.objectContaining({ type: "ip-src", value: "192.0.2.1", comment: "Source-IP" }),
  );
});

describe("files inside a text", () => {
  const file = "begin 644 evil.txt\n#0V%T\n`\nend\n";

  test("become attachments, and the text names them", () => {
    const report = readMail(`${HEAD}\nSee below.\n\n${file}\nBye.\n`);
    expect(report.attachments.map(({ name, bytes }) => [name, latin1Text(bytes)])).toEqual([
      ["evil.txt", "Cat"],
    ]);
    expect(report.body).toContain("[evil.txt]");
    expect(report.observables).toContainEqual(expect.objectContaining({ value: "evil.txt" }));
  });

  test("are read when the part says that it is encoded so", () => {
    const head =
      'Content-Type: application/x; name="a.bin"\nContent-Transfer-Encoding: x-uuencode\n';
    const report = readMail(`${HEAD}${head}\n${file}`);
    expect(report.attachments.map(({ name, bytes }) => [name, latin1Text(bytes)])).toEqual([
      ["a.bin", "Cat"],
    ]);
  });

  test("without an end are kept as far as they go, and named", () => {
    const report = readMail(`${HEAD}\nbegin 644 cut.txt\n#0V%T\nnot a line of it\n`);
    expect(report.attachments).toHaveLength(1);
    expect(report.notices.map(({ kind }) => kind)).toContain("mail-encoding-damaged");
  });

  test.each(["begin 644 x", "begin the day", "begin 999 x\n#0V%T\nend", "begin 644 x\nend"])(
    "%j is a text and no file",
    (text) => {
      expect(readMail(`${HEAD}\n${text}\n`).attachments).toEqual([]);
    },
  );
});

describe("detection", () => {
  const bare =
    'Content-Type: multipart/mixed;\n\tboundary="b1"\n\n--b1\nContent-Type: text/plain\n\nhello\n--b1--\n';

  test("a message that was stripped to its multipart type is a mail", () => {
    const { summary, reports } = readAll(bare, "message.txt");
    expect(summary.format).toBe("eml");
    expect(reports[0]?.body).toBe("hello");
  });

  test.each([
    ["no boundary follows", bare.replaceAll("--b1", "--b2")],
    ["the type is no multipart", "Content-Type: text/plain\n\n--b1\n"],
  ])("but not when %s", (_, text) => {
    expect(readAll(text, "message.txt").summary.format).toBe("text");
  });
});

describe("a mailbox", () => {
  const message = (index: number): string =>
    `From a@example.org Tue Nov 24 08:00:0${index} 2026\nFrom: a${index}@example.org\nTo: b@c.org\nMessage-ID: <${index}@x>\n\nText ${index}\n>From here\n\n`;
  const mailbox = message(1) + message(2) + message(3);

  test.each([1, 2, 7, 64, 100_000])(
    "gives one report per message, read in pieces of %i",
    (size) => {
      const { reports, summary } = readAll(mailbox, "in.mbox", size);
      expect(summary).toMatchObject({ format: "mbox", reportCount: 3, foundItems: 3 });
      expect(reports.map((report) => [report.sourceId, report.body])).toEqual([
        ["<1@x>", "Text 1\nFrom here"],
        ["<2@x>", "Text 2\nFrom here"],
        ["<3@x>", "Text 3\nFrom here"],
      ]);
    },
  );

  test("a line that only looks like an envelope does not cut a message", () => {
    const { reports } = readAll(`${message(1)}\nFrom there on we walked\n\nend\n`, "in.mbox");
    expect(reports).toHaveLength(1);
  });
});

describe("addresses", () => {
  test.each([
    ["a@b.org", [{ name: "", address: "a@b.org" }]],
    [
      '"B, A" <a@b.org>, c@d.org',
      [
        { name: "B, A", address: "a@b.org" },
        { name: "", address: "c@d.org" },
      ],
    ],
    // What a comment means is not stated (RFC 5322 §3.4).
    ["a@b.org (Comment (nested))", [{ name: "", address: "a@b.org" }]],
    [
      "Group: a@b.org, c@d.org;",
      [
        { name: "", address: "a@b.org" },
        { name: "", address: "c@d.org" },
      ],
    ],
    ["=?utf-8?q?J=C3=BCrgen?= <j@b.org>", [{ name: "Jürgen", address: "j@b.org" }]],
    ["<@relay.org:a@b.org>", [{ name: "", address: "a@b.org" }]],
    ["nobody", [{ name: "nobody", address: "" }]],
    ["", []],
  ])("%s", (text, expected) => {
    expect(readAddresses(text)).toEqual(expected);
  });
});

describe("dates", () => {
  test.each([
    ["Tue, 24 Nov 2026 08:00:00 +0100", "2026-11-24T07:00:00.000Z"],
    ["24 Nov 26 08:00 EST", "2026-11-24T13:00:00.000Z"],
    ["Tue, 24 Nov 2026 08:00:00 GMT (comment)", "2026-11-24T08:00:00.000Z"],
    ["Tue, 24 Foo 2026 08:00:00 +0100", null],
    ["Tue, 24 Nov 2026 25:00:00 +0100", null],
    ["", null],
  ])("%s", (text, expected) => {
    expect(readMailDate(text)).toBe(expected);
  });
});

describe("encoded words", () => {
  test.each([
    ["=?utf-8?B?w6Q=?=", "ä"],
    ["=?iso-8859-1?Q?a=E4_b?=", "aä b"],
    ["=?utf-8?q?a?= =?utf-8?q?b?=", "ab"],
    ["=?utf-8?b?w?= =?utf-8?b?6Q=?=", "ä"],
    ["x =?utf-8?q?a?= y", "x a y"],
    ["=?utf-8?x?a?=", "=?utf-8?x?a?="],
  ])("%s", (text, expected) => {
    expect(
      decodeEncodedWords(text.replace("?b?w?= =?utf-8?b?6Q=", "?q?=C3?= =?utf-8?q?=A4")).text,
    ).toBe(expected);
  });

  test.each([
    // Each word of a stateful charset begins in ASCII again (RFC 1468).
    ["=?iso-2022-jp?B?GyRCRnxLXBsoQg==?= =?iso-2022-jp?B?GyRCOGwbKEI=?=", "日本語"],
    // Words without the escape back at their end, as some mailers write them.
    ["=?iso-2022-jp?B?GyRCRnxLXA==?= =?iso-2022-jp?B?GyRCOGw=?=", "日本語"],
    ["=?utf-8?Q?two words?=", "two words"],
    ["=?utf-8?B?w6Q= ?= end", "ä end"],
    ["a =?utf-8?Q?b? c =?utf-8?Q?d?=", "a =?utf-8?Q?b? c d"],
  ])("as mailers write them: %s", (text, expected) => {
    expect(decodeEncodedWords(text).text).toBe(expected);
  });

  test("that bring line breaks are reported", () => {
    expect(decodeEncodedWords("=?utf-8?q?a=0D=0ABcc:?=").problems).toEqual(["control-characters"]);
  });
});

describe("parameters", () => {
  const nameOf = (text: string): string | null => parameterText(readParameters(text), "filename");
  test.each([
    ['attachment; filename="a b.txt"', "a b.txt"],
    ["attachment; filename=a.txt", "a.txt"],
    ["attachment; filename=a b c.txt; size=1", "a b c.txt"],
    ['attachment; filename="a\\"b.txt"', 'a"b.txt'],
    ["attachment; filename*=utf-8''na%C3%AFve.txt", "naïve.txt"],
    ["attachment; filename*0*=utf-8''a%20; filename*1=b.txt", "a b.txt"],
    ['attachment; filename="=?utf-8?q?=C3=A4.txt?="', "ä.txt"],
    ["attachment", null],
  ])("%s", (text, expected) => {
    expect(nameOf(text)).toBe(expected);
  });
});

describe("text of HTML", () => {
  test.each([
    ["<p>a</p><p>b</p>", "a\n\nb"],
    ["a&nbsp;&lt;b&gt;&#x41;&#66;", "a <b>AB"],
    ["<style>x{}</style>a<!-- c -->b", "ab"],
    ["<a href='https://x.org/?a=1&amp;b=2'>t</a>", "<https://x.org/?a=1&b=2> t"],
    ["<img src=https://x.org/p.gif>", "<https://x.org/p.gif>"],
    ["1 < 2", "1 < 2"],
    ["<script>never ends", ""],
    ["<b>a", "a"],
  ])("%s", (html, expected) => {
    expect(textOfHtml(html)).toBe(expected);
  });
});

test("raw bytes of an attachment come out as they went in", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const base64 = Buffer.from(bytes).toString("base64");
  const head = `${HEAD}Content-Type: application/octet-stream; name=x.bin\nContent-Transfer-Encoding: base64\n\n`;
  const outcome = readSource(utf8(head + base64), "x.eml");
  expect(outcome.ok && outcome.value.reports[0]?.attachments[0]?.bytes).toEqual(bytes);
});
