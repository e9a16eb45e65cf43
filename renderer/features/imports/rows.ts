import type { ImportFileResult, ImportRun } from "../../../shared/model/import-run.ts";
import type { ImportNotice, Place } from "../../../shared/formats/parsed.ts";
import type { Texts } from "../../../shared/text/index.ts";

export type FileStatus = ImportFileResult["status"];
export type RunRow = Omit<ImportRun, "files">;
export type StatusFilter = FileStatus | "all";

export const FILE_STATUSES: readonly FileStatus[] = ["refused", "partial", "imported", "duplicate"];

/** The lines of the ledger that a status filter leaves: those that need a look come first, else as they came in. */
export function ledgerRows(
  files: readonly ImportFileResult[],
  filter: StatusFilter,
): readonly ImportFileResult[] {
  if (filter !== "all") return files.filter((file) => file.status === filter);
  return files.toSorted((a, b) => ORDER[a.status] - ORDER[b.status]);
}

const ORDER: Readonly<Record<FileStatus, number>> = {
  refused: 0,
  partial: 1,
  imported: 2,
  duplicate: 3,
};

/** Sums of the item columns over some lines; they add up as each line does. */
export function sumOf(files: readonly ImportFileResult[]): {
  readonly found: number;
  readonly stored: number;
  readonly duplicates: number;
  readonly skipped: number;
} {
  const sum = { found: 0, stored: 0, duplicates: 0, skipped: 0 };
  for (const file of files) {
    sum.found += file.found;
    sum.stored += file.stored;
    sum.duplicates += file.duplicates;
    sum.skipped += file.skipped;
  }
  return sum;
}

/** How many lines have each status. */
export function statusCounts(
  files: readonly ImportFileResult[],
): Readonly<Record<FileStatus, number>> {
  const counts = { imported: 0, duplicate: 0, partial: 0, refused: 0 };
  for (const { status } of files) counts[status] += 1;
  return counts;
}

/** The reports of a run that came in without a label. */
export function unmarkedIds(run: Pick<ImportRun, "files">): readonly string[] {
  return run.files.flatMap((file) => file.unmarkedReportIds);
}

/** Warnings and errors of a file, errors first. */
export function noticesOf(
  file: ImportFileResult,
): readonly { readonly severity: "error" | "warning"; readonly notice: ImportNotice }[] {
  return [
    ...file.errors.map((notice) => ({ severity: "error" as const, notice })),
    ...file.warnings.map((notice) => ({ severity: "warning" as const, notice })),
  ];
}

/** Where something was found, in words; empty when nothing more than the file is known. */
export function describePlace(
  place: Place | undefined,
  text: Texts["imports"],
  number: (value: number) => string,
): string {
  if (place === undefined) return "";
  const parts = [
    place.part === undefined || place.part === "" ? "" : text.placePart(place.part),
    place.pointer ?? "",
    place.row === undefined ? "" : text.placeRow(place.row),
    place.line === undefined ? "" : text.placeLine(place.line),
    place.column === undefined ? "" : text.placeColumn(place.column),
    place.byteOffset === undefined ? "" : text.placeByte(number(place.byteOffset)),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** The files that may be tables by their name; plain texts only where there is nothing better. */
export function tablesOf<File extends { readonly path: string }>(
  files: readonly File[],
): readonly File[] {
  const tables = files.filter(({ path }) => /\.(csv|tsv)$/i.test(path));
  return tables.length > 0 ? tables : files.filter(({ path }) => /\.txt$/i.test(path));
}

/** Name of a format in the language of the window; one that this version does not know is shown as it is. */
export function formatName(format: string | null, text: Texts["imports"]): string {
  if (format === null) return "";
  const names: Readonly<Record<string, string>> = text.formats;
  return names[format] ?? format;
}
