export * from "./rsit.ts";
export * from "./rsit-format.ts";
export { MAPPING_FITS, type MappingFit } from "./mapping-entry.ts";
export * from "./rsit-mapping.ts";
export * from "./rsit-text-data.ts";
export * from "./rsit-text.ts";
export * from "./guided-picker-data.ts";
export * from "./suggest-classification.ts";
export * from "./suggestion-text-data.ts";
