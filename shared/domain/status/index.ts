export * from "./statuses.ts";
export * from "./workflow.ts";
export * from "./workflows.ts";
export * from "./closing-preview.ts";
export * from "./status-text-data.ts";
export * from "./transition-text-data.ts";
