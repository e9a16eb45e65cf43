import type { Detection, SourceHead } from "../format.ts";
import { detectDialect } from "./dialect.ts";
import { proposeMapping } from "./propose-mapping.ts";

/** Says whether a source is a table of columns. A single column of values is a text. */
export function detectTable(head: SourceHead): Detection | null {
  const dialect = detectDialect(head.bytes, head.isWhole);
  if (dialect === null) return null;
  const isNamed = /\.(?:csv|tsv|tab)$/i.test(head.name);
  const recognisedAs = dialect.hasHeader ? proposeMapping(dialect.columns).recognisedAs : null;
  const score = scoreOf(dialect, isNamed, recognisedAs !== null);
  if (score === 0) return null;
  const layout = recognisedAs === null ? "" : `, columns of ${recognisedAs}`;
  const apart = dialect.delimiter === "\t" ? "tabs" : `“${dialect.delimiter}”`;
  return { score, reason: `${dialect.columns.length} columns apart by ${apart}${layout}` };
}

function scoreOf(
  dialect: NonNullable<ReturnType<typeof detectDialect>>,
  isNamed: boolean,
  isRecognised: boolean,
): number {
  const { consistency, sampledRecords, hasHeader, columns } = dialect;
  // Known column names count more than rows that are cut short: real reports hold such rows.
  if (isRecognised) return consistency >= 0.5 || sampledRecords === 1 ? 92 : 86;
  if (consistency < 0.9) return isNamed && consistency >= 0.5 ? 60 : 0;
  if (isNamed) return hasHeader ? 88 : 75;
  // Prose with one comma per line is no table: without a name, three columns and several rows must agree.
  const isLarge = sampledRecords >= 4 && columns.length >= 3;
  return isLarge ? (hasHeader ? 65 : 55) : 0;
}
