import { expect, test } from "vitest";
import { z } from "zod";
import { csafVerdictSchema } from "../../shared/formats/csaf/verdict.ts";
import { runCli } from "../helpers/cli.ts";
import { dataPath } from "../helpers/data.ts";
import { errorDocument } from "./shapes.ts";

const verdicts = z.object({
  files: z.array(z.object({ file: z.string(), ...csafVerdictSchema.shape })),
});
const VALID = dataPath("csaf-gocsaf/csaf-documents/valid/avendor-advisory-0004.json");
const GARBAGE = dataPath(
  "csaf-gocsaf/csaf-documents/trailing-garbage-data/avendor-advisory-0004.json",
);
const MISSING_PRODUCT = dataPath(
  "csaf-oasis/csaf_2.0/mandatory/oasis_csaf_tc-csaf_2_0-2021-6-1-01-01.json",
);

test(
  "documents are validated without a vault; one that is not valid makes the command fail",
  { timeout: 120_000 },
  async () => {
    const { code, json } = await runCli([
      "advisory",
      "validate",
      VALID,
      GARBAGE,
      MISSING_PRODUCT,
      "--json",
    ]);
    const { files } = verdicts.parse(json());
    expect(code).toBe(1);
    expect(files.map(({ file, version, valid }) => [file, version, valid])).toEqual([
      [VALID, "2.0", true],
      [GARBAGE, null, false],
      [MISSING_PRODUCT, "2.0", false],
    ]);
    expect(files[1]?.refused).toMatchObject({ kind: "malformed", line: 171 });
    const [finding] = files[2]?.errors ?? [];
    expect([finding?.test, finding?.instancePath]).toEqual([
      "6.1.1",
      "/product_tree/product_groups/0/product_ids/0",
    ]);
    expect(finding?.message).toContain(
      "A product is named here that the product tree does not define.",
    );
  },
);

test("a valid document ends well and says what was not tested", { timeout: 120_000 }, async () => {
  const { code, stdout, stderr } = await runCli(["advisory", "validate", VALID]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain(`${VALID}: CSAF 2.0, valid`);
  expect(stdout).toContain(
    "not run, because it would look up addresses in a network: 6.3.6, 6.3.7",
  );
});

test("a file that is not there is refused with its path", async () => {
  const run = await runCli(["advisory", "validate", "/nowhere/a.json", "--json"]);
  expect(run.code).toBe(1);
  expect(errorDocument.parse(run.json()).error).toMatchObject({ path: "/nowhere/a.json" });
});
