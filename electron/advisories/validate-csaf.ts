import { z } from "zod";
import { CSAF_TEST_IDS } from "../../shared/formats/csaf/test-ids.ts";
import { CSAF_TESTS } from "../../shared/formats/csaf/tests/index.ts";
import type { CsafTest } from "../../shared/formats/csaf/csaf-test.ts";
import {
  csafVersionSchema,
  type CsafFinding,
  type CsafUntested,
  type CsafVerdict,
  type CsafVersion,
} from "../../shared/formats/csaf/verdict.ts";
import type { ParseFailure } from "../../shared/formats/format.ts";
import { readJson } from "../../shared/formats/json/read.ts";
import { asRecord, type JsonValue } from "../../shared/formats/json/value.ts";
import { LIMITS } from "../../shared/formats/limits.ts";
import { loadLibraryTests, NEVER_RUN, type LibraryTest } from "./library-tests.ts";

const problemSchema = z.object({ instancePath: z.string(), message: z.string().optional() });
const answerSchema = z.object({
  isValid: z.boolean().optional(),
  errors: z.array(problemSchema).default([]),
  warnings: z.array(problemSchema).default([]),
  infos: z.array(problemSchema).default([]),
});

/** Findings beyond this help nobody and would fill the answer. */
const MAX_FINDINGS = 1_000;

type Group = "errors" | "warnings" | "infos";
type Findings = Record<Group, CsafFinding[]> & { readonly untested: CsafUntested[] };

/**
 * Full validation of a CSAF 2.0 or 2.1 document (CSAF §6) without a network. A test of ours stands in for the library's of the
 * same id. Total: what is no JSON, or neither version, is refused with its place.
 */
export async function validateCsaf(bytes: Uint8Array): Promise<CsafVerdict> {
  if (bytes.length > LIMITS.documentBytes)
    return refused({
      kind: "limit",
      message: `The file is larger than the ${String(LIMITS.documentBytes)} bytes that are read.`,
    });
  const read = readJson(bytes, LIMITS.csafDepth);
  if (!read.ok) return refused(read.error);
  const version = csafVersionSchema.safeParse(versionOf(read.value.value));
  if (!version.success)
    return refused({
      kind: "not-this-format",
      message: "The document does not say that it is CSAF 2.0 or 2.1 (/document/csaf_version).",
    });
  return validateDocument(version.data, read.value.value, read.value.text);
}

function versionOf(document: JsonValue): JsonValue | undefined {
  return asRecord(asRecord(document)?.["document"])?.["csaf_version"];
}

async function validateDocument(
  version: CsafVersion,
  document: JsonValue,
  text: string,
): Promise<CsafVerdict> {
  const own = CSAF_TESTS[version];
  const library = await loadLibraryTests(version);
  const findings: Findings = {
    errors: [],
    warnings: [],
    infos: [],
    untested: notRun(version, library),
  };
  for (const [id, test] of library) {
    if (own.some((one) => one.id === id)) continue;
    // The library gets plain objects of its own: it writes into some, and knows nothing of ours.
    await runLibraryTest(id, test, JSON.parse(text), findings);
  }
  for (const test of own) runOwnTest(test, document, findings);
  const { errors } = findings;
  const broke = findings.untested.some(
    (one) => one.why === "broke" && groupOf(one.test) === "errors",
  );
  return { version, valid: errors.length === 0 && !broke, ...findings, refused: null };
}

async function runLibraryTest(
  id: string,
  test: LibraryTest,
  document: unknown,
  findings: Findings,
): Promise<void> {
  let answer: z.infer<typeof answerSchema>;
  try {
    answer = answerSchema.parse(await test(document));
  } catch {
    // Some of the library's tests throw on what the schema refuses. It is said, and never counts as passed.
    findings.untested.push({ test: id, why: "broke" });
    return;
  }
  const problems = [...answer.errors, ...answer.warnings, ...answer.infos];
  add(findings, id, problems);
  if (answer.isValid === false && problems.length === 0)
    add(findings, id, [{ instancePath: "", message: "the test failed" }]);
}

function runOwnTest({ id, check }: CsafTest, document: JsonValue, findings: Findings): void {
  add(findings, id, check(document));
}

function add(
  findings: Findings,
  test: string,
  problems: readonly z.infer<typeof problemSchema>[],
): void {
  const group = findings[groupOf(test)];
  for (const { instancePath, message = "" } of problems.slice(0, MAX_FINDINGS - group.length))
    group.push({ test, instancePath, message });
}

function groupOf(test: string): Group {
  if (test.startsWith("6.2.")) return "warnings";
  return test.startsWith("6.3.") ? "infos" : "errors";
}

function notRun(version: CsafVersion, library: ReadonlyMap<string, LibraryTest>): CsafUntested[] {
  return CSAF_TEST_IDS[version].flatMap((test) => {
    if (library.has(test) || CSAF_TESTS[version].some(({ id }) => id === test)) return [];
    return [NEVER_RUN.find((one) => one.test === test) ?? { test, why: "not-built" }];
  });
}

function refused({ kind, message, place }: ParseFailure): CsafVerdict {
  return {
    version: null,
    valid: false,
    errors: [],
    warnings: [],
    infos: [],
    untested: [],
    refused: { kind, message, line: place?.line ?? null, column: place?.column ?? null },
  };
}
