import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  NO_TESTS,
  addCounts,
  countFailedStep,
  formatCounts,
  readPlaywrightCounts,
  readPlaywrightFailures,
  readVitestCounts,
  readVitestFailures,
} from "../../build/test/counts.ts";

const folder = mkdtempSync(join(tmpdir(), "counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe("counts of a test run", () => {
  it("come from vitest's report, with unfinished tests as skipped", () => {
    const path = report("vitest.json", {
      numTotalTests: 10,
      numPassedTests: 6,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
    });
    expect(readVitestCounts(path)).toEqual({ passed: 6, failed: 1, skipped: 3 });
  });

  it("come from Playwright's report, with flaky tests as failed", () => {
    const path = report("playwright.json", {
      stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2, duration: 12.5 },
    });
    expect(readPlaywrightCounts(path)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it("are none for a runner that ended before it could report", () => {
    expect(readVitestCounts(join(folder, "absent.json"))).toEqual(NO_TESTS);
  });

  it("never say 0 failed of a step that failed", () => {
    expect(countFailedStep({ passed: 3, failed: 0, skipped: 0 }, true).failed).toBe(1);
    expect(countFailedStep({ passed: 3, failed: 2, skipped: 0 }, true).failed).toBe(2);
    expect(countFailedStep({ passed: 3, failed: 0, skipped: 0 }, false).failed).toBe(0);
  });

  it("are summed up in one line that names skipped tests only where there are some", () => {
    const sum = addCounts(
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 2, failed: 3, skipped: 0 },
    );
    expect(formatCounts(sum)).toBe("3 passed, 3 failed");
    expect(formatCounts({ ...sum, skipped: 4 })).toBe("3 passed, 3 failed, 4 skipped");
  });
});

describe("names of failed tests", () => {
  it("come from vitest's report, with the file alone when it did not load", () => {
    const path = report("vitest-failed.json", {
      testResults: [
        {
          name: "a.test.ts",
          status: "failed",
          assertionResults: [
            { status: "failed", fullName: "a vault opens" },
            { status: "passed", fullName: "a vault closes" },
          ],
        },
        { name: "b.test.ts", status: "failed", assertionResults: [] },
        { name: "c.test.ts", status: "passed", assertionResults: [] },
      ],
    });
    expect(readVitestFailures(path)).toEqual(["a.test.ts: a vault opens", "b.test.ts"]);
  });

  it("come from Playwright's report, however deep", () => {
    const path = report("playwright-failed.json", {
      suites: [
        {
          specs: [{ title: "opens", file: "desk.spec.ts", ok: true }],
          suites: [{ specs: [{ title: "closes", file: "desk.spec.ts", ok: false }] }],
        },
      ],
    });
    expect(readPlaywrightFailures(path)).toEqual(["desk.spec.ts: closes"]);
  });

  it("are none without a report", () => {
    expect(readVitestFailures(join(folder, "none"))).toEqual([]);
    expect(readPlaywrightFailures(join(folder, "none"))).toEqual([]);
  });
});
