import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createParserProcess,
  type ParserProcess,
} from "../../../electron/importer/parser-process.ts";
import { LIMITS } from "../../../shared/formats/limits.ts";
import { openFormat } from "../../../shared/formats/registry.ts";
import type { HostileCase } from "../../helpers/hostile/case.ts";
import { flippedFiles, garbageFiles, truncatedFiles } from "../../helpers/hostile/damaged-files.ts";
import { JSON_CASES } from "../../helpers/hostile/json-cases.ts";
import { MAIL_CASES } from "../../helpers/hostile/mail-cases.ts";
import { OUTLOOK_CASES } from "../../helpers/hostile/outlook-cases.ts";
import {
  complaint,
  peakResidentMib,
  processorMs,
  resetPeak,
  runCase,
} from "../../helpers/hostile/run-case.ts";
import { TABLE_CASES } from "../../helpers/hostile/table-cases.ts";
import { forkSourceParser } from "../../helpers/parser-child.ts";

/** A long run sets more: the same generators, other seeds and places. */
const CASES = Number(process.env["WATCHPOST_HOSTILE_CASES"] ?? "900");
const SEED = Number(process.env["WATCHPOST_HOSTILE_SEED"] ?? "20261124");
const MIB = 1024 * 1024;
/**
 * A verdict within a second for small sources, and within a second and a tenth per MiB for large ones: processor time
 * of the parser, so that other work on the machine does not count.
 */
const verdictMs = (sizeBytes: number): number =>
  LIMITS.smallFileMs + (sizeBytes <= MIB ? 0 : (100 * sizeBytes) / MIB);
/** Node itself with the type-stripped sources takes about 100 MiB; a bundle takes about half of that. */
const SMALL_MIB = 192;
const LARGE_MIB = 256;

/** One process for small sources and one for large: what a large one leaves behind says nothing about a small one. */
interface Watched {
  readonly parser: ParserProcess;
  readonly processId: () => number | undefined;
}
let small: Watched;
let large: Watched;

async function startWatched(): Promise<Watched> {
  let processId: number | undefined;
  const parser = createParserProcess(() => {
    const child = forkSourceParser();
    processId = child.processId;
    return child;
  });
  // A process is counted from when it runs, not from its start.
  const first = { name: "x.txt", open: () => [new TextEncoder().encode("first")] };
  await parser.read(first, { report: () => undefined });
  return { parser, processId: () => processId };
}

beforeAll(async () => {
  small = await startWatched();
  large = await startWatched();
});
afterAll(() => {
  small.parser.close();
  large.parser.close();
});

/** What one run of a case took: milliseconds to the verdict, MiB of resident memory at its highest. */
interface Usage {
  readonly timeMs: number;
  readonly peakMib: number;
}

async function measure({ parser, processId }: Watched, hostile: HostileCase): Promise<Usage> {
  resetPeak(processId());
  const before = processorMs(processId());
  const outcome = await runCase(parser, hostile);
  expect(complaint(hostile, outcome), hostile.name).toBeNull();
  const after = processorMs(processId());
  return {
    timeMs: before === null || after === null ? outcome.elapsedMs : after - before,
    peakMib: peakResidentMib(processId()) ?? 0,
  };
}

async function expectVerdict(hostile: HostileCase): Promise<void> {
  const sizeBytes = hostile.bytes().length;
  const isSmall = sizeBytes <= MIB;
  const limit: Usage = {
    timeMs: verdictMs(sizeBytes),
    peakMib: isSmall ? SMALL_MIB : LARGE_MIB,
  };
  const shared = isSmall ? small : large;
  let usage = await measure(shared, hostile);
  // Other work on the machine only ever adds to the time, and what earlier sources left behind to the memory:
  // the best of three counts, for memory in a process that has read nothing else.
  for (let tries = 1; tries < 3 && usage.timeMs >= limit.timeMs; tries += 1) {
    const { timeMs } = await measure(shared, hostile);
    usage = { ...usage, timeMs: Math.min(usage.timeMs, timeMs) };
  }
  for (let tries = 1; tries < 3 && usage.peakMib >= limit.peakMib; tries += 1) {
    const fresh = await startWatched();
    usage = { ...usage, peakMib: (await measure(fresh, hostile)).peakMib };
    fresh.parser.close();
  }
  expect(usage.timeMs, `${hostile.name}: time to the verdict`).toBeLessThan(limit.timeMs);
  expect(usage.peakMib, `${hostile.name}: resident memory`).toBeLessThan(limit.peakMib);
}

describe("every limit, at it and past it, gives its verdict in time and memory", () => {
  test.each([...JSON_CASES, ...MAIL_CASES, ...OUTLOOK_CASES, ...TABLE_CASES])(
    "$name",
    expectVerdict,
  );
});

describe("damaged real files give a verdict, in time and memory, and end no process", () => {
  test("cut at every 97th byte", async () => {
    for (const hostile of truncatedFiles(Math.ceil(CASES / 2))) await expectVerdict(hostile);
  });

  test("bits flipped", async () => {
    for (const hostile of flippedFiles(Math.ceil(CASES / 3), SEED)) await expectVerdict(hostile);
  });

  test("random bytes", async () => {
    for (const hostile of garbageFiles(Math.ceil(CASES / 6), SEED)) await expectVerdict(hostile);
  });
});

test("no prototype was changed on this side", () => {
  expect(Reflect.get({}, "polluted")).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.keys(Array.prototype)).toEqual([]);
});

describe("the harness notices a parser that has no limit", () => {
  const endless: HostileCase = {
    name: "control",
    sourceName: "x.json",
    bytes: () => new TextEncoder().encode("[".repeat(20_000)),
    verdict: { kind: "refused", failure: "limit" },
  };

  test("a reader that recurses without a limit is seen as a crash", () => {
    const readWithoutLimit = (text: string, at: number): number =>
      text.charAt(at) === "[" ? readWithoutLimit(text, at + 1) + 1 : 0;
    expect(() => readWithoutLimit("[".repeat(200_000), 0)).toThrow(RangeError);
    const reader = openFormat("json", { sourceName: "x", isFormatStated: false });
    for (const _ of reader.write(endless.bytes()));
    expect(reader.finish().next().value).toMatchObject({ ok: false, error: { kind: "limit" } });
  });

  test("a verdict other than the expected one is a complaint", async () => {
    const outcome = await runCase(small.parser, {
      ...endless,
      bytes: () => new TextEncoder().encode("[1]"),
    });
    expect(complaint(endless, outcome)).toBe("read as json");
  });

  test("a parser that hangs, one that crashes and one that fills its memory are complaints", async () => {
    for (const [stallMs, heapMib] of [
      [1, 256],
      [10_000, 24],
    ] as const) {
      const weak = createParserProcess(() => forkSourceParser({ heapMib }), { stallMs });
      const big: HostileCase = {
        ...endless,
        bytes: () => new TextEncoder().encode(`[${'{"a":[1,"x"]},'.repeat(400_000)}0]`),
        verdict: { kind: "any" },
      };
      expect(complaint(big, await runCase(weak, big))).toMatch(
        /timed-out|out-of-memory|parser-crashed/,
      );
      weak.close();
    }
  });
});
