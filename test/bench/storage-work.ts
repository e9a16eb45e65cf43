import { incidentIdSchema, type IncidentId } from "../../shared/model/ids.ts";
import { uuidText } from "../../electron/storage/records/uuid.ts";
import { createGenerator } from "../../electron/services/seed/generator.ts";
import { atMost, format, summarise, timeEach, type BenchRow } from "./bench.ts";
import type { BenchVault } from "./bench-desk.ts";

const CALL = {
  caller: { shell: "cli", connection: "bench" },
  signal: new AbortController().signal,
} as const;

/** Opening an incident with 500 observables, and single acknowledged edits against bare durable commits. */
export async function benchWork(vault: BenchVault): Promise<readonly BenchRow[]> {
  const id = await largeIncident(vault);
  const { incidents, observables } = vault;
  const open = timeEach(
    Array.from({ length: 120 }),
    () => {
      const results = [
        incidents.get({ id }, CALL),
        observables.links({ subject: { kind: "incident", id }, limit: 1_000, offset: 0 }, CALL),
        incidents.correlations({ id, limit: 50 }, CALL),
      ];
      if (results.some((result) => !("ok" in result) || !result.ok)) throw new Error("not opened");
    },
    20,
  );
  return [
    atMost("opening an incident with 500 observables, correlations included", summarise(open), 20),
    editRow(vault),
    bulkRow(vault),
  ];
}

async function largeIncident({ incidents, observables, database: { read } }: BenchVault) {
  const made = await incidents.create(
    { title: "Large incident", description: "", classification: [], tags: [] },
    CALL,
  );
  if (!made.ok) throw new Error(made.error.kind);
  const generator = createGenerator(13);
  const last =
    read.get<{ readonly last: number }>("SELECT max(id) AS last FROM observable")?.last ?? 1;
  const items = new Map<string, { type: string; value: string }>();
  for (const sql of [SHARED, ANY]) {
    for (let tries = 0; tries < 3_000 && items.size < (sql === SHARED ? 250 : 600); tries += 1) {
      const row = read.get<{ readonly type: string; readonly value: string }>(sql, [
        1 + generator.below(last),
      ]);
      if (row !== undefined) items.set(`${row.type} ${row.value}`, { ...row });
    }
  }
  const added = await observables.add(
    {
      subject: { kind: "incident", id: incidentId(made.value.id) },
      items: [...items.values()].slice(0, 520),
    },
    CALL,
  );
  if (!added.ok || added.value.added < 400)
    throw new Error(`only ${JSON.stringify(added).slice(0, 300)}`);
  return incidentId(made.value.id);
}

const SELECT =
  "SELECT t.name AS type, o.value FROM observable o CROSS JOIN observable_type t ON t.id = o.type_id";
const SHARED = `${SELECT} WHERE o.id >= ? AND +o.incident_count > 1 AND o.full_value IS NULL LIMIT 1`;
const ANY = `${SELECT} WHERE o.id >= ? AND o.full_value IS NULL LIMIT 1`;

/** One edit, journal included, and the smallest durable commit, in turns so that both meet the same disk. */
function editRow({ incidents, database }: BenchVault): BenchRow {
  const ids = someIds(database.read, 400);
  const bare: number[] = [];
  const edits: number[] = [];
  database.transaction((write) =>
    write.execute("CREATE TABLE IF NOT EXISTS bench_commit (value INTEGER NOT NULL)"),
  );
  for (const [at, id] of ids.entries()) {
    const severity = (["low", "medium", "high", "critical"] as const)[at % 4] ?? "low";
    const bareMs = performance.now();
    database.transaction((write) => write.run("INSERT INTO bench_commit VALUES (?)", [at]));
    const editMs = performance.now();
    const edited = incidents.update(
      { id, patch: { severity, addTags: [`bench-${String(at % 7)}`] } },
      CALL,
    );
    const endMs = performance.now();
    if (!("ok" in edited) || !edited.ok) throw new Error("not edited");
    if (at < 50) continue;
    bare.push(editMs - bareMs);
    edits.push(endMs - editMs);
  }
  database.transaction((write) => write.execute("DROP TABLE bench_commit"));
  const [one, base] = [summarise(edits), summarise(bare)];
  const ratio = one.p50 / base.p50;
  return {
    what: "one acknowledged edit, journal included",
    measured: `${ratio.toFixed(2)} times (edit ${format(one)}; bare commit ${format(base)})`,
    bound: "at most 3 times a bare durable commit",
    isMet: ratio <= 3,
  };
}

function bulkRow({ incidents, database }: BenchVault): BenchRow {
  const ids = someIds(database.read, 10_000);
  const startMs = performance.now();
  const changed = incidents.bulk({ target: { ids: [...ids] }, patch: { owner: "I. Novak" } }, CALL);
  const seconds = (performance.now() - startMs) / 1_000;
  if (!("ok" in changed) || !changed.ok) throw new Error("not changed");
  return {
    what: `one action over ${String(ids.length)} incidents`,
    measured: `${seconds.toFixed(2)} s, ${String(changed.value.changed)} changed`,
    bound: "2 s",
    isMet: seconds <= 2,
  };
}

function someIds(read: BenchVault["database"]["read"], count: number) {
  return read
    .all<{ readonly uuid: Uint8Array }>(
      "SELECT uuid FROM incident ORDER BY (id * 7919) % 100003 LIMIT ?",
      [count],
    )
    .map(({ uuid }) => incidentId(uuidText(uuid)));
}

function incidentId(text: string): IncidentId {
  return incidentIdSchema.parse(text);
}
