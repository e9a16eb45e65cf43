/** Rows of a table report: its text holds one line per row, cells apart by tabs. */
export interface TableRows {
  readonly head: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** Rows in all, more than `rows` when the table is long. */
  readonly total: number;
}

/** Takes the text of a table report apart, at most `limit` rows of it. */
export function tableRows(body: string, hasHeader: boolean, limit: number): TableRows {
  const lines = body === "" ? [] : body.split("\n");
  const data = hasHeader ? lines.slice(1) : lines;
  return {
    head: hasHeader ? (lines[0]?.split("\t") ?? []) : null,
    rows: data.slice(0, limit).map((line) => line.split("\t")),
    total: data.length,
  };
}
