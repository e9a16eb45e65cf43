import fc from "fast-check";
import { expect, test } from "vitest";
import { parserMessageSchema } from "../../../electron/importer/protocol.ts";
import { utf8 } from "../../helpers/hostile/bytes.ts";
import { readSource } from "../../helpers/read-format.ts";

/**
 * The core ends a parser that sends what the schemas do not allow. So whatever a source says, its reports must fit them: too long,
 * of the wrong type, missing, or named like a built-in.
 */
function expectFitting(bytes: Uint8Array, name: string): void {
  const outcome = readSource(bytes, name);
  const messages = outcome.ok
    ? [
        { kind: "done", item: 1, summary: outcome.value.summary },
        ...outcome.value.reports.map((report) => ({ kind: "report", item: 1, report })),
      ]
    : [{ kind: "refused", item: 1, failure: outcome.error }];
  expect(messages.map(fits)).toEqual(messages.map(() => null));
}

function fits(message: unknown): string | null {
  const parsed = parserMessageSchema.safeParse(message);
  return parsed.success ? null : JSON.stringify(parsed.error.issues.slice(0, 3));
}

const LONG = "x".repeat(70_000);
const UUID = "5a4cb1c7-fa84-45fa-8d27-4822950d210f";
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    "",
    "1",
    "0",
    -1,
    1e300,
    [],
    {},
    LONG,
    UUID,
    UUID.toUpperCase(),
    "00000000-0000-0000-0000-000000000000",
    "1603642920",
    "99999999999999",
    "2020-10-25",
    "2020-13-45",
    "\u0000\u202e\ud83d\ude00",
    "tlp:red",
    'rsit:fraud="phishing"',
    "domain",
    "__proto__",
    "JVBERi0xLjc=",
    "%%%",
  ),
  fc.string({ maxLength: 20, unit: "binary" }),
);
const record = (members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  fc.record(members, { requiredKeys: [] });
const list = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.array(item, { maxLength: 4 }) },
    { weight: 1, arbitrary: odd },
  );

const tag = record({ name: odd, Tag: record({ name: odd }) });
const attribute = record({
  uuid: odd,
  type: odd,
  category: odd,
  value: odd,
  value1: odd,
  value2: odd,
  to_ids: odd,
  comment: odd,
  deleted: odd,
  data: odd,
  first_seen: odd,
  last_seen: odd,
  timestamp: odd,
  object_relation: odd,
  Tag: list(tag),
  Sighting: list(record({ type: odd, date_sighting: odd, source: odd, Organisation: odd })),
  ShadowAttribute: list(odd),
});
const object = record({
  uuid: odd,
  name: odd,
  "meta-category": odd,
  comment: odd,
  Attribute: list(attribute),
  ObjectReference: list(
    record({ object_uuid: odd, referenced_uuid: odd, relationship_type: odd, comment: odd }),
  ),
});
const event = record({
  info: odd,
  uuid: odd,
  date: odd,
  timestamp: odd,
  publish_timestamp: odd,
  threat_level_id: odd,
  analysis: odd,
  extends_uuid: odd,
  Orgc: fc.oneof(odd, record({ name: odd })),
  Tag: list(tag),
  EventTag: list(tag),
  Attribute: list(attribute),
  Object: list(object),
  Galaxy: list(record({ name: odd, GalaxyCluster: list(record({ value: odd, tag_name: odd })) })),
  RelatedEvent: list(record({ Event: odd })),
  EventReport: list(record({ name: odd, content: odd })),
});

test("MISP events of any content", () => {
  fc.assert(
    fc.property(event, (content) => {
      expectFitting(utf8(JSON.stringify({ Event: content })), "event.json");
    }),
    { numRuns: 400 },
  );
});

test("MISP manifests of any content", () => {
  const entry = record({ info: odd, timestamp: odd, "integrity:sha256": odd });
  fc.assert(
    fc.property(entry, (content) => {
      expectFitting(utf8(JSON.stringify({ [UUID]: content })), "manifest.json");
    }),
  );
});

test("IntelMQ events of any content", () => {
  const intelmq = record({
    "source.ip": odd,
    "source.fqdn": odd,
    "source.url": odd,
    "malware.hash.md5": odd,
    "malware.name": odd,
    "classification.type": odd,
    "classification.taxonomy": odd,
    "time.source": odd,
    "time.observation": odd,
    "event_description.text": odd,
    extra: odd,
    tlp: odd,
  });
  fc.assert(
    fc.property(fc.array(intelmq, { minLength: 1, maxLength: 5 }), (events) => {
      expectFitting(utf8(JSON.stringify(events)), "events.json");
      expectFitting(utf8(events.map((one) => JSON.stringify(one)).join("\n")), "events.jsonl");
    }),
  );
});

test("mail with any values in its fields", () => {
  const value = fc.oneof(
    fc.string({ maxLength: 60, unit: "binary" }),
    fc.constantFrom(
      LONG,
      "a@b.org",
      `"${LONG}" <a@b.org>`,
      `<${LONG}>`,
      "=?utf-8?q?=00=0A?=",
      "multipart/mixed; boundary=b",
      "message/feedback-report",
      `text/plain; charset=${LONG}`,
      `attachment; filename*=utf-8''${"%41".repeat(3_000)}`,
      `text/${LONG}`,
      "Tue, 24 Nov 2026 08:00:00 +0000",
      "Tue, 99 Nov 9999 08:00:00 +9999",
    ),
  );
  const field = fc.tuple(
    fc.constantFrom(
      "From",
      "To",
      "Subject",
      "Date",
      "Message-ID",
      "Received",
      "Content-Type",
      "Content-Disposition",
      "Content-Transfer-Encoding",
      "Authentication-Results",
      "DKIM-Signature",
      "Source-IP",
      "X-Mailer",
    ),
    value,
  );
  fc.assert(
    fc.property(
      fc.array(field, { maxLength: 12 }),
      fc.array(field, { maxLength: 4 }),
      (outer, inner) => {
        const block = (fields: readonly (readonly [string, string])[]): string =>
          fields.map(([name, text]) => `${name}: ${text.replace(/[\r\n]/g, " ")}\r\n`).join("");
        const text = `From: a@b.org\r\nTo: c@d.org\r\n${block(outer)}\r\n--b\r\n${block(inner)}\r\nbody\r\n--b--\r\n`;
        expectFitting(utf8(text), "x.eml");
      },
    ),
    { numRuns: 300 },
  );
});

test("tables with any values in their cells", () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 20, unit: "binary" }),
    fc.constantFrom(LONG, UUID, "192.0.2.1", "tlp:red", "[1,", "2020-01-01"),
  );
  const header = "uuid,category,type,value,comment,to_ids,date,attribute_tag,tlp\n";
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 11 }), { maxLength: 6 }), (rows) => {
      const text = rows
        .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(","))
        .join("\n");
      expectFitting(utf8(header + text), "x.csv");
      expectFitting(utf8(`timestamp,ip,asn,geo,tag,hostname\n${text}`), "x.csv");
    }),
  );
});
