export * from "./rarity.ts";
export * from "./link-reasons-table.ts";
export * from "./correlation.ts";
export * from "./ssdeep.ts";
