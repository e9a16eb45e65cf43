import missingCve from "@secvisogram/csaf-validator-lib/lib/informativeTests/informativeTest_6_3_3.js";
import shortHash from "@secvisogram/csaf-validator-lib/lib/informativeTests/informativeTest_6_3_5.js";
import branches from "@secvisogram/csaf-validator-lib/lib/informativeTests/informativeTest_6_3_9.js";
import versionRange from "@secvisogram/csaf-validator-lib/lib/informativeTests/informativeTest_6_3_10.js";
import vAsVersion from "@secvisogram/csaf-validator-lib/lib/informativeTests/informativeTest_6_3_11.js";
import { assertNever } from "../../shared/assert-never.ts";
import type { CsafUntested, CsafVersion } from "../../shared/formats/csaf/verdict.ts";

/** A test of the library, whose answer is not trusted to have a shape. */
export type LibraryTest = (document: unknown) => unknown;

/**
 * Informative tests that 2.0 and 2.1 share. They are named one by one: the library's list of all would bring in a web client
 * that looks up every URL of a document (6.3.6, 6.3.7) and a spell checker that runs a program (6.3.8).
 */
export const INFORMATIVE_TESTS: readonly (readonly [string, LibraryTest])[] = [
  ["6.3.3", missingCve],
  ["6.3.5", shortHash],
  ["6.3.9", branches],
  ["6.3.10", versionRange],
  ["6.3.11", vAsVersion],
];

/** Tests that are never run, so that validating stays offline and needs no program beside ours. */
export const NEVER_RUN: readonly CsafUntested[] = [
  { test: "6.3.6", why: "needs-network" },
  { test: "6.3.7", why: "needs-network" },
  { test: "6.3.8", why: "needs-dictionary" },
];

/** The library compiles its schemas when it is loaded, which takes seconds: only the version in hand is. */
export async function loadLibraryTests(
  version: CsafVersion,
): Promise<ReadonlyMap<string, LibraryTest>> {
  switch (version) {
    case "2.0":
      return (await import("./library-tests-2-0.ts")).LIBRARY_TESTS;
    case "2.1":
      return (await import("./library-tests-2-1.ts")).LIBRARY_TESTS;
    default:
      return assertNever(version);
  }
}

/** `mandatoryTest_6_1_27_1` is 6.1.27.1. */
export function byId(
  tests: Readonly<Record<string, LibraryTest>>,
  schema?: string,
): readonly (readonly [string, LibraryTest])[] {
  return Object.entries(tests).flatMap(([name, test]) => {
    if (name === schema) return [["schema", test] as const];
    const number = /^[a-z]+Test_([\d_]+)$/.exec(name)?.[1];
    return number === undefined ? [] : [[number.replaceAll("_", "."), test] as const];
  });
}
