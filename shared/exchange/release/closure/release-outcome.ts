import type { PapLabel } from "../../../domain/markings/pap.ts";
import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import type { ForeignRecord } from "../../record/exchange-record.ts";
import type { RecordRef } from "../record-ref.ts";
import type { ReleaseRuleKind } from "../rule/release-rules-table.ts";
import type { WithheldItem } from "./withheld.ts";

/** Records that go, by kind and label. */
export type ReleaseCounts = Readonly<
  Record<string, Readonly<Partial<Record<TlpLabel, number>>>>
>;

/** The bytes of a piece of evidence that go along. */
export interface ReleasedBlob {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Somebody who gets to see what is TLP:RED in a release. */
export interface RedReader {
  readonly organisationId: string;
  readonly name: string;
}

/**
 * Everything that leaves, and nothing else: whoever writes a bundle or a file takes this alone. Counts are of what is in it;
 * there is no word of what is not, for that something is missing is itself a fact about it.
 */
export interface Outgoing {
  /** By kind in the order of `EXCHANGE_KINDS`, then by id. */
  readonly records: readonly ForeignRecord[];
  /** By digest, each once. */
  readonly blobs: readonly ReleasedBlob[];
  readonly counts: ReleaseCounts;
  /** Strictest label in it; null when it is empty. */
  readonly tlpCeiling: TlpLabel | null;
  /** The persons named one by one, when something in it is TLP:RED. */
  readonly persons: readonly RedReader[];
}

export const NOTHING_OUTGOING: Outgoing = {
  records: [],
  blobs: [],
  counts: {},
  tlpCeiling: null,
  persons: [],
};

/** What the desk keeps about one record that goes: in the preview, then in the register. */
export interface ReleasedRecord {
  readonly record: ForeignRecord;
  readonly title: string;
  readonly tlp: TlpLabel;
  readonly pap: PapLabel | null;
  /** The rule that allowed it; null for a deletion. */
  readonly rule: ReleaseRuleKind | null;
  readonly isTombstone: boolean;
  /** True when nobody of the recipients has had it. */
  readonly isFirst: boolean;
  /** Everything that it rests on, directly or not. */
  readonly containerIds: readonly string[];
}

/** A field that the table keeps back from these recipients, and in how many records it would have been. */
export interface StayingField {
  readonly kind: string;
  readonly field: string;
  readonly count: number;
}

/** An incident or report that goes and is as a whole stricter than its own label says. */
export interface ContainerMarking extends RecordRef {
  readonly tlp: TlpLabel;
  /** Strictest of it and all its parts, those that stay included. */
  readonly effectiveTlp: TlpLabel;
  readonly stricterPartCount: number;
}

/** What the analyst has to confirm a second time, and the token that does. */
export interface RedToConfirm {
  readonly token: string;
  readonly refs: readonly RecordRef[];
}

export interface ReleaseOutcome {
  readonly outgoing: Outgoing;
  /** In the order of `outgoing.records`. */
  readonly released: readonly ReleasedRecord[];
  /** Records and fields that were asked for and stay, by kind and id. */
  readonly withheld: readonly WithheldItem[];
  readonly staying: readonly StayingField[];
  readonly containers: readonly ContainerMarking[];
  readonly redToConfirm: RedToConfirm | null;
  /** Records that a recipient has had and would not get any more: a recall may be due. */
  readonly overexposed: readonly RecordRef[];
}
