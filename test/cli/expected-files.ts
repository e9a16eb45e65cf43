import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { dataPath } from "../helpers/data.ts";

/** Suites of the public data that belong to the formats of this import. */
export const SUITES: readonly string[] = [
  "eml",
  "intelmq",
  "ioc-eset-reports",
  "ioc-fanger",
  "ioc-finder",
  "ioc-iocextract",
  "misp-core",
  "misp-eset",
  "misp-galaxy",
  "misp-objects",
  "misp-pymisp",
  "misp-stalkerware",
  "misp-stix",
  "misp-taxonomies",
  "misp-warninglists",
];

export interface ExpectedFile {
  /** Suite and path in it. */
  readonly file: string;
  readonly formats: readonly string[];
  /** Source items: attributes with those in objects, table rows, mail parts, 1 for a text. */
  readonly found: number;
  /** Incidents that a MISP file makes: one an event. */
  readonly events?: number;
}

const shapes = {
  misp: z.object({
    events: z.array(z.object({ all_attrs: z.number().default(0) })).min(1),
  }),
  mail: z.object({ leaf_parts: z.array(z.string()) }),
  table: z.object({ data_rows: z.number(), columns: z.number() }),
  withHeader: z.object({ csv_rows_with_header: z.number() }),
  jsonLines: z.object({ json_lines: z.number() }),
  hashes: z.object({ md5: z.array(z.string()), sha1: z.array(z.string()) }),
};

/** What was worked out independently of the product for each file, as far as it names a number of items. */
export function expectedFiles(): readonly ExpectedFile[] {
  const all = z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .parse(JSON.parse(readFileSync(dataPath("EXPECTED.json"), "utf8")));
  return SUITES.flatMap((suite) =>
    Object.entries(all[suite] ?? {})
      .filter(([file]) => existsSync(dataPath(`${suite}/${file}`)))
      .flatMap(([file, entry]) => expectedOf(`${suite}/${file}`, entry)),
  );
}

function expectedOf(file: string, entry: unknown): readonly ExpectedFile[] {
  const misp = shapes.misp.safeParse(entry).data;
  if (misp !== undefined) {
    const found = misp.events.reduce((sum, event) => sum + event.all_attrs, 0);
    return [{ file, formats: ["misp"], found, events: misp.events.length }];
  }
  const mail = shapes.mail.safeParse(entry).data;
  if (mail !== undefined) return [{ file, formats: ["eml"], found: mail.leaf_parts.length }];
  const table = shapes.table.safeParse(entry).data;
  if (table !== undefined) return [{ file, formats: ["csv"], found: table.data_rows }];
  const csv = shapes.withHeader.safeParse(entry).data;
  if (csv !== undefined) return [{ file, formats: ["csv"], found: csv.csv_rows_with_header - 1 }];
  const lines = shapes.jsonLines.safeParse(entry).data;
  if (lines !== undefined)
    return [{ file, formats: ["intelmq", "json-lines"], found: lines.json_lines }];
  if (shapes.hashes.safeParse(entry).success) return [{ file, formats: ["text"], found: 1 }];
  return [];
}
