import type { JsonValue } from "../json/value.ts";

/** A place that breaks a rule. */
export interface Problem {
  readonly instancePath: string;
  readonly message: string;
}

/**
 * One test of CSAF §6: document in, problems out. It must hold for any JSON, whatever the schema says about it, and
 * leaves to the schema what the schema finds.
 */
export interface CsafTest {
  readonly id: string;
  readonly check: (document: JsonValue) => readonly Problem[];
}
