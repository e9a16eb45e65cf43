import { expect, test } from "vitest";
import { runCli } from "../helpers/cli.ts";

const NINE_EIGHT = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

test("vectors are scored without a vault; one that is none makes the command fail and says why", async () => {
  const { code, json } = await runCli(["score", NINE_EIGHT, "CVSS:3.1/AV:N", "--json"]);
  expect(code).toBe(1);
  expect(json()).toEqual({
    items: [
      {
        vector: NINE_EIGHT,
        version: "3.1",
        score: 9.8,
        severity: "CRITICAL",
        base: 9.8,
        temporal: 9.8,
        environmental: 9.8,
        error: null,
      },
      {
        vector: "CVSS:3.1/AV:N",
        error: {
          kind: "metric-missing",
          metric: "AC",
          message: "The base metric AC is missing.",
        },
      },
    ],
  });
});
