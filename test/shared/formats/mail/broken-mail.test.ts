import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readAddresses } from "../../../../shared/formats/mail/address.ts";
import { decodeCharset } from "../../../../shared/formats/mail/charset.ts";
import { decodeEncodedWords } from "../../../../shared/formats/mail/encoded-word.ts";
import { mapMessage } from "../../../../shared/formats/mail/map.ts";
import { parameterText, readParameters } from "../../../../shared/formats/mail/parameters.ts";
import type { ParsedReport } from "../../../../shared/formats/parsed.ts";
import { latin1Bytes } from "../../../helpers/hostile/bytes.ts";
import { readSource } from "../../../helpers/read-format.ts";

const HEAD = "From: a@example.net\nTo: b@example.net\nSubject: s\n";

const readMail = (text: string): ParsedReport => mapMessage(latin1Bytes(text), "message.eml");
const base64Of = (text: string): string => Buffer.from(text, "latin1").toString("base64");
const base64Lines = (text: string): string => base64Of(text).replaceAll(/(.{76})/g, "$1\n");
const kindsOf = (report: ParsedReport): readonly string[] =>
  report.notices.map((notice) => notice.kind);
const filesOf = (report: ParsedReport): readonly (readonly [string, string])[] =>
  report.attachments.map(({ name, bytes }) => [name, Buffer.from(bytes).toString("latin1")]);
const leafTypes = (report: ParsedReport): readonly string[] =>
  z
    .object({ parts: z.array(z.object({ mediaType: z.string() })) })
    .parse(JSON.parse(report.detailsJson))
    .parts.map((part) => part.mediaType);

describe("encoded words", () => {
  test.each([
    [
      "of ISO-2022-JP are decoded one by one, as each starts in ASCII again",
      "=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?= =?ISO-2022-JP?B?GyRCOGwbKEI=?=",
      "日本語",
    ],
    [
      "of ISO-2022-KR switch by SO and SI",
      `=?ISO-2022-KR?B?${base64Of("\u001b$)C\u000eGQ1[\u000f")}?= =?ISO-2022-KR?B?${base64Of("\u001b$)C\u000e1[\u000f ok")}?=`,
      "한글글 ok",
    ],
    ["of HZ switch by tildes", "=?hz-gb-2312?Q?~{VPND~}_~~?=", "中文 ~"],
    [
      "of UTF-8 that end inside a character are joined",
      "=?utf-8?B?w6TD?=\r\n =?utf-8?B?vA==?=",
      "äü",
    ],
    ["hold blanks in broken mail", "=?utf-8?Q?Rechnung f=C3=BCr dich?= !", "Rechnung für dich !"],
    ["hold blanks in broken base64", "=?utf-8?B?w6T DvA==?=", "äü"],
    ["hold question marks in broken mail", "=?utf-8?Q?Where? Here?=", "Where? Here"],
    ["may end in an equals sign", "=?utf-8?Q?a=?=", "a="],
    ["do not run into the next one", "=?utf-8?Q?a =?utf-8?Q?b?=", "=?utf-8?Q?a b"],
    ["of UTF-7 are read", "=?utf-7?Q?A+AOQ-+AMQ=2D?=", "AäÄ"],
  ])("%s", (_, text, expected) => {
    expect(decodeEncodedWords(text.replaceAll("\r\n", "")).text).toBe(expected);
  });

  test("with a comma inside do not end an address", () => {
    expect(readAddresses("=?utf-8?Q?M=C3=BCller, Jan?= <j@b.org>, k@b.org")).toEqual([
      { name: "Müller, Jan", address: "j@b.org" },
      { name: "", address: "k@b.org" },
    ]);
  });
});

