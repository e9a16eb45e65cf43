import type { TlpLabel } from "../../domain/markings/tlp.ts";
import type { RecordRef } from "./record-ref.ts";

/**
 * What a recipient has had from us. Only of that it is told what changed for the worse: a deletion, a removed tag, a
 * reference. Whatever it has never had, it must not learn of by its end either.
 */
export interface RecipientKnowledge {
  /** The label under which it had the record last; null: it has never had it. */
  readonly hadAs: (ref: RecordRef) => TlpLabel | null;
  /** Has it had this element of a set, such as a tag? */
  readonly hasHadElement: (ref: RecordRef, field: string, value: string) => boolean;
}

/** Of somebody who gets something for the first time. */
export const NO_KNOWLEDGE: RecipientKnowledge = {
  hadAs: () => null,
  hasHadElement: () => false,
};
