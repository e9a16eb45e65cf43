import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { ParserFailure, ParserProcess } from "../../../electron/importer/parser-process.ts";
import { LIMITS } from "../../../shared/formats/limits.ts";
import type { ParseSummary } from "../../../shared/formats/format.ts";
import type { Result } from "../../../shared/result.ts";
import type { HostileCase } from "./case.ts";

/** What came of one hostile case. */
export interface CaseOutcome {
  readonly result: Result<ParseSummary, ParserFailure>;
  readonly notices: readonly string[];
  readonly reportCount: number;
  readonly elapsedMs: number;
  readonly sizeBytes: number;
  readonly attachmentBytes: number;
}

export async function runCase(parser: ParserProcess, hostile: HostileCase): Promise<CaseOutcome> {
  const bytes = hostile.bytes();
  const notices: string[] = [];
  let reportCount = 0;
  let attachmentBytes = 0;
  const start = performance.now();
  const result = await parser.read(
    {
      name: hostile.sourceName,
      open: () => [bytes],
      ...(hostile.format === undefined ? {} : { format: hostile.format }),
    },
    {
      report: (report) => {
        reportCount += 1;
        for (const { bytes } of report.attachments) attachmentBytes += bytes.length;
        notices.push(...report.notices.map((notice) => notice.kind));
      },
    },
  );
  const elapsedMs = performance.now() - start;
  if (result.ok) notices.push(...result.value.notices.map((notice) => notice.kind));
  return { result, notices, reportCount, elapsedMs, sizeBytes: bytes.length, attachmentBytes };
}

/** What is wrong with an outcome, or null: the verdict, the notice, the count of skipped items. */
export function complaint(hostile: HostileCase, outcome: CaseOutcome): string | null {
  const { verdict } = hostile;
  const { result } = outcome;
  const got = result.ok ? `read as ${result.value.format}` : `refused as ${result.error.kind}`;
  if (!result.ok && PROCESS_FAILURES.has(result.error.kind)) return got;
  if (result.ok && result.value.reportCount !== outcome.reportCount) return "reports do not add up";
  if (outcome.attachmentBytes > outcome.sizeBytes * LIMITS.expansionRatio) {
    return "attachments are larger than their source";
  }
  if (verdict.kind === "any") return null;
  if (verdict.kind === "refused") {
    return !result.ok && result.error.kind === verdict.failure ? null : got;
  }
  if (!result.ok) return got;
  if (verdict.notice !== undefined && !outcome.notices.includes(verdict.notice)) {
    return `no notice ${verdict.notice}, but ${outcome.notices.join(", ")}`;
  }
  const isWrongCount =
    verdict.skipped !== undefined && result.value.skippedItems !== verdict.skipped;
  return isWrongCount ? `${result.value.skippedItems} items skipped` : null;
}

/** Processor time that a process has used, from the kernel; null where the kernel does not tell. */
export function processorMs(processId: number | undefined): number | null {
  const path = `/proc/${processId ?? 0}/stat`;
  if (!existsSync(path)) return null;
  const fields = readFileSync(path, "utf8").split(") ")[1]?.split(" ") ?? [];
  // Fields 14 and 15 of the line, in ticks of 10 ms.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Largest resident memory of a process so far, from the kernel; null where the kernel does not tell. */
export function peakResidentMib(processId: number | undefined): number | null {
  const path = `/proc/${processId ?? 0}/status`;
  if (!existsSync(path)) return null;
  const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(path, "utf8"))?.[1];
  return kib === undefined ? null : Number(kib) / 1_024;
}

/** Makes the kernel start counting the peak anew. */
export function resetPeak(processId: number | undefined): void {
  const path = `/proc/${processId ?? 0}/clear_refs`;
  if (existsSync(path)) writeFileSync(path, "5");
}

/** Verdicts that mean that a parser let something through that it should have ended by itself. */
const PROCESS_FAILURES = new Set([
  "parser-crashed",
  "timed-out",
  "out-of-memory",
  "protocol-violated",
]);
