import type { Migration } from "../migrate.ts";
import { CASE_PART_TABLES } from "./0001/case-part-tables-data.ts";
import { INTAKE_TABLES } from "./0001/intake-tables-data.ts";
import { JOURNAL_TABLES } from "./0001/journal-tables-data.ts";
import { OBSERVABLE_TABLES } from "./0001/observable-tables-data.ts";
import { SEARCH_TABLES } from "./0001/search-tables-data.ts";

/** The records of the case work, their full-text index and the journal (design 5). */
export const createRecordsAndJournal: Migration = {
  version: 1,
  name: "create-records-and-journal",
  up: (write) => {
    for (const tables of [
      JOURNAL_TABLES,
      INTAKE_TABLES,
      CASE_PART_TABLES,
      OBSERVABLE_TABLES,
      SEARCH_TABLES,
    ]) {
      write.execute(tables);
    }
  },
};
