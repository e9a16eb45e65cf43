import { z } from "zod";
import { importRunSchema, type ImportRun } from "../../../shared/model/import-run.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";

/** Ledgers of past runs, kept as they were shown. */
export function saveImportRun(write: WriteHandle, run: ImportRun): void {
  write.run(
    `INSERT INTO import_run (uuid, started_at, run_json) VALUES (?, ?, ?)
     ON CONFLICT (uuid) DO UPDATE SET run_json = excluded.run_json`,
    [uuidBytes(run.id), Date.parse(run.startedAt), JSON.stringify(run)],
  );
}

export function readImportRun(read: ReadHandle, id: string): ImportRun | undefined {
  const row = read.get<{ readonly text: string }>(
    "SELECT run_json AS text FROM import_run WHERE uuid = ?",
    [uuidBytes(id)],
  );
  return row && parseRun(row.text);
}

/** Newest first; `after` is the `next` of the page before. */
export function listImportRuns(
  read: ReadHandle,
  limit: number,
  after: string | undefined,
): { readonly items: readonly ImportRun[]; readonly next: string | null } {
  const before = z.coerce.number().int().safeParse(after);
  const rows = read.all<{ readonly text: string; readonly startedAt: number }>(
    "SELECT run_json AS text, started_at AS startedAt FROM import_run WHERE started_at < ? ORDER BY started_at DESC LIMIT ?",
    [after !== undefined && before.success ? before.data : Number.MAX_SAFE_INTEGER, limit],
  );
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    items: rows.map(({ text }) => parseRun(text)),
    next: last === undefined ? null : String(last.startedAt),
  };
}

function parseRun(text: string): ImportRun {
  return importRunSchema.parse(JSON.parse(text));
}
