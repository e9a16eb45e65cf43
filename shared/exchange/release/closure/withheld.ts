import type { RecordRef } from "../record-ref.ts";
import type { ReleaseRuleKind } from "../rule/release-rules-table.ts";

/** Why something stays. */
export type WithheldReason =
  /** Marking, audience, PAP or compartment. */
  | { readonly kind: "rule"; readonly rule: ReleaseRuleKind }
  /** What it is part of may not go. */
  | { readonly kind: "container-withheld"; readonly container: RecordRef }
  /** What it is part of is not there to be looked at. */
  | { readonly kind: "container-unknown"; readonly container: RecordRef }
  /** What it is part of may go, but doesn't, and the recipient has never had it. */
  | { readonly kind: "container-left-behind"; readonly container: RecordRef }
  /** One end of the relation does not go, or is not there to be looked at. */
  | { readonly kind: "end-withheld"; readonly end: RecordRef }
  /** It belongs to a third organisation, which alone gives it away. */
  | { readonly kind: "not-ours"; readonly owner: string }
  /** A deletion, or a removed element, of something that the recipient has never had. */
  | { readonly kind: "never-had" }
  | { readonly kind: "left-out" }
  /** A reference to something that does not go. */
  | { readonly kind: "reference-withheld"; readonly target: RecordRef }
  /** The value is not of the form that its field asks for. */
  | { readonly kind: "malformed" }
  /** Only a newer version knows this kind, and therefore its rules. */
  | { readonly kind: "unknown-kind" }
  /** It may name a victim in a form that no pseudonym can take the place of. */
  | { readonly kind: "not-pseudonymisable" };

/** Something that stays, as it is listed for the analyst. The list itself never leaves. */
export interface WithheldItem extends RecordRef {
  /** As the analyst knows the record. */
  readonly title: string;
  /** null: the whole record. */
  readonly field: string | null;
  readonly reason: WithheldReason;
  /** The recipient who is in the way; null when it is nobody in particular. */
  readonly organisationId: string | null;
}
