import type { Migration } from "../migrate.ts";

/** Stands in until the migration of this number comes from its own branch. */
export const reserved: Migration = { version: 5, name: "reserved", up: () => undefined };
