export * from "./playbook.ts";
export * from "./playbook-catalogue.ts";
export * from "./start-playbook.ts";
export * from "./phase-text-data.ts";
