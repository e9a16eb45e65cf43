import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  composeMail,
  type MailToWrite,
} from "../../../../../shared/formats/mail/write/compose-mail.ts";
import { isPlainAddress } from "../../../../../shared/formats/mail/write/header-field.ts";
import { mapMessage } from "../../../../../shared/formats/mail/map.ts";
import { z } from "zod";

const MAIL: MailToWrite = {
  from: { name: "CERT-XX", mail: "cert@cert.example" },
  to: [{ name: "Jörg Müller, Netz", mail: "abuse@grid.example" }],
  subject: "[TLP:AMBER] Schwachstelle: 3 Einträge",
  messageId: "N-ABC@cert.example",
  dateMs: Date.parse("2026-11-27T08:00:00Z"),
  text: "Guten Tag,\n\n.\nFrom here\n",
  attachments: [
    {
      name: "rows.csv",
      mediaType: "text/csv; charset=utf-8",
      bytes: new TextEncoder().encode("a,b\r\n"),
    },
  ],
  boundary: "=_0123456789abcdef",
  language: "de",
};

const detailsSchema = z.object({
  messages: z.array(
    z.object({ headers: z.array(z.object({ name: z.string(), decoded: z.string() })) }),
  ),
});

/** The header as our own reader of mail reads it back. */
function headersOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const details = detailsSchema.parse(JSON.parse(mapMessage(bytes, "x.eml").detailsJson));
  const headers = details.messages[0]?.headers ?? [];
  return new Map(headers.map(({ name, decoded }) => [name.toLowerCase(), decoded]));
}

const NAMES = [
  "date",
  "from",
  "to",
  "subject",
  "message-id",
  "content-language",
  "mime-version",
  "content-type",
];

describe("a written mail", () => {
  it("is read back as it was meant, by our own reader", () => {
    const bytes = composeMail(MAIL);
    const headers = headersOf(bytes);
    expect([...headers.keys()]).toEqual(NAMES);
    expect(headers.get("subject")).toBe(MAIL.subject);
    expect(headers.get("to")).toContain("Jörg Müller, Netz");
    expect(mapMessage(bytes, "x.eml").body).toContain("Guten Tag,");
  });

  it("keeps to the limits of lines", () => {
    const subject = "Größe ".repeat(200);
    const lines = new TextDecoder().decode(composeMail({ ...MAIL, subject })).split("\r\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  test("nothing in a subject or name makes a header field of its own", () => {
    const hostile = fc
      .array(
        fc.oneof(
          fc.string(),
          fc.constantFrom(
            "\r\n",
            "\n",
            "\r",
            "\0",
            "\u2028",
            "\u0085",
            "\r\nBcc: x@y.example",
            "=?utf-8?B?DQo=?=",
            "\r\n\r\n<b>",
            '"',
            "\\",
            "<x@y.example>",
            ",",
          ),
        ),
      )
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(hostile, hostile, (subject, name) => {
        const bytes = composeMail({ ...MAIL, subject, to: [{ name, mail: "a@b.example" }] });
        const text = new TextDecoder().decode(bytes);
        const header = text.slice(0, text.indexOf("\r\n\r\n"));
        const fields = header.split("\r\n").filter((line) => !line.startsWith(" "));
        expect(fields.map((line) => line.slice(0, line.indexOf(":")).toLowerCase())).toEqual(NAMES);
        expect(header).not.toMatch(/[^\r]\n|\r[^\n]/);
        expect(header.match(/<a@b\.example>/g)).toHaveLength(1);
      }),
    );
  });
});

test.each([
  ["abuse@grid.example", true],
  ["a.b+c@grid.example", true],
  ["a@grid", true],
  ["a@grid.example\r\nBcc: x", false],
  ["a b@grid.example", false],
  ["<a@grid.example>", false],
  ["a@grid.example, b@grid.example", false],
  ["müller@grid.example", false],
  ["", false],
])("%s may stand in a header: %s", (mail, expected) => {
  expect(isPlainAddress(mail)).toBe(expected);
});
