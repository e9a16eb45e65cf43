import { err, ok, type Result } from "../../result.ts";
import { CVSS_GRAMMARS, type CvssGrammar } from "./cvss-metrics-data.ts";

/** Why a text is no vector. */
export type VectorFault =
  | { readonly kind: "not-a-vector"; readonly found: string }
  | { readonly kind: "unknown-metric"; readonly metric: string }
  | {
      readonly kind: "unknown-value";
      readonly metric: string;
      readonly found: string;
      readonly expected: string;
    }
  | { readonly kind: "metric-twice"; readonly metric: string }
  | { readonly kind: "metric-missing"; readonly metric: string }
  | { readonly kind: "wrong-order"; readonly metric: string };

export interface ReadVector {
  readonly grammar: CvssGrammar;
  readonly metrics: ReadonlyMap<string, string>;
}

/** Longer than the longest vector of any version, so that junk is refused before it is split. */
const MAX_CHARACTERS = 512;

/** Reads a vector strictly: every metric known, with a known value, once; no base metric missing; the order of 4.0 kept. */
export function readVector(text: string): Result<ReadVector, VectorFault> {
  const grammar = CVSS_GRAMMARS.find(({ prefix }) => text.startsWith(prefix));
  if (grammar === undefined || text.length > MAX_CHARACTERS || !text.includes(":"))
    return err({ kind: "not-a-vector", found: text.slice(0, MAX_CHARACTERS) });
  if (grammar.prefix === "" && text.startsWith("CVSS:"))
    return err({ kind: "not-a-vector", found: text });
  const known = new Map([...grammar.base, ...grammar.optional]);
  const order = [...known.keys()];
  const metrics = new Map<string, string>();
  let lastAt = -1;
  for (const part of text.slice(grammar.prefix.length).split("/")) {
    const colon = part.indexOf(":");
    const metric = colon === -1 ? part : part.slice(0, colon);
    const value = colon === -1 ? "" : part.slice(colon + 1);
    const expected = known.get(metric);
    if (expected === undefined) return err({ kind: "unknown-metric", metric });
    if (!expected.split(" ").includes(value))
      return err({ kind: "unknown-value", metric, found: value, expected });
    if (metrics.has(metric)) return err({ kind: "metric-twice", metric });
    const at = order.indexOf(metric);
    if (grammar.isOrdered && at < lastAt) return err({ kind: "wrong-order", metric });
    lastAt = at;
    metrics.set(metric, value);
  }
  const missing = grammar.base.find(([metric]) => !metrics.has(metric));
  if (missing !== undefined) return err({ kind: "metric-missing", metric: missing[0] });
  return ok({ grammar, metrics });
}
