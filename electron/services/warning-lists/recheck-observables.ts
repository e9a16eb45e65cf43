import { setImmediate } from "node:timers/promises";
import type { progressSchema } from "../../../shared/contract/call.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { z } from "zod";
import type { Database, WriteHandle } from "../../storage/database.ts";
import type { WarninglistLookup } from "../../storage/links/intern-observables.ts";
import { canonicalObservable } from "../../storage/links/observable-value.ts";
import { readRecheck, saveRecheck } from "../../storage/tables/warning-lists.ts";

/** Observables of one transaction: some ten milliseconds, so that other work goes on between. */
const STEP = 2_000;

interface Row {
  readonly id: number;
  readonly type: string;
  readonly value: string;
  readonly warninglists: string | null;
}

/**
 * Looks every observable up in the lists again, from where the last run was left. Each step is durable with the place
 * where the next one begins: cancelled or cut off, the rest is done by the next run. Gives how many changed.
 */
export async function recheckObservables(
  database: Database,
  warninglistsOf: WarninglistLookup,
  report: (progress: z.infer<typeof progressSchema>) => void,
  signal: AbortSignal,
): Promise<Result<{ checked: number; changed: number }, Failure>> {
  const total =
    database.read.get<{ readonly last: number | null }>("SELECT max(id) AS last FROM observable")
      ?.last ?? 0;
  let checked = 0;
  let changed = 0;
  for (let next = readRecheck(database.read); next !== null; next = readRecheck(database.read)) {
    if (signal.aborted) return err({ kind: "cancelled" });
    const from = next;
    const step = database.transaction((write) => recheckStep(write, warninglistsOf, from));
    checked += step.checked;
    changed += step.changed;
    report({ done: Math.min(from + STEP, total), total, what: "" });
    await setImmediate();
  }
  return ok({ checked, changed });
}

function recheckStep(
  write: WriteHandle,
  warninglistsOf: WarninglistLookup,
  from: number,
): { readonly checked: number; readonly changed: number } {
  const rows = write.all<Row>(
    `SELECT o.id, t.name AS type, coalesce(o.full_value, o.value) AS value, o.warninglists
       FROM observable o JOIN observable_type t ON t.id = o.type_id
      WHERE o.id >= ? ORDER BY o.id LIMIT ${String(STEP)}`,
    [from],
  );
  let changed = 0;
  for (const { id, type, value, warninglists } of rows) {
    const lists = warninglistsOf(canonicalObservable(type, value));
    const now = lists.length === 0 ? null : JSON.stringify(lists);
    if (now === warninglists) continue;
    write.run("UPDATE observable SET warninglists = ? WHERE id = ?", [now, id]);
    changed += 1;
  }
  const last = rows.at(-1);
  saveRecheck(write, rows.length < STEP || last === undefined ? null : last.id + 1);
  return { checked: rows.length, changed };
}