describe("charsets", () => {
  test.each([
    ["utf-7", "Hi Mom +Jjo-!", "Hi Mom ☺!", null],
    ["utf-7", "1 +- 1", "1 + 1", null],
    ["utf-7", "a+", "a+", "invalid-bytes"],
    ["cp932", "\u0093\u00fa\u0096\u007b", "日本", null],
    ["'utf-8'", "\u00c3\u00a4", "ä", null],
    // DOS code pages are not those of Windows: a guess would show wrong letters without a word.
    ["cp850", "\u0084", "\u0084", "unknown-charset"],
    ["iso-2022-kr", "\u001b(I", "\u001b(I", "invalid-bytes"],
  ] as const)("%s %j", (charset, bytes, text, problem) => {
    expect(decodeCharset(latin1Bytes(bytes), charset)).toEqual({ text, problem });
  });
});

test("a text in UTF-7 is decoded, and named because filters may have missed what it says", () => {
  const report = readMail(
    `${HEAD}Content-Type: text/html; charset=utf-7\n\n+ADw-a href=+ACI-https://bad-site.org/x+ACI-+AD4-t+ADw-/a+AD4-`,
  );
  expect(report.observables).toContainEqual(
    expect.objectContaining({ type: "url", value: "https://bad-site.org/x" }),
  );
  expect(kindsOf(report)).toEqual(["mail-utf7"]);
});

describe("parameters", () => {
  const nameOf = (text: string): string | null => parameterText(readParameters(text), "filename");
  test.each([
    ["attachment (a comment); filename=a.txt", "a.txt"],
    ["attachment filename=a.txt", "a.txt"],
    ['filename="a.txt"', "a.txt"],
    ['attachment; filename="a.txt" size=3; x=y', "a.txt"],
    ['attachment; junk; filename = "a.txt"', "a.txt"],
    ['attachment; x="b"c; filename="a.txt"', "a.txt"],
    ['attachment; filename="a;b.txt"', "a;b.txt"],
    ['attachment; filename="a.txt', "a.txt"],
    ["attachment; FileName=a.txt", "a.txt"],
    // A section may end inside a character.
    ["attachment; filename*0*=utf-8''a%C3; filename*1*=%A4.txt", "aä.txt"],
    ["attachment; filename*1=b.txt; filename*0=a", "ab.txt"],
    ["attachment; filename*1=b.txt; filename*2=c", "b.txtc"],
    ["attachment; filename=plain.txt; filename*=utf-8''%C3%A4.txt", "ä.txt"],
    ['attachment; filename*0="=?utf-8?Q?=C3=A4?="; filename*1=".txt"', "ä.txt"],
  ])("%s", (text, expected) => {
    expect(nameOf(text)).toBe(expected);
  });

  test("the disposition is told from comments and missing separators", () => {
    const values = ["attachment (x)", "attachment filename=a", "filename=a", "ATTACHMENT"];
    expect(values.map((text) => readParameters(text).value)).toEqual([
      "attachment",
      "attachment",
      "",
      "attachment",
    ]);
  });
});

describe("files written into the text", () => {
  const encoded = "begin 644 cat.txt\n#0V%T\n`\nend\n";

  test("become evidence and leave the text", () => {
    const report = readMail(`${HEAD}\nsee below\n${encoded}bye\n`);
    expect(filesOf(report)).toEqual([["cat.txt", "Cat"]]);
    expect(report.body).toBe("see below\n[cat.txt]\nbye");
    expect(kindsOf(report)).toEqual(["mail-uuencoded-file"]);
    expect(report.observables).toContainEqual(
      expect.objectContaining({ type: "email-attachment", value: "cat.txt", attachmentIndex: 0 }),
    );
  });

  test("without an end are kept as far as they go, and named", () => {
    const report = readMail(`${HEAD}\nbegin 644 cat.txt\n#0V%T\nnot encoded, as one sees\n`);
    expect(filesOf(report)).toEqual([["cat.txt", "Cat"]]);
    expect(report.body).toBe("[cat.txt]\nnot encoded, as one sees");
    expect(kindsOf(report)).toEqual(["mail-encoding-damaged"]);
  });

  test.each(["begin 644 meters from here\nand walk on", "begin at home\n#0V%T\nend"])(
    "are not seen in %j",
    (text) => {
      const report = readMail(`${HEAD}\n${text}`);
      expect(report.body).toBe(text);
      expect(report.attachments).toEqual([]);
    },
  );
});

