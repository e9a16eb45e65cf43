export * from "./shingles.ts";
export * from "./similarity.ts";
export * from "./similarity-text-data.ts";
