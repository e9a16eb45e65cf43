import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/** How many tests ended how. */
export type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
};

export const NO_TESTS: Counts = { passed: 0, failed: 0, skipped: 0 };

const VitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
  })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));

const PlaywrightReport = z
  .object({
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
  })
  .transform(({ stats }) => ({
    passed: stats.expected,
    // A test that passes only when asked again does not pass.
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));

/** Counts out of vitest's JSON report; none when there is no report. */
export function readVitestCounts(path: string): Counts {
  return existsSync(path) ? VitestReport.parse(readJson(path)) : NO_TESTS;
}

/** Counts out of Playwright's JSON report; none when there is no report. */
export function readPlaywrightCounts(path: string): Counts {
  return existsSync(path) ? PlaywrightReport.parse(readJson(path)) : NO_TESTS;
}

/**
 * A step that fails without naming a failed test (a file that does not load, a lint finding) counts as one failure,
 * so that no failing run ends with `0 failed`.
 */
export function countFailedStep(counts: Counts, hasFailed: boolean): Counts {
  return hasFailed && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/** The closing line of a test run. */
export function formatCounts({ passed, failed, skipped }: Counts): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

const VitestFailures = z
  .object({
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
      }),
    ),
  })
  .transform(({ testResults }) =>
    testResults.flatMap(({ name, status, assertionResults }) => {
      const failed = assertionResults.filter((one) => one.status === "failed");
      // A file that does not load fails without a test.
      if (failed.length === 0) return status === "failed" ? [name] : [];
      return failed.map(({ fullName }) => `${name}: ${fullName}`);
    }),
  );

const PlaywrightSpec = z.object({ title: z.string(), file: z.string(), ok: z.boolean() });
type Suite = {
  readonly specs?: readonly z.infer<typeof PlaywrightSpec>[] | undefined;
  readonly suites?: readonly Suite[] | undefined;
};
const PlaywrightSuite: z.ZodType<Suite> = z.object({
  specs: z.array(PlaywrightSpec).optional(),
  get suites() {
    return z.array(PlaywrightSuite).optional();
  },
});

/** Names of the failed tests out of vitest's report. */
export function readVitestFailures(path: string): readonly string[] {
  return existsSync(path) ? VitestFailures.parse(readJson(path)) : [];
}

/** Names of the failed tests out of Playwright's report. */
export function readPlaywrightFailures(path: string): readonly string[] {
  return existsSync(path) ? failedSpecs(PlaywrightSuite.parse(readJson(path))) : [];
}

function failedSpecs({ specs = [], suites = [] }: Suite): readonly string[] {
  const own = specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`);
  return [...own, ...suites.flatMap(failedSpecs)];
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