describe("an encoded message inside a message", () => {
  const inner = "From: evil@bad-site.org\nSubject: inner\n\nGo to http://login.bad-site.org/x\n";
  const wrapped = (body: string, encoding = "base64"): string =>
    `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822; name=x.eml\n` +
    `Content-Transfer-Encoding: ${encoding}\n\n${body}\n--b--\n`;

  test.each([
    ["base64", base64Lines(inner)],
    ["quoted-printable", inner.replaceAll("=", "=3D")],
    ["base64 that was not applied", inner],
  ])("is searched like others: %s", (encoding, body) => {
    const report = readMail(wrapped(body, encoding.split(" ")[0]));
    const values = report.observables.map((found) => found.value);
    expect(values).toEqual(
      expect.arrayContaining(["evil@bad-site.org", "http://login.bad-site.org/x"]),
    );
    expect(leafTypes(report)).toEqual(["text/plain"]);
  });

  test("is kept as a file too", () => {
    expect(filesOf(readMail(wrapped(base64Lines(inner))))).toEqual([["x.eml", inner]]);
  });

  test("that is none stays one file", () => {
    const report = readMail(wrapped(base64Of("no mail at all")));
    expect(filesOf(report)).toEqual([["x.eml", "no mail at all"]]);
    expect(leafTypes(report)).toEqual(["message/rfc822"]);
  });

  test("is opened to a bounded depth, and the rest stays one part", () => {
    const nested = (levels: number): string =>
      levels === 0 ? inner : wrapped(base64Lines(nested(levels - 1)));
    expect(kindsOf(readMail(nested(3)))).not.toContain("mail-depth-limit");
    const deep = readMail(nested(4));
    expect(kindsOf(deep)).toContain("mail-depth-limit");
    expect(leafTypes(deep)).toEqual(["message/rfc822"]);
  });
});

describe("senders", () => {
  test("are all named", () => {
    const report = readMail("From: A <a@b.org>,\n c@d.org\nTo: e@f.org\n\nx");
    expect(report.sender).toBe("A <a@b.org>, c@d.org");
  });

  test("keep the quotes without which their names would read as another list", () => {
    const report = readMail('From: "Doe, J. \\"x\\"" <a@b.org>, "B" <c@d.org>\nTo: e@f.org\n\nx');
    expect(report.sender).toBe('"Doe, J. \\"x\\"" <a@b.org>, B <c@d.org>');
  });
});

describe("line ends", () => {
  test("of carriage returns alone make a mail all the same", () => {
    const text = `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nfirst\nsecond\n--b--\n`;
    const outcome = readSource(latin1Bytes(text.replaceAll("\n", "\r")), "x.txt");
    if (!outcome.ok) throw new Error(outcome.error.message);
    const { reports, summary } = outcome.value;
    expect(summary.format).toBe("eml");
    expect(reports[0]).toMatchObject({ title: "s", body: "first\nsecond" });
    expect(reports[0]?.notices.map((notice) => notice.kind)).toEqual(["mail-bare-cr-lines"]);
  });

  test("a single carriage return in an ordinary header stays a trick", () => {
    const report = readMail(`${HEAD}X-A: a\rBcc: hidden@bad-site.org\n\nx\r\ry`);
    expect(kindsOf(report)).toEqual(["mail-bare-cr"]);
  });
});

test("a file called .eml is a mail even with one unknown field", () => {
  const outcome = readSource(latin1Bytes("X-Test: 1\n\nbody\n"), "short.eml");
  expect(outcome.ok && outcome.value.summary.format).toBe("eml");
});
