import { parsePapTag } from "../../../domain/markings/pap-import.ts";
import type { PapLabel } from "../../../domain/markings/pap.ts";
import { isPapLabel, strictestPap } from "../../../domain/markings/pap.ts";
import { resolveImportedTlp } from "../../../domain/markings/tlp-import.ts";
import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import { isTlpLabel } from "../../../domain/markings/tlp.ts";
import type { ExchangeKind, FieldValue, ForeignRecord } from "../../record/exchange-record.ts";
import { isExchangeKind, ownMember } from "../../record/exchange-record.ts";
import type { RecordRef } from "../record-ref.ts";

/**
 * What has to be known of a record to decide about it. `open`: there is something that claims to be a label and is none,
 * which may have meant anything.
 */
export interface ReleaseNode extends RecordRef {
  readonly owner: string;
  readonly isAlive: boolean;
  readonly tlp: TlpLabel | "open" | null;
  readonly pap: PapLabel | null;
  /** Strictest labels among the tags: they can raise a marking, never give one. */
  readonly tagTlp: TlpLabel | "open" | null;
  readonly tagPap: PapLabel | null;
  /** Records without which it may not go: what it is part of, or both ends of a relation. */
  readonly needs: readonly RecordRef[];
  /** Type and value, for a sighting and for the links that it rests on. */
  readonly observable: string | null;
}

/** Fields that name what a record of this kind is part of. A report that became an incident is still its own. */
export const CONTAINER_FIELDS: Readonly<Record<ExchangeKind, readonly string[]>> = {
  incident: [],
  report: [],
  evidence: ["incidentId", "reportId"],
  task: ["incidentId"],
  note: ["incidentId"],
  "timeline-event": ["incidentId"],
  investigation: ["incidentId"],
  countermeasure: ["incidentId"],
  "clock-entry": ["incidentId"],
  "observable-link": ["incidentId", "reportId"],
  hypothesis: ["incidentId"],
  "weighed-item": ["incidentId"],
  sighting: [],
  relation: [],
};

const CONTAINER_KINDS: Readonly<Record<string, ExchangeKind>> = {
  incidentId: "incident",
  reportId: "report",
};

/** The light view of a record; also of one that only a newer version knows. */
export function nodeOf(record: ForeignRecord): ReleaseNode {
  const { kind, id, owner, life } = record;
  const tags = (ownMember(record.sets, "tags") ?? [])
    .filter(({ isPresent }) => isPresent)
    .map(({ value }) => value);
  return {
    kind,
    id,
    owner,
    isAlive: life.isAlive,
    tlp: labelOf(valueOf(record, "tlp"), isTlpLabel),
    pap: papOf(valueOf(record, "pap")),
    tagTlp: tlpOfTags(tags),
    tagPap: papOfTags(tags),
    needs: needsOf(record),
    observable: observableOf(record),
  };
}

function valueOf(record: ForeignRecord, field: string): FieldValue {
  return ownMember(record.registers, field)?.value ?? null;
}

function labelOf<Label extends string>(
  value: FieldValue,
  isLabel: (text: string) => text is Label,
): Label | "open" | null {
  if (value === null) return null;
  return typeof value === "string" && isLabel(value) ? value : "open";
}

/** An unknown PAP label is as good as none: default deny. */
function papOf(value: FieldValue): PapLabel | null {
  return typeof value === "string" && isPapLabel(value) ? value : null;
}

function tlpOfTags(tags: readonly string[]): TlpLabel | "open" | null {
  const { label, suggested, notices } = resolveImportedTlp(tags);
  const isOpen = notices.some(
    (notice) => notice.kind === "tlp-unknown" && notice.reason !== "chatham-house-rule",
  );
  return isOpen ? "open" : (label ?? suggested);
}

function papOfTags(tags: readonly string[]): PapLabel | null {
  const found = tags.map(parsePapTag);
  if (found.some(({ kind }) => kind === "unknown")) return "PAP:RED";
  return strictestPap(found.flatMap((one) => (one.kind === "label" ? [one.label] : [])));
}

function needsOf(record: ForeignRecord): readonly RecordRef[] {
  if (!isExchangeKind(record.kind)) return [];
  if (record.kind === "relation") {
    return [endOf(record, "fromKind", "fromId"), endOf(record, "toKind", "toId")];
  }
  return [...containersOf(record, record.kind), ...recordUnderItem(record)];
}

/** An item of judgement that rests on a record tells of it, and so goes only where that one may go. */
function recordUnderItem(record: ForeignRecord): readonly RecordRef[] {
  if (record.kind !== "weighed-item" || valueOf(record, "recordId") === null) return [];
  return [endOf(record, "recordKind", "recordId")];
}

function containersOf(record: ForeignRecord, kind: ExchangeKind): readonly RecordRef[] {
  return CONTAINER_FIELDS[kind].flatMap((field): RecordRef[] => {
    const value = valueOf(record, field);
    const kind = CONTAINER_KINDS[field];
    if (value === null || kind === undefined) return [];
    return [{ kind, id: typeof value === "string" ? value : "" }];
  });
}

function endOf(record: ForeignRecord, kindField: string, idField: string): RecordRef {
  const kind = valueOf(record, kindField);
  const id = valueOf(record, idField);
  return { kind: typeof kind === "string" ? kind : "", id: typeof id === "string" ? id : "" };
}

function observableOf(record: ForeignRecord): string | null {
  if (record.kind === "observable-link") {
    return observableKey(valueOf(record, "type"), valueOf(record, "value"));
  }
  if (record.kind !== "sighting") return null;
  const observable = valueOf(record, "observable");
  if (typeof observable !== "object" || observable === null || isList(observable)) return null;
  return observableKey(observable["type"] ?? null, observable["value"] ?? null);
}

function observableKey(type: FieldValue, value: FieldValue): string | null {
  return typeof type === "string" && typeof value === "string" ? `${type} ${value}` : null;
}

function isList(value: object): value is readonly FieldValue[] {
  return Array.isArray(value);
}
