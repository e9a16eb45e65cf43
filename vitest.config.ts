import { defineConfig } from "vitest/config";

// A bare `vitest` from a shell runs under the machine's Node, where the native libraries and
// type stripping behave differently from what is shipped: say so at once.
if (!process.versions.node.startsWith("24.")) {
  throw new Error(
    `Tests need the project's Node 24, not ${process.versions.node}: put node_modules/.bin first in PATH or use npm run.`,
  );
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What comes is waited for, however busy the machine is; the test's own time is the bound.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
  },
});
