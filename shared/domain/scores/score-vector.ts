import calculator from "ae-cvss-calculator";
import { assertNever } from "../../assert-never.ts";
import { ok, type Result } from "../../result.ts";
import { scoreCvss2 } from "./cvss-2.ts";
import type { CvssGrammar } from "./cvss-metrics-data.ts";
import { readVector, type VectorFault } from "./read-vector.ts";

export type CvssSeverity = "NONE" | "LOW" | "MEDIUM" | "HIGH" | "CRITICAL";

/** What a vector comes to. */
export interface CvssScore {
  readonly version: CvssGrammar["version"];
  /** With everything that the vector states. */
  readonly score: number;
  readonly severity: CvssSeverity;
  /** From the base metrics alone. */
  readonly base: number;
  /** 4.0 has one score only. */
  readonly temporal: number | null;
  /** By the environmental formula even without its metrics, which in 3.1 may differ from the base score by a tenth. */
  readonly environmental: number | null;
}

type Scores = Omit<CvssScore, "version" | "severity">;
type Metrics = ReadonlyMap<string, string>;

/** Scores a vector of CVSS 2.0, 3.0, 3.1 or 4.0. */
export function scoreVector(text: string): Result<CvssScore, VectorFault> {
  const read = readVector(text);
  if (!read.ok) return read;
  const { grammar, metrics } = read.value;
  const scores = calculate(grammar, metrics);
  const { version } = grammar;
  return ok({ version, ...scores, severity: severityOf(version, scores.score) });
}

function calculate(grammar: CvssGrammar, metrics: Metrics): Scores {
  switch (grammar.version) {
    case "2.0": {
      const scores = scoreCvss2(metrics);
      return { ...scores, score: scores.environmental };
    }
    case "3.0":
    case "3.1":
      return calculate3(grammar, metrics);
    case "4.0": {
      const baseNames = grammar.base.map(([name]) => name);
      const base = new Map([...metrics].filter(([name]) => baseNames.includes(name)));
      const overall = (some: Metrics) =>
        new calculator.Cvss4P0(write(grammar, some)).calculateScores().overall;
      return {
        base: overall(base),
        score: overall(metrics),
        temporal: null,
        environmental: null,
      };
    }
    default:
      return assertNever(grammar.version);
  }
}

function calculate3(grammar: CvssGrammar, metrics: Metrics): Scores {
  const scoresOf = (some: Metrics) => {
    const vector = write(grammar, some);
    const scored =
      grammar.version === "3.1" ? new calculator.Cvss3P1(vector) : new calculator.Cvss3P0(vector);
    return scored.calculateScores();
  };
  const { base = 0, temporal = base, overall } = scoresOf(metrics);
  const { environmental = temporal } = scoresOf(withModified(grammar, metrics));
  return { base, temporal, environmental, score: overall };
}

/** A modified metric that is not defined has the value of the one it modifies (3.x §4.2). */
function withModified({ base }: CvssGrammar, metrics: Metrics): Metrics {
  const modified = base.flatMap(([name]) => {
    const stated = metrics.get(`M${name}`) ?? "X";
    return stated === "X" ? [[`M${name}`, metrics.get(name) ?? "X"] as const] : [];
  });
  return new Map([...metrics, ...modified]);
}

function write({ prefix }: CvssGrammar, metrics: Metrics): string {
  return prefix + [...metrics].map(([name, value]) => `${name}:${value}`).join("/");
}

/** CVSS 3.x §5 and 4.0 §6. CVSS 2.0 has no such scale; the NVD's three bands for it are in use everywhere. */
function severityOf(version: CvssGrammar["version"], score: number): CvssSeverity {
  if (version === "2.0") return score < 4 ? "LOW" : score < 7 ? "MEDIUM" : "HIGH";
  if (score === 0) return "NONE";
  if (score < 4) return "LOW";
  if (score < 7) return "MEDIUM";
  return score < 9 ? "HIGH" : "CRITICAL";
}
