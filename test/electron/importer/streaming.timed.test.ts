import { expect, test } from "vitest";
import { createParserProcess } from "../../../electron/importer/parser-process.ts";
import { utf8 } from "../../helpers/hostile/bytes.ts";
import { peakResidentMib, processorMs } from "../../helpers/hostile/run-case.ts";
import { forkSourceParser } from "../../helpers/parser-child.ts";

const ROW = (index: number): string =>
  `2026-11-24 08:00:00,192.0.${index % 250}.${(index >> 8) % 250},tag${index % 7},some words that fill the row\n`;

function* table(rows: number): Generator<Uint8Array> {
  yield utf8("timestamp,ip,tag,comment\n");
  for (let from = 0; from < rows; from += 1_000) {
    yield utf8(Array.from({ length: 1_000 }, (_, index) => ROW(from + index)).join(""));
  }
}

function* mailbox(messages: number): Generator<Uint8Array> {
  const attachment = `${"QUJD".repeat(18)}\n`.repeat(12_000);
  for (let index = 0; index < messages; index += 1) {
    yield utf8(
      `From a@example.org Tue Nov 24 08:00:00 2026\nFrom: a@example.org\nTo: b@example.org\nMessage-ID: <${index}@x>\n` +
        "Content-Type: application/octet-stream; name=a.bin\nContent-Transfer-Encoding: base64\n\n",
    );
    yield utf8(`${attachment}\n`);
  }
}

/** Peak memory and processor time of reading a source in a process of its own. */
async function costOf(
  name: string,
  open: () => Iterable<Uint8Array>,
): Promise<{
  readonly peakMib: number | null;
  readonly usedMs: number | null;
  readonly found: number;
}> {
  let processId: number | undefined;
  const parser = createParserProcess(() => {
    const child = forkSourceParser();
    processId = child.processId;
    return child;
  });
  const result = await parser.read({ name, open }, { report: () => undefined });
  const cost = { peakMib: peakResidentMib(processId), usedMs: processorMs(processId) };
  parser.close();
  if (!result.ok) throw new Error(result.error.message);
  return { ...cost, found: result.value.foundItems };
}

test("a table of five times the rows needs the same memory", async () => {
  const small = await costOf("small.csv", () => table(20_000));
  const large = await costOf("large.csv", () => table(100_000));
  expect([small.found, large.found]).toEqual([20_000, 100_000]);
  if (small.peakMib === null || large.peakMib === null) return;
  expect(large.peakMib).toBeLessThan(small.peakMib + 48);
});

test("a mailbox of four times the messages needs the same memory", async () => {
  const small = await costOf("small.mbox", () => mailbox(12));
  const large = await costOf("large.mbox", () => mailbox(48));
  expect([small.found, large.found]).toEqual([12, 48]);
  if (small.peakMib === null || large.peakMib === null) return;
  expect(large.peakMib).toBeLessThan(small.peakMib + 48);
});

test("JSON lines of four times the records need the same memory", async () => {
  const lines = (count: number): (() => Iterable<Uint8Array>) =>
    function* () {
      for (let index = 0; index < count; index += 100) {
        const line = `{"source.ip":"192.0.2.${index % 256}","classification.type":"phishing","time.source":"2026-11-24T08:00:00+00:00"}\n`;
        yield utf8(line.repeat(100));
      }
    };
  const small = await costOf("small.jsonl", lines(20_000));
  const large = await costOf("large.jsonl", lines(120_000));
  expect([small.found, large.found]).toEqual([20_000, 120_000]);
  if (small.peakMib === null || large.peakMib === null) return;
  expect(large.peakMib).toBeLessThan(small.peakMib + 48);
});

test("a list of MISP events far larger than a whole document may be needs no more memory", async () => {
  const event = `{"Event":{"info":"x","Attribute":[{"type":"comment","value":"${"x".repeat(100_000)}"}]}}`;
  const list = (count: number): (() => Iterable<Uint8Array>) =>
    function* () {
      yield utf8(`{"response":[${event}`);
      for (let index = 1; index < count; index += 1) yield utf8(`,${event}`);
      yield utf8("]}");
    };
  const small = await costOf("small.json", list(250));
  const large = await costOf("large.json", list(1_000));
  expect([small.found, large.found]).toEqual([250, 1_000]);
  if (small.peakMib === null || large.peakMib === null) return;
  expect(large.peakMib).toBeLessThan(small.peakMib + 48);
});
