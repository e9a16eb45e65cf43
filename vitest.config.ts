import { defineConfig } from "vitest/config";

// A bare `vitest` from a shell runs under the machine's Node, where the native libraries and
// type stripping behave differently from what is shipped: say so at once.
if (!process.versions.node.startsWith("24.")) {
  throw new Error(
    `Tests need the project's Node 24, not ${process.versions.node}: put node_modules/.bin first in PATH or use npm run.`,
  );
}

const ORDINARY = ["test/**/*.test.ts", "test/**/*.test.tsx"];
/** Tests that measure time: they run one file at a time, after the others, so that what they measure is the code. */
const TIMED = ["test/**/*.timed.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What comes is waited for, however busy the machine is; the test's own time is the bound.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "ordinary",
          include: ORDINARY,
          exclude: TIMED,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: "timed", include: TIMED, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
