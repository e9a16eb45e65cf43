export * from "./relation-types-table.ts";
export * from "./relation.ts";
