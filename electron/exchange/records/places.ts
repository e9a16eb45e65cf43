import {
  ownMember,
  type ExchangeKind,
  type ExchangeRecord,
} from "../../../shared/exchange/record/exchange-record.ts";
import { KIND_RULES } from "../../../shared/exchange/record/fields-table.ts";
import type { ReadHandle } from "../../storage/database.ts";
import type { LinkSubject } from "../../storage/journal/change.ts";
import { recordDefinition } from "../../storage/records/record-definitions-table.ts";
import { findRowId } from "../../storage/records/record-rows.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";

/** Why a record can't stand here, whatever its content. */
export type PlaceRefusal =
  /** What it belongs to is neither here nor in the bundle. */
  | { readonly kind: "subject-missing"; readonly subjectId: string | null }
  /** Its id or its number is that of another record, here or in the same bundle. */
  | { readonly kind: "already-taken"; readonly what: "id" | "number" }
  /** It refers to an incident or report that is neither here nor put in before it. */
  | { readonly kind: "reference-missing"; readonly field: string; readonly targetId: string }
  /** It was deleted there, and a relation here still names it. */
  | { readonly kind: "still-named" }
  /** Its owner called it back, and the bundle is older than that. */
  | { readonly kind: "recalled"; readonly noticeId: string }
  /** The bundle that brought it was rolled back here; it comes in with that one only. */
  | { readonly kind: "rolled-back"; readonly bundleId: string }
  /** Somebody left it, or what it belongs to, out of this bundle or of an earlier one, which still offers it. */
  | { readonly kind: "left-out"; readonly bundleId: string };

/** Where the records of one bundle can stand: what is here, and what the records before them bring. */
export interface Places {
  readonly isStored: (record: ExchangeRecord) => boolean;
  /** Gives a record its place, or says why it can't have one. Call it in the order of references. */
  readonly take: (
    record: ExchangeRecord,
    subject: LinkSubject | undefined,
    isUnknown: boolean,
  ) => PlaceRefusal | undefined;
}

interface Taken {
  readonly read: ReadHandle;
  /** Records that came before, by id, with what they belong to. */
  readonly coming: Map<string, { readonly subjectId: string; readonly isAlive: boolean }>;
  /** Kind and number of incidents and reports that came before. */
  readonly numbers: Set<string>;
}

export function createPlaces(read: ReadHandle): Places {
  const taken: Taken = { read, coming: new Map(), numbers: new Set() };
  return {
    isStored: ({ kind, id }) => findRowId(read, tableOf(kind), id) !== undefined,
    take: (record, subject, isUnknown) => {
      if (subject === undefined) return { kind: "subject-missing", subjectId: null };
      const refusal =
        refuseSubject(taken, record, subject) ??
        refuseIdentity(taken, record, isUnknown) ??
        (record.life.isAlive
          ? refuseReferences(taken, record, subject)
          : refuseEnd(taken, record, subject));
      if (refusal !== undefined) return refusal;
      taken.coming.set(record.id, { subjectId: subject.id, isAlive: record.life.isAlive });
      const number = numberOf(record);
      if (number !== undefined) taken.numbers.add(`${record.kind} ${number}`);
      return undefined;
    },
  };
}

/** A deletion of what was never here brings no row that something could stand in. */
function isThere({ read, coming }: Taken, kind: ExchangeKind, id: string): boolean {
  return coming.get(id)?.isAlive === true || findRowId(read, tableOf(kind), id) !== undefined;
}

function refuseSubject(
  taken: Taken,
  record: ExchangeRecord,
  subject: LinkSubject,
): PlaceRefusal | undefined {
  return subject.id === record.id || isThere(taken, subject.kind, subject.id)
    ? undefined
    : { kind: "subject-missing", subjectId: subject.id };
}

function refuseIdentity(
  { read, coming, numbers }: Taken,
  record: ExchangeRecord,
  isUnknown: boolean,
): PlaceRefusal | undefined {
  const { kind, id } = record;
  const isTaken = isUnknown && findRowId(read, tableOf(kind), id) !== undefined;
  if (isTaken || coming.has(id)) return { kind: "already-taken", what: "id" };
  const number = numberOf(record);
  if (number === undefined) return undefined;
  const sql = `SELECT 1 FROM ${kind} WHERE number = ? AND uuid <> ?`;
  const isNumberTaken =
    numbers.has(`${kind} ${number}`) || read.get(sql, [number, uuidBytes(id)]) !== undefined;
  return isNumberTaken ? { kind: "already-taken", what: "number" } : undefined;
}

/** Histories are written incidents first: a part of an incident can refer to a report only when that is here already. */
function refuseReferences(
  taken: Taken,
  record: ExchangeRecord,
  subject: LinkSubject,
): PlaceRefusal | undefined {
  for (const [field, targetId] of referencesOf(record)) {
    if (targetId.id === subject.id) continue;
    const isLater = targetId.kind === "report" && subject.kind === "incident";
    const isReady = isLater
      ? findRowId(taken.read, "report", targetId.id) !== undefined
      : isThere(taken, targetId.kind, targetId.id);
    if (!isReady) return { kind: "reference-missing", field, targetId: targetId.id };
  }
  if (record.kind !== "relation") return undefined;
  for (const field of ["fromId", "toId"]) {
    const id = textOf(record, field);
    // It would name what ends in the same bundle.
    if (id !== undefined && taken.coming.get(id)?.isAlive === false) {
      return { kind: "reference-missing", field, targetId: id };
    }
  }
  return undefined;
}

interface Reference {
  readonly kind: "incident" | "report";
  readonly id: string;
}

/** References to incidents and reports: those are stored as rows, all others as they came. */
function referencesOf(record: ExchangeRecord): readonly (readonly [string, Reference])[] {
  return Object.entries(KIND_RULES[record.kind].fields).flatMap(([field, rule]) => {
    if (rule.class !== "register") return [];
    const kind = rule.refersTo;
    const id = textOf(record, field);
    const isRow = kind === "incident" || kind === "report";
    return isRow && id !== undefined ? [[field, { kind, id }] as const] : [];
  });
}

/** Relations that end with it in the same history are gone by then; any other holds it. */
function refuseEnd(
  { read, coming }: Taken,
  { kind, id }: ExchangeRecord,
  subject: LinkSubject,
): PlaceRefusal | undefined {
  // Their rows stay.
  if (kind === "incident" || kind === "report") return undefined;
  const named = read.all<{ readonly uuid: Uint8Array }>(
    "SELECT uuid FROM relation WHERE from_uuid = :id OR to_uuid = :id",
    { id: uuidBytes(id) },
  );
  const isHeld = named.some(({ uuid }) => {
    const ended = coming.get(uuidText(uuid));
    return ended === undefined || ended.isAlive || ended.subjectId !== subject.id;
  });
  return isHeld ? { kind: "still-named" } : undefined;
}

function numberOf(record: ExchangeRecord): string | undefined {
  const { kind } = record;
  return kind === "incident" || kind === "report" ? textOf(record, "number") : undefined;
}

function textOf({ registers }: ExchangeRecord, field: string): string | undefined {
  const value = ownMember(registers, field)?.value;
  return typeof value === "string" ? value : undefined;
}

function tableOf(kind: ExchangeKind): string {
  return kind === "sighting" ? "sighting" : recordDefinition(kind).table;
}
