import { describe, expect, test } from "vitest";
import { createParserProcess } from "../../../electron/importer/parser-process.ts";
import { LIMITS } from "../../../shared/formats/limits.ts";
import { emptyReport } from "../../../shared/formats/report-draft.ts";
import { utf8 } from "../../helpers/hostile/bytes.ts";
import { collecting, forkSourceParser } from "../../helpers/parser-child.ts";
import { stubParser } from "../../helpers/parser-stub.ts";

const TEXT = { name: "note.txt", open: () => [utf8("We saw 192.0.2.1 today.")] };

describe("with the real parser", () => {
  test("reads one source after the other in one process", async () => {
    const started: number[] = [];
    const parser = createParserProcess(() => {
      started.push(1);
      return forkSourceParser();
    });
    const handlers = collecting();
    const first = await parser.read(TEXT, handlers);
    const broken = await parser.read(
      { name: "x.json", open: () => [utf8('{"a":1,"a":2}')] },
      handlers,
    );
    const second = await parser.read(TEXT, handlers);
    parser.close();
    expect(first).toMatchObject({ ok: true, value: { format: "text", foundItems: 1 } });
    expect(broken).toMatchObject({
      ok: false,
      error: { kind: "malformed", place: { line: 1, column: 8, pointer: "/a" } },
    });
    expect(second).toEqual(first);
    expect(handlers.reports.map((report) => report.observables[0]?.value)).toEqual([
      "192.0.2.1",
      "192.0.2.1",
    ]);
    expect(started).toHaveLength(1);
  });

  test("names the format before the reports come, or takes the stated one", async () => {
    const parser = createParserProcess(() => forkSourceParser());
    const seen: string[] = [];
    const handlers = {
      report: () => void seen.push("report"),
      detected: (format: string, reason: string) => void seen.push(`${format}: ${reason}`),
    };
    await parser.read(TEXT, handlers);
    await parser.read({ ...TEXT, format: "eml" }, handlers);
    parser.close();
    expect(seen).toEqual(["text: text", "report", "eml: named by the user", "report"]);
  });

  test("waits for the caller after every report", async () => {
    const parser = createParserProcess(() => forkSourceParser());
    let isBusy = false;
    let overlaps = 0;
    const mail = "From a@b.org Tue Nov 24 08:00:00 2026\nFrom: a@b.org\nTo: c@d.org\n\nx\n\n";
    const result = await parser.read(
      { name: "in.mbox", open: () => [utf8(mail.repeat(20))] },
      {
        report: async () => {
          if (isBusy) overlaps += 1;
          isBusy = true;
          await new Promise((resolve) => setTimeout(resolve, 1));
          isBusy = false;
        },
      },
    );
    parser.close();
    expect(result).toMatchObject({ ok: true, value: { reportCount: 20 } });
    expect(overlaps).toBe(0);
  });

  test("asks for the source piece by piece, never ahead of what it has read", async () => {
    const parser = createParserProcess(() => forkSourceParser());
    const row = utf8("192.0.2.1,a.example.org\n".repeat(1_000));
    let handedOver = 0;
    let readSoFar = 0;
    let largestLead = 0;
    function* rows(): Generator<Uint8Array> {
      yield utf8("ip,domain\n");
      for (let index = 0; index < 50; index += 1) {
        handedOver += row.length;
        largestLead = Math.max(largestLead, handedOver - readSoFar);
        yield row;
      }
    }
    const progress = (bytesRead: number): void => {
      readSoFar = bytesRead;
    };
    const result = await parser.read(
      { name: "x.csv", open: rows },
      { report: () => undefined, progress },
    );
    parser.close();
    expect(result).toMatchObject({ ok: true, value: { foundItems: 50_000 } });
    expect(largestLead).toBeLessThanOrEqual(row.length);
  });

  test("cancels at once and can read again", async () => {
    const parser = createParserProcess(() => forkSourceParser());
    const abort = new AbortController();
    let abortedAt = 0;
    const rows = utf8(`ip,domain\n${"192.0.2.1,a.example.org\n".repeat(100_000)}`);
    const progress = (bytesRead: number): void => {
      if (bytesRead < 500_000 || abortedAt > 0) return;
      abortedAt = performance.now();
      abort.abort();
    };
    const cancelled = await parser.read(
      { name: "x.csv", open: () => [rows] },
      { report: () => undefined, progress },
      abort.signal,
    );
    const waitedMs = performance.now() - abortedAt;
    const again = await parser.read(TEXT, collecting());
    parser.close();
    expect(cancelled).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    expect(waitedMs).toBeLessThan(500);
    expect(again.ok).toBe(true);
  });

  test("ends at its heap cap, is named for it, and the next source is read", async () => {
    const parser = createParserProcess(() => forkSourceParser({ heapMib: 48 }));
    const values = `[${'{"a":[1,"x"]},'.repeat(600_000)}0]`;
    const full = await parser.read({ name: "x.json", open: () => [utf8(values)] }, collecting());
    const again = await parser.read(TEXT, collecting());
    parser.close();
    expect(full).toMatchObject({ ok: false, error: { kind: "out-of-memory" } });
    expect(again.ok).toBe(true);
  });

  test("passes the caller's own errors on and can read again", async () => {
    const parser = createParserProcess(() => forkSourceParser());
    function* failing(): Generator<Uint8Array> {
      yield utf8("first bytes");
      throw new Error("the stick was pulled out");
    }
    await expect(parser.read({ name: "x", open: failing }, collecting())).rejects.toThrow(
      "pulled out",
    );
    const again = await parser.read(TEXT, collecting());
    parser.close();
    expect(again.ok).toBe(true);
  });
});

