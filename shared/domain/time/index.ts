export * from "./zone.ts";
export * from "./local-time.ts";
export * from "./stated-time.ts";
export * from "./parse-stated-time.ts";
