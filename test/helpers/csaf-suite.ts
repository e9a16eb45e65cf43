import { readFileSync } from "node:fs";
import { z } from "zod";
import type { CsafVerdict, CsafVersion } from "../../shared/formats/csaf/verdict.ts";
import { dataPath } from "./data.ts";

const caseSchema = z.object({ name: z.string() });
const suiteSchema = z.object({
  tests: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      failures: z.array(caseSchema).default([]),
      valid: z.array(caseSchema).default([]),
    }),
  ),
});

/** One document of the conformance suite and what has to be said about it. */
export interface CsafCase {
  readonly version: CsafVersion;
  readonly group: string;
  readonly test: string;
  readonly isReported: boolean;
  readonly file: string;
}

/** The documents of the standard's conformance suite that lie beside the project. */
export function csafSuite(version: CsafVersion): readonly CsafCase[] {
  const folder = `csaf-oasis/csaf_${version}`;
  const index: unknown = JSON.parse(
    readFileSync(dataPath(`${folder}/testcases.visible.json`), "utf8"),
  );
  return suiteSchema.parse(index).tests.flatMap(({ id, group, failures, valid }) => {
    const cases = (list: readonly { readonly name: string }[], isReported: boolean) =>
      list.map(({ name }) => ({ version, group, test: id, isReported, file: `${folder}/${name}` }));
    return [...cases(failures, true), ...cases(valid, false)];
  });
}

/** Whether a verdict has a finding of one test. */
export function isReported(verdict: CsafVerdict, test: string): boolean {
  return [...verdict.errors, ...verdict.warnings, ...verdict.infos].some(
    (finding) => finding.test === test,
  );
}
