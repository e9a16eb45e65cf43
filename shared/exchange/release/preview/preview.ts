import type { PapLabel } from "../../../domain/markings/pap.ts";
import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import type { FieldValue } from "../../../model/journal.ts";
import type { ForeignRecord } from "../../record/exchange-record.ts";
import type {
  ContainerMarking,
  RedToConfirm,
  ReleaseCounts,
  ReleasedRecord,
  ReleaseOutcome,
  StayingField,
} from "../closure/release-outcome.ts";
import type { WithheldItem, WithheldReason } from "../closure/withheld.ts";
import { compareText } from "../compare-text.ts";
import type { RecordRef } from "../record-ref.ts";
import type { ReleaseRuleKind } from "../rule/release-rules-table.ts";
import type { Mention } from "./find-mentions.ts";
import { findMentions } from "./find-mentions.ts";

/** What goes to one group of recipients. A row is small, for there may be thousands: what repeats is numbered. */
export interface ReleasePreview {
  readonly organisationIds: readonly string[];
  readonly rows: readonly PreviewRow[];
  /** Names of fields that go together; a row says which of these lists is its own. */
  readonly fieldLists: readonly (readonly string[])[];
  /** Records and fields that stay, each with its reason. */
  readonly withheld: readonly WithheldItem[];
  /** Fields that never go so far, by kind, and in how many records. */
  readonly staying: readonly StayingField[];
  readonly totals: PreviewTotals;
  readonly tlpCeiling: TlpLabel | null;
  readonly counts: ReleaseCounts;
  /** Incidents and reports of which stricter parts exist. */
  readonly containers: readonly ContainerMarking[];
  readonly redToConfirm: RedToConfirm | null;
  readonly overexposed: readonly RecordRef[];
  /** Texts that go and name something that stays: to be looked at by a person. */
  readonly mentions: readonly Mention[];
}

export interface PreviewRow extends RecordRef {
  readonly title: string;
  readonly tlp: TlpLabel;
  readonly pap: PapLabel | null;
  /** null: a deletion that is told. */
  readonly rule: ReleaseRuleKind | null;
  /** Number of its list in `fieldLists`. */
  readonly fields: number;
  /** Nobody of the recipients has had it before. */
  readonly isFirst: boolean;
}

export interface PreviewTotals {
  readonly records: number;
  readonly fields: number;
  readonly firsts: number;
  readonly deletions: number;
  readonly blobs: number;
  readonly blobBytes: number;
  readonly withheldRecords: number;
  readonly withheldFields: number;
  /** Records by the rule that lets them go. */
  readonly byRule: Readonly<Partial<Record<ReleaseRuleKind, number>>>;
  /** Records and fields that stay, by reason. */
  readonly byReason: Readonly<Partial<Record<WithheldReason["kind"], number>>>;
}

/**
 * What the analyst sees before anything is written.
 * @param around records near those that go, which may be mentioned in them; those that go are passed over
 */
export function previewRelease(
  outcome: ReleaseOutcome,
  organisationIds: readonly string[],
  around: readonly ForeignRecord[],
): ReleasePreview {
  const lists = new FieldLists();
  const rows = outcome.released.map((released) => rowOf(released, lists));
  const going = new Set(outcome.released.map(({ record }) => record.id));
  const { outgoing, withheld, staying, redToConfirm, overexposed, containers } = outcome;
  return {
    organisationIds,
    rows,
    fieldLists: lists.lists,
    withheld,
    staying,
    totals: totalsOf(outcome, rows, lists.lists),
    tlpCeiling: outgoing.tlpCeiling,
    counts: outgoing.counts,
    containers,
    redToConfirm,
    overexposed,
    mentions: findMentions(
      outgoing.records,
      around.filter(({ id }) => !going.has(id)),
    ),
  };
}

/** One field of one record with all that goes of it, for a closer look. */
export interface PreviewField {
  readonly field: string;
  /** A scalar; the present elements of a set; the texts that stand side by side. */
  readonly value: FieldValue;
  /** Elements whose removal is told. */
  readonly removed: readonly string[];
}

/** What goes of one record, field by field in order of the names. */
export function previewFields({ record }: ReleasedRecord): readonly PreviewField[] {
  const registers = Object.entries(record.registers).map(([field, { value }]): PreviewField => ({
    field,
    value,
    removed: [],
  }));
  const sets = Object.entries(record.sets).map(([field, elements]): PreviewField => ({
    field,
    value: elements.filter(({ isPresent }) => isPresent).map(({ value }) => value),
    removed: elements.filter(({ isPresent }) => !isPresent).map(({ value }) => value),
  }));
  const texts = Object.entries(record.texts).map(([field, { siblings }]): PreviewField => ({
    field,
    value: siblings.map(({ value }) => value),
    removed: [],
  }));
  return [...registers, ...sets, ...texts].toSorted((a, b) => compareText(a.field, b.field));
}

function rowOf(released: ReleasedRecord, lists: FieldLists): PreviewRow {
  const { record, title, tlp, pap, rule, isFirst } = released;
  const fields = lists.numberOf(fieldsOf(record));
  return { kind: record.kind, id: record.id, title, tlp, pap, rule, fields, isFirst };
}

function fieldsOf({ registers, sets, texts }: ForeignRecord): readonly string[] {
  return [registers, sets, texts].flatMap((members) => Object.keys(members)).toSorted(compareText);
}

/** Numbers lists of names in the order in which they come. */
class FieldLists {
  readonly lists: (readonly string[])[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(list: readonly string[]): number {
    const key = list.join(" ");
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.lists.length);
    return this.lists.push(list) - 1;
  }
}

function totalsOf(
  { released, withheld, outgoing }: ReleaseOutcome,
  rows: readonly PreviewRow[],
  lists: readonly (readonly string[])[],
): PreviewTotals {
  const withheldFields = withheld.filter(({ field }) => field !== null).length;
  return {
    records: rows.length,
    fields: rows.reduce((sum, { fields }) => sum + (lists[fields]?.length ?? 0), 0),
    firsts: rows.filter(({ isFirst }) => isFirst).length,
    deletions: released.filter(({ isTombstone }) => isTombstone).length,
    blobs: outgoing.blobs.length,
    blobBytes: outgoing.blobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    withheldRecords: withheld.length - withheldFields,
    withheldFields,
    byRule: countOf(rows.flatMap(({ rule }) => (rule === null ? [] : [rule]))),
    byReason: countOf(withheld.map(({ reason }) => reason.kind)),
  };
}

function countOf<Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> {
  const counts: Partial<Record<Name, number>> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
