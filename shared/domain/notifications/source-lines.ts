import { z } from "zod";
import { columnRoleSchema, type ColumnRole } from "../../formats/table/column-mapping.ts";
import { readRow } from "../../formats/table/row-values.ts";
import { intelmqFields } from "../../formats/intelmq/event.ts";
import { readJson } from "../../formats/json/read.ts";
import { asRecord } from "../../formats/json/value.ts";
import type { Report } from "../../model/report.ts";
import type { TlpLabel } from "../markings/tlp.ts";
import { normaliseObservable } from "../observables/normalise.ts";

/** One line of a feed that came in as a report. */
export interface SourceLine {
  /** Report and line, to tell lines apart. */
  readonly id: string;
  readonly details: string;
  readonly port: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** What the line says itself; null: nothing, so the report's label counts. */
  readonly tlp: TlpLabel | null;
}

/** Lines of a feed by the values that stand in them, in canonical form. */
export type SourceLines = ReadonlyMap<string, readonly SourceLine[]>;

const encoder = new TextEncoder();

/** Longer lines are cut: a cell of a mail attachment is read by people. */
const MAX_DETAILS = 4_000;

const detailsSchema = z.discriminatedUnion("format", [
  z.object({
    format: z.literal("csv"),
    hasHeader: z.boolean(),
    columns: z.array(z.object({ column: z.string(), use: columnRoleSchema.optional() })),
  }),
  z.object({ format: z.literal("intelmq") }),
]);

/** The lines of a table (Shadowserver and others) or of IntelMQ events; empty for reports of other kinds. */
export function sourceLines({
  body,
  detailsJson,
  number,
}: Pick<Report, "body" | "detailsJson" | "number">): SourceLines {
  const details = readDetails(detailsJson);
  if (details === undefined) return new Map();
  const lines = body.split("\n");
  const found = new Map<string, SourceLine[]>();
  const add = (values: readonly string[], line: SourceLine): void => {
    for (const value of new Set(values)) {
      const same = found.get(value);
      if (same === undefined) found.set(value, [line]);
      else same.push(line);
    }
  };
  const first = details.format === "csv" && details.hasHeader ? 1 : 0;
  for (const [at, text] of lines.slice(first).entries()) {
    const id = `${number}#${String(at + 1)}`;
    if (details.format === "csv") addCells(text.split("\t"), details.columns, id, add);
    else addEvent(text, id, add);
  }
  return found;
}

type Add = (values: readonly string[], line: SourceLine) => void;

const IGNORED: ColumnRole = { role: "ignore" };

function addCells(
  cells: readonly string[],
  columns: readonly { readonly column: string; readonly use?: ColumnRole | undefined }[],
  id: string,
  add: Add,
): void {
  const facts = readRow(
    cells,
    columns.map(({ use }) => use ?? IGNORED),
  );
  const pairs = columns.map(({ column }, at) => [column, cells[at] ?? ""] as const);
  const port = pairs.find(([name]) => name === "port" || name === "source.port")?.[1] ?? "";
  add(
    facts.values.map(({ type, value }) => canonical(type, value)),
    {
      id,
      details: joined(pairs),
      port,
      firstSeen: facts.firstSeenIso ?? facts.lastSeenIso ?? "",
      lastSeen: facts.lastSeenIso ?? facts.firstSeenIso ?? "",
      tlp: facts.tlp,
    },
  );
}

/** IntelMQ's names for what says where something is. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^(source|destination)\.(ip|network)$/, "ip-dst"],
  [/^(source|destination)\.(fqdn|reverse_dns)$/, "domain"],
  [/^(source|destination)\.url$/, "url"],
  [/^(source|destination)\.asn$/, "AS"],
];

function addEvent(text: string, id: string, add: Add): void {
  const read = readJson(encoder.encode(text));
  const record = read.ok ? asRecord(read.value.value) : null;
  if (record === null) return;
  const fields = intelmqFields(record);
  const values = [...fields].flatMap(([name, value]) => {
    const type = PLACES.find(([pattern]) => pattern.test(name))?.[1];
    return type === undefined ? [] : [canonical(type, value)];
  });
  const seen = fields.get("time.source") ?? "";
  add(values, {
    id,
    details: joined([...fields]),
    port: fields.get("source.port") ?? "",
    firstSeen: seen,
    lastSeen: seen,
    tlp: null,
  });
}

function joined(pairs: readonly (readonly [string, string])[]): string {
  const text = pairs
    .filter(([, value]) => value.trim() !== "")
    .map(([name, value]) => `${name}=${value.trim()}`)
    .join("; ");
  return text.length > MAX_DETAILS ? `${text.slice(0, MAX_DETAILS)} …` : text;
}

function canonical(type: string, value: string): string {
  const read = normaliseObservable(type, value);
  return read.ok ? read.value.value : value;
}

function readDetails(json: string): z.infer<typeof detailsSchema> | undefined {
  // Details of other formats can be large, and nothing of them is wanted.
  if (!/^\{"format":"(csv|intelmq)"/.test(json)) return undefined;
  return detailsSchema.safeParse(JSON.parse(json)).data;
}
