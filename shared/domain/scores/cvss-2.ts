/** Weights of CVSS 2.0 (FIRST, guide §3.2). ND counts as not given. */
const WEIGHTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { L: 0.395, A: 0.646, N: 1 },
  AC: { H: 0.35, M: 0.61, L: 0.71 },
  Au: { M: 0.45, S: 0.56, N: 0.704 },
  C: { N: 0, P: 0.275, C: 0.66 },
  I: { N: 0, P: 0.275, C: 0.66 },
  A: { N: 0, P: 0.275, C: 0.66 },
  E: { U: 0.85, POC: 0.9, F: 0.95, H: 1, ND: 1 },
  RL: { OF: 0.87, TF: 0.9, W: 0.95, U: 1, ND: 1 },
  RC: { UC: 0.9, UR: 0.95, C: 1, ND: 1 },
  CDP: { N: 0, L: 0.1, LM: 0.3, MH: 0.4, H: 0.5, ND: 0 },
  TD: { N: 0, L: 0.25, M: 0.75, H: 1, ND: 1 },
  CR: { L: 0.5, M: 1, H: 1.51, ND: 1 },
  IR: { L: 0.5, M: 1, H: 1.51, ND: 1 },
  AR: { L: 0.5, M: 1, H: 1.51, ND: 1 },
};

/** Base, temporal and environmental score of a complete vector; the last two without their metrics equal the one before. */
export function scoreCvss2(metrics: ReadonlyMap<string, string>): {
  readonly base: number;
  readonly temporal: number;
  readonly environmental: number;
} {
  const weight = (name: string) => WEIGHTS[name]?.[metrics.get(name) ?? "ND"] ?? 0;
  const lossOf = (requirement: (name: string) => number) =>
    10.41 *
    (1 -
      (1 - weight("C") * requirement("CR")) *
        (1 - weight("I") * requirement("IR")) *
        (1 - weight("A") * requirement("AR")));
  const exploitability = 20 * weight("AV") * weight("AC") * weight("Au");
  const baseOf = (impact: number) =>
    toTenths((0.6 * impact + 0.4 * exploitability - 1.5) * (impact === 0 ? 0 : 1.176));
  const temporalOf = (score: number) => toTenths(score * weight("E") * weight("RL") * weight("RC"));
  const base = baseOf(lossOf(() => 1));
  const adjusted = temporalOf(baseOf(Math.min(10, lossOf(weight))));
  return {
    base,
    temporal: temporalOf(base),
    environmental: toTenths((adjusted + (10 - adjusted) * weight("CDP")) * weight("TD")),
  };
}

/** Half is rounded up. The small addition undoes what binary fractions lose: 9.0 × 0.95 is 8.55, not 8.549999…. */
function toTenths(score: number): number {
  return Math.round(score * 10 + 1e-6) / 10;
}
