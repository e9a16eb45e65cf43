import { createGenerator, type Generator } from "../../../../electron/services/seed/generator.ts";
import { syntheticIncident } from "../../../../electron/services/seed/synthetic-incident.ts";
import type { JsonValue } from "../../../../electron/storage/records/json-value.ts";
import {
  createRecord,
  editRecord,
  type RecordEdit,
} from "../../../../shared/exchange/record/edit-record.ts";
import type { ExchangeRecord } from "../../../../shared/exchange/record/exchange-record.ts";
import { KIND_RULES } from "../../../../shared/exchange/record/fields-table.ts";
import type { Stamp } from "../../../../shared/exchange/stamp/stamp.ts";

const OWNER = "01940000-0000-7000-8000-00000000000a";
const REPLICAS = [
  "01940000-0000-7000-8000-000000000001",
  "01940000-0000-7000-8000-000000000002",
  "01940000-0000-7000-8000-000000000003",
  "01940000-0000-7000-8000-000000000004",
] as const;
const FIRST_MS = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;

/**
 * Incidents as a busy organisation has them, in the order of their ids: three laptops and a fourth that joined later; most are closed by
 * somebody else than who opened them, many got a tag or another severity on the way, some a new description.
 */
export function typicalIncidents(count: number, seed: number): readonly ExchangeRecord[] {
  const generator = createGenerator(seed);
  let ms = FIRST_MS;
  return Array.from({ length: count }, (_, index) => {
    ms += 60_000 + generator.below(3_000_000);
    return typicalIncident(generator, index + 1, ms);
  });
}

/** What has happened to a record since: one change by somebody. */
export function changedLater(record: ExchangeRecord, seed: number): ExchangeRecord {
  const generator = createGenerator(seed);
  const stamp = stampAt(generator, record.life.stamp.ms + 90 * DAY_MS);
  return editRecord(record, { kind: "register", field: "status", value: "in-progress" }, stamp);
}

function typicalIncident(generator: Generator, count: number, ms: number): ExchangeRecord {
  const number = `CERT-XX-2026-${String(count).padStart(6, "0")}`;
  const createdAt = new Date(ms).toISOString();
  const fields = syntheticIncident(generator, { organisationId: OWNER, number, createdAt });
  const created = stampAt(generator, ms + generator.below(4));
  const opening = { ...fields, status: "new", statusReason: null, closedAt: null };
  let record = withFields(createRecord("incident", idAt(generator, ms), OWNER, created), opening);
  const later = (edits: readonly RecordEdit[]): void => {
    const after = record.life.stamp.ms + generator.below(30 * DAY_MS);
    const stamp = stampAt(generator, after);
    record = edits.reduce((state, edit) => editRecord(state, edit, stamp), record);
  };
  if (generator.fraction() < 0.3) {
    later([{ kind: "element", field: "tags", value: "reviewed", isPresent: true }]);
  }
  if (generator.fraction() < 0.1)
    later([{ kind: "text", field: "description", value: "Updated." }]);
  if (fields["status"] === "closed") {
    const at = new Date(record.life.stamp.ms + generator.below(30 * DAY_MS)).toISOString();
    later([
      { kind: "register", field: "status", value: "closed" },
      { kind: "register", field: "statusReason", value: "Cleaned up, owner informed." },
      { kind: "register", field: "closedAt", value: at },
    ]);
  }
  return record;
}

/** A record whose fields all have the stamp of its life. */
function withFields(
  record: ExchangeRecord,
  fields: Readonly<Record<string, JsonValue>>,
): ExchangeRecord {
  const edits = Object.entries(fields).flatMap(([field, value]): readonly RecordEdit[] => {
    const rule = KIND_RULES[record.kind].fields[field];
    if (rule === undefined) return [];
    if (rule.class === "register") return [{ kind: "register", field, value }];
    if (rule.class === "text") return [{ kind: "text", field, value: textOf(value) }];
    const elements = Array.isArray(value) ? value.map(textOf) : [];
    return elements.map((element) => ({ kind: "element", field, value: element, isPresent: true }));
  });
  return edits.reduce((state, edit) => editRecord(state, edit, record.life.stamp), record);
}

function textOf(value: JsonValue): string {
  if (typeof value !== "string") throw new Error("synthetic texts are texts");
  return value;
}

function stampAt(generator: Generator, ms: number): Stamp {
  return { ms, counter: 0, replica: generator.pick(REPLICAS) };
}

/** UUIDv7 (RFC 9562 §5.7). */
function idAt(generator: Generator, ms: number): string {
  const time = ms.toString(16).padStart(12, "0");
  const rest = `${generator.hex(3)}-8${generator.hex(3)}-${generator.hex(12)}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest}`;
}
