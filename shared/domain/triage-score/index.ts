export * from "./score-weights.ts";
export * from "./triage-score.ts";
export * from "./score-text-data.ts";