describe("with a parser that misbehaves", () => {
  const report = emptyReport("text", "x");

  test("a crash is tried once more, then the source is refused", async () => {
    let starts = 0;
    const parser = createParserProcess(() => {
      starts += 1;
      return stubParser((message, { exit }) => {
        if (message.kind === "start") exit({ code: 139, signal: "SIGSEGV" });
      });
    });
    const handlers = collecting();
    expect(await parser.read(TEXT, handlers)).toMatchObject({
      ok: false,
      error: { kind: "parser-crashed" },
    });
    expect(starts).toBe(LIMITS.crashesPerItem);
    expect(handlers.restarts.count).toBe(1);
  });

  test("reports of an attempt that crashed are forgotten, the second attempt counts", async () => {
    let starts = 0;
    const parser = createParserProcess(() => {
      starts += 1;
      const isFirst = starts === 1;
      return stubParser((message, { say, exit }) => {
        const { item } = message;
        if (message.kind === "start") say({ kind: "report", item, report });
        else if (message.kind === "taken" && isFirst) exit();
        else if (message.kind === "taken") {
          const summary = {
            format: "text",
            reportCount: 1,
            foundItems: 1,
            skippedItems: 0,
            notices: [],
          };
          say({ kind: "done", item, summary });
        }
      });
    });
    const handlers = collecting();
    expect(await parser.read(TEXT, handlers)).toMatchObject({ ok: true });
    expect(handlers.reports).toHaveLength(1);
  });

  test("silence ends it", async () => {
    const child = stubParser(() => undefined);
    const parser = createParserProcess(() => child, { stallMs: 30 });
    expect(await parser.read(TEXT, collecting())).toMatchObject({
      ok: false,
      error: { kind: "timed-out" },
    });
    expect(child.isKilled()).toBe(true);
  });

  test("too much resident memory ends it", async () => {
    const child = stubParser((message, { say }) => {
      say({ kind: "progress", item: message.item, bytesRead: 0, residentBytes: 11 * 1024 * 1024 });
    });
    const parser = createParserProcess(() => child, { residentMib: 10 });
    expect(await parser.read(TEXT, collecting())).toMatchObject({
      ok: false,
      error: { kind: "out-of-memory" },
    });
    expect(child.isKilled()).toBe(true);
  });

  test.each([
    ["an unknown message", { kind: "execute", item: 1 }],
    ["text instead of a message", "hello"],
    [
      "a report with a wrong field",
      { kind: "report", item: 1, report: { ...report, foundItems: -1 } },
    ],
    ["a report without a field", { kind: "report", item: 1, report: { title: "x" } }],
    [
      "a value longer than allowed",
      { kind: "report", item: 1, report: { ...report, title: "x".repeat(2_000) } },
    ],
    [
      "bytes that are none",
      {
        kind: "report",
        item: 1,
        report: { ...report, attachments: [{ name: "x", mediaType: "a/b", bytes: "text" }] },
      },
    ],
    [
      "a summary with an unknown format",
      {
        kind: "done",
        item: 1,
        summary: { format: "exe", reportCount: 0, foundItems: 0, skippedItems: 0, notices: [] },
      },
    ],
  ])("%s ends it and reaches nobody", async (_, message) => {
    const child = stubParser((received, { say }) => {
      if (received.kind === "start") say(message);
    });
    const handlers = collecting();
    const parser = createParserProcess(() => child);
    expect(await parser.read(TEXT, handlers)).toMatchObject({
      ok: false,
      error: { kind: "protocol-violated" },
    });
    expect(handlers.reports).toEqual([]);
    expect(child.isKilled()).toBe(true);
  });

  test("what an earlier source still had to say is not taken for the next one", async () => {
    const child = stubParser((message, { say }) => {
      if (message.kind !== "start") return;
      say({ kind: "report", item: message.item + 1, report });
      const summary = {
        format: "text",
        reportCount: 0,
        foundItems: 0,
        skippedItems: 0,
        notices: [],
      };
      say({ kind: "done", item: message.item, summary });
    });
    const handlers = collecting();
    const parser = createParserProcess(() => child);
    expect(await parser.read(TEXT, handlers)).toMatchObject({ ok: true });
    expect(handlers.reports).toEqual([]);
  });
});
