export * from "./incident-number.ts";
