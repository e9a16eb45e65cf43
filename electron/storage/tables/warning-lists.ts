import {
  warningListSchema,
  type WarningList,
} from "../../../shared/domain/observables/warninglists.ts";
import type { ReadHandle, WriteHandle } from "../database.ts";

/** A list that an analyst brought in. */
export interface InstalledList {
  readonly list: WarningList;
  readonly installedAtMs: number;
  readonly installedBy: string;
}

interface Row {
  readonly list: string;
  readonly installedAtMs: number;
  readonly installedBy: string;
}

export function readInstalledLists(read: ReadHandle): readonly InstalledList[] {
  return read
    .all<Row>(
      `SELECT list, installed_at AS installedAtMs, installed_by AS installedBy
         FROM warning_list ORDER BY name`,
    )
    .map(({ list, ...row }) => ({ ...row, list: warningListSchema.parse(JSON.parse(list)) }));
}

/** Without reading what is in them, which may be megabytes each. */
export function isInstalledList(read: ReadHandle, name: string): boolean {
  return read.get("SELECT 1 FROM warning_list WHERE name = ?", [name]) !== undefined;
}

export function saveInstalledList(
  write: WriteHandle,
  { list, installedAtMs, installedBy }: InstalledList,
): void {
  write.run(
    `INSERT INTO warning_list (name, list, installed_at, installed_by) VALUES (?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET list = excluded.list, installed_at = excluded.installed_at,
       installed_by = excluded.installed_by`,
    [list.name, JSON.stringify(list), installedAtMs, installedBy],
  );
}

/** False when there was none of that name. */
export function removeInstalledList(write: WriteHandle, name: string): boolean {
  return write.run("DELETE FROM warning_list WHERE name = ?", [name]).changes > 0;
}

/** The first observable that was not looked at since the lists changed; null when all were. */
export function readRecheck(read: ReadHandle): number | null {
  return (
    read.get<{ readonly next: number }>(
      "SELECT next_observable AS next FROM warning_list_recheck WHERE id = 1",
    )?.next ?? null
  );
}

export function saveRecheck(write: WriteHandle, next: number | null): void {
  write.run("DELETE FROM warning_list_recheck");
  if (next !== null) write.run("INSERT INTO warning_list_recheck VALUES (1, ?)", [next]);
}
