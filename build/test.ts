// `npm test`: everything that has to hold before a change is done, closed by a line of counts.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { ROOT } from "./entries.ts";
import {
  type Counts,
  NO_TESTS,
  addCounts,
  countFailedStep,
  formatCounts,
  readPlaywrightCounts,
  readPlaywrightFailures,
  readVitestCounts,
  readVitestFailures,
} from "./test/counts.ts";
import { provideTools } from "./test/tools.ts";

type Step = {
  readonly name: string;
  /** Script below the root, run by this Node. */
  readonly script: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly readCounts?: () => Counts;
  readonly readFailures?: () => readonly string[];
};

const BIN = "node_modules";
const reports = mkdtempSync(join(tmpdir(), "watchpost-test-"));
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");

/** Quick checks first; the build before the tests, since some of them look at what it wrote. */
const STEPS: readonly Step[] = [
  {
    name: "format",
    script: `${BIN}/prettier/bin/prettier.cjs`,
    args: ["--check", "--cache", "--cache-strategy=content", "."],
  },
  {
    name: "lint",
    script: `${BIN}/oxlint/bin/oxlint`,
    args: ["--type-aware", "--deny-warnings"],
  },
  { name: "import zones", script: "build/check-layers.ts", args: [] },
  { name: "types", script: "build/check-types.ts", args: [] },
  { name: "build", script: "build/bootstrap.mjs", args: ["build"] },
  {
    name: "unit and integration tests",
    script: `${BIN}/vitest/vitest.mjs`,
    args: ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${vitestReport}`],
    readCounts: () => readVitestCounts(vitestReport),
    readFailures: () => readVitestFailures(vitestReport),
  },
  {
    name: "end-to-end and accessibility tests",
    script: `${BIN}/@playwright/test/cli.js`,
    args: ["test", "--reporter=list,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
    readCounts: () => readPlaywrightCounts(playwrightReport),
    readFailures: () => readPlaywrightFailures(playwrightReport),
  },
];

process.exitCode = (await runAll()) ? 0 : 1;

async function runAll(): Promise<boolean> {
  let counts: Counts = NO_TESTS;
  const times: string[] = [];
  const failures: string[] = [];
  const startedMs = performance.now();
  counts = addCounts(counts, countFailedStep(NO_TESTS, !(await provideTools())));
  times.push(describeTime("tools", startedMs, counts.failed === 0));
  for (const step of STEPS) {
    const stepStartedMs = performance.now();
    const stepCounts = runStep(step);
    counts = addCounts(counts, stepCounts);
    failures.push(...(step.readFailures?.() ?? []));
    times.push(describeTime(step.name, stepStartedMs, stepCounts.failed === 0));
  }
  rmSync(reports, { recursive: true, force: true });
  // Again at the end: the messages may be far above, or cut off in a record of the run.
  const closing = [...times, ...failures.map((name) => `FAILED ${name}`)];
  console.log(`\n${closing.join("\n")}\n\n${formatCounts(counts)}`);
  return counts.failed === 0;
}

function runStep(step: Step): Counts {
  console.log(`\n== ${step.name}`);
  const { status } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(ROOT, step.script), ...step.args],
    {
      cwd: ROOT,
      stdio: "inherit",
      env: { ...process.env, ...step.env, PATH: pathWithOurNode() },
    },
  );
  return countFailedStep(step.readCounts?.() ?? NO_TESTS, status !== 0);
}

/** Tests that start `node` get the project's own, also where nobody went through npm. */
function pathWithOurNode(): string {
  return [join(ROOT, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter);
}

function describeTime(name: string, startedMs: number, isPassed: boolean): string {
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  return `${isPassed ? "ok    " : "FAILED"} ${name}: ${seconds} s`;
}
