import { defineConfig } from "@playwright/test";

/**
 * End-to-end and accessibility tests in the system's Chromium. They start the browser host and their
 * browser themselves (test/e2e), each with a vault and a profile of its own.
 */
export default defineConfig({
  testDir: "test/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  retries: 0,
  // Two windows with their core processes and Argon2id already fill two cores.
  workers: 1,
  reporter: [["list"]],
});
