import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGenerator } from "../../electron/services/seed/generator.ts";
import { newValue } from "../../electron/services/seed/values.ts";
import type { Database } from "../../electron/storage/database.ts";
import {
  canonicalObservable,
  extraParts,
  storedValue,
} from "../../electron/storage/links/observable-value.ts";
import { foldText } from "../../electron/storage/search/fold-text.ts";
import { idsOfRanges } from "../../electron/storage/records/uuid.ts";
import { summarise, type BenchRow } from "./bench.ts";
import type { BenchDesk } from "./bench-desk.ts";
import { mispEvents } from "./misp-events.ts";

const ROUNDS = 5;
const EVENTS = 8;
const ATTRIBUTES = 1_000;
const LIMIT = 0.5;

/**
 * Attributes per second of whole imports of MISP events (read, parsed in its own process, normalised, correlated, journaled,
 * indexed, committed) against bare prepared inserts of as many values into the same tables, in turns.
 */
export async function benchImport(desk: BenchDesk, folder: string): Promise<readonly BenchRow[]> {
  const ratios: number[] = [];
  const rates: number[] = [];
  const bareRates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const rows = bareRows(desk, 1_000 + round);
    const bareMs = insertBare(desk.database, rows);
    const importMs = await importEvents(desk, folder, 2_000 + round);
    const count = EVENTS * ATTRIBUTES;
    bareRates.push((count / bareMs) * 1_000);
    rates.push((count / importMs) * 1_000);
    ratios.push(bareMs / importMs);
  }
  const ratio = summarise(ratios).p50;
  return [
    {
      what: "import of MISP events against bare inserts",
      measured: `${ratio.toFixed(2)} (${perSecond(rates)} against ${perSecond(bareRates)} attributes a second)`,
      bound: `at least ${String(LIMIT)}`,
      isMet: ratio >= LIMIT,
    },
  ];
}

function perSecond(rates: readonly number[]): string {
  return summarise(rates).p50.toFixed(0);
}

export async function importEvents(desk: BenchDesk, folder: string, seed: number): Promise<number> {
  const { uploads, imports } = desk.services;
  const files = await Promise.all(
    mispEvents(seed, EVENTS, ATTRIBUTES).map(async (event, index) => {
      const path = join(folder, `event-${String(seed)}-${String(index)}.json`);
      writeFileSync(path, event);
      const offered = await uploads.offerFile(path);
      const upload = offered.ok ? uploads.get(offered.value) : offered;
      if (!upload.ok) throw new Error(upload.error.kind);
      return upload.value;
    }),
  );
  const startMs = performance.now();
  const run = await imports.run(
    files,
    { isDryRun: false },
    () => undefined,
    new AbortController().signal,
  );
  const elapsedMs = performance.now() - startMs;
  if (!run.ok || run.value.totals.stored !== EVENTS * ATTRIBUTES)
    throw new Error(
      `not imported: ${JSON.stringify(run.ok ? run.value.files.map(({ status, errors }) => [status, errors]) : run)}`,
    );
  return elapsedMs;
}

interface BareRow {
  readonly key: string;
  readonly fullValue: string | null;
  readonly folded: string;
  readonly typeId: number;
  readonly parts: readonly string[] | null;
  readonly observableId: Uint8Array;
  readonly linkId: Uint8Array;
}

/** Everything that a statement binds, made beforehand: nothing but SQLite is measured. */
export function bareRows({ database, services }: BenchDesk, seed: number): readonly BareRow[] {
  const generator = createGenerator(seed);
  const count = EVENTS * ATTRIBUTES;
  const { ids } = services.cases.actor();
  const known = new Set<string>();
  const observableIds = [...idsOfRanges([ids.newBlock(count)])];
  const linkIds = [...idsOfRanges([ids.newBlock(count)])];
  const rows: BareRow[] = [];
  while (rows.length < count) {
    const { type, value } = newValue(generator);
    const canonical = canonicalObservable(type, value);
    const typeId = database.read.get<{ readonly id: number }>(
      "SELECT id FROM observable_type WHERE name = ?",
      [type],
    )?.id;
    const { key, fullValue } = storedValue(canonical.value);
    const [observableId, linkId] = [observableIds[rows.length], linkIds[rows.length]];
    if (typeId === undefined || observableId === undefined || linkId === undefined) continue;
    if (known.has(`${type} ${key}`) || isStored(database, key, typeId)) continue;
    known.add(`${type} ${key}`);
    const parts = extraParts(canonical);
    const folded = foldText(canonical.value);
    rows.push({ key, fullValue, folded, typeId, parts, observableId, linkId });
  }
  return rows;
}

function isStored({ read }: Database, key: string, typeId: number): boolean {
  return (
    read.get("SELECT 1 FROM observable WHERE value = ? AND type_id = ?", [key, typeId]) !==
    undefined
  );
}

/** One transaction for as many rows as an event has. */
export function insertBare(database: Database, rows: readonly BareRow[]): number {
  const incident = database.read.get<{ readonly id: number }>("SELECT max(id) AS id FROM incident");
  const nowMs = Date.now();
  const startMs = performance.now();
  for (let at = 0; at < rows.length; at += ATTRIBUTES) {
    database.transaction((write) => {
      const observable = write.prepareWrite(
        `INSERT INTO observable (uuid, type_id, value, incident_count, sighting_count, first_seen_at, last_seen_at,
           part_count, warninglists, full_value) VALUES (?, ?, ?, 1, 0, ?, ?, ?, NULL, ?)`,
      );
      const part = write.prepareWrite(
        "INSERT INTO observable_part (part, observable_id) VALUES (?, ?)",
      );
      const text = write.prepareWrite("INSERT INTO value_index (rowid, value) VALUES (?, ?)");
      const link = write.prepareWrite(
        `INSERT INTO observable_link (uuid, observable_id, incident_id, is_for_detection, tlp, added_at, category)
         VALUES (?, ?, ?, 1, -1, ?, 'Network activity')`,
      );
      for (const row of rows.slice(at, at + ATTRIBUTES)) {
        const { lastInsertRowid } = observable.run([
          row.observableId,
          row.typeId,
          row.key,
          nowMs,
          nowMs,
          row.parts?.length ?? -1,
          row.fullValue,
        ]);
        const id = Number(lastInsertRowid);
        for (const one of new Set(row.parts)) part.run([one, id]);
        text.run([id, row.folded]);
        link.run([row.linkId, id, incident?.id ?? null, nowMs]);
      }
    });
  }
  return performance.now() - startMs;
}
