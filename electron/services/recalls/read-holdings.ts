import { parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import { NOTICE } from "../../../shared/exchange/release/notice/notice.ts";
import type { RecordRef } from "../../../shared/exchange/release/record-ref.ts";
import type { Delivery, Disclosure } from "../../../shared/exchange/release/register/disclosure.ts";
import {
  computeHoldings,
  type Holding,
  type SentNotice,
} from "../../../shared/exchange/release/register/holdings.ts";
import { tlpSchema } from "../../../shared/model/values.ts";
import { isoOf } from "../../exchange/identity/identity-context.ts";
import { listPeers } from "../../exchange/identity/stored-peers.ts";
import { readHistories } from "../../exchange/records/read-histories.ts";
import { listStatements } from "../../exchange/statements/statement-rows.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import { stateOfNotice } from "./notice-rows.ts";

/** Who has some records and their parts, by the register of what went to whom. */
export function readHoldings(
  read: ReadHandle,
  refs: readonly RecordRef[],
  ours: string,
  nowMs: number,
): readonly Holding[] {
  const disclosures: Disclosure[] = [];
  const deliveries: Delivery[] = [];
  const parts = partsOf(read, refs, ours);
  for (const { id: peerId } of listPeers(read)) {
    for (const row of rowsFor(read, peerId, refs, parts)) {
      disclosures.push(disclosureOf(row, peerId, parts.get(uuidText(row.uuid)) ?? []));
      if (row.deliveredAt !== null) {
        const at = isoOf(row.deliveredAt);
        deliveries.push({ bundleId: uuidText(row.bundle), organisationId: peerId, at });
      }
    }
  }
  return computeHoldings({ disclosures, deliveries, notices: sentNotices(read, nowMs) });
}

/** Every record of ours and others that stands, or stood, in one of the incidents and reports; with which of them. */
function partsOf(
  read: ReadHandle,
  refs: readonly RecordRef[],
  ours: string,
): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>();
  for (const { kind, id } of refs) {
    if (kind !== "incident" && kind !== "report") {
      parts.set(id, []);
      continue;
    }
    for (const record of readHistories(read, [id], ours)) {
      const containers = parts.get(record.id) ?? [];
      parts.set(record.id, record.id === id ? containers : [...containers, id]);
    }
  }
  return parts;
}

interface DisclosureRow {
  readonly id: number;
  readonly kind: string;
  readonly uuid: Uint8Array;
  readonly tlp: string;
  readonly rule: string | null;
  readonly containers: Uint8Array | null;
  readonly bundle: Uint8Array;
  readonly at: number;
  readonly deliveredAt: number | null;
}

const SELECT = `
SELECT d.id, d.kind, d.uuid, d.tlp, d.rule, d.containers, b.uuid AS bundle, b.at, e.at AS deliveredAt
  FROM disclosure d JOIN bundle b ON b.id = d.bundle_id
  LEFT JOIN delivery e ON e.bundle_id = d.bundle_id AND e.organisation = d.organisation
  WHERE d.organisation = ?`;

/** By the records that are parts today, and by what they were part of when they went: they may have moved since. */
function rowsFor(
  read: ReadHandle,
  peerId: string,
  refs: readonly RecordRef[],
  parts: ReadonlyMap<string, readonly string[]>,
): readonly DisclosureRow[] {
  const organisation = uuidBytes(peerId);
  const rows = new Map<number, DisclosureRow>();
  const keep = (found: readonly DisclosureRow[]): void => {
    for (const row of found) rows.set(row.id, row);
  };
  const byRecord = read.prepareRead<DisclosureRow>(`${SELECT} AND d.uuid = ?`);
  for (const id of parts.keys()) keep(byRecord.all([organisation, uuidBytes(id)]));
  const byContainer = read.prepareRead<DisclosureRow>(`${SELECT} AND instr(d.containers, ?) > 0`);
  for (const { id } of refs) keep(byContainer.all([organisation, uuidBytes(id)]));
  return [...rows.values()];
}

function disclosureOf(row: DisclosureRow, peerId: string, partOf: readonly string[]): Disclosure {
  const containerIds = [...new Set([...containersOf(row.containers), ...partOf])];
  const tlp = tlpSchema.parse(row.tlp);
  const { kind, rule } = row;
  const record = { kind, id: uuidText(row.uuid), containerIds, tlp, isTombstone: rule === null };
  return {
    disclosureId: uuidText(row.bundle),
    at: isoOf(row.at),
    action: "bundle",
    bundleId: uuidText(row.bundle),
    organisationIds: [peerId],
    persons: [],
    records: [{ ...record, elements: {} }],
  };
}

function containersOf(bytes: Uint8Array | null): readonly string[] {
  if (bytes === null) return [];
  return Array.from({ length: bytes.length / 16 }, (_, index) =>
    uuidText(bytes.subarray(index * 16, index * 16 + 16)),
  );
}

function sentNotices(read: ReadHandle, nowMs: number): readonly SentNotice[] {
  return listStatements(read, ["notice"]).flatMap((row): SentNotice[] => {
    const notice = row.direction === "sent" ? parseStatement(row.statement, NOTICE) : undefined;
    if (notice?.ok !== true) return [];
    const { body } = notice.value;
    return [{ notice: body, state: stateOfNotice(read, body, row, nowMs) }];
  });
}

/** The kind under which a record went out; undefined when it never did. */
export function disclosedKindOf(read: ReadHandle, recordId: string): RecordRef | undefined {
  const row = read.get<{ readonly kind: string }>(
    "SELECT kind FROM disclosure WHERE uuid = ? LIMIT 1",
    [uuidBytes(recordId)],
  );
  return row && { kind: row.kind, id: recordId };
}
