import type { TlpLabel } from "../../domain/markings/tlp.ts";
import type {
  FieldValue,
  LifeState,
  RecordState,
  SetElement,
  TextSibling,
  TextState,
} from "../record/exchange-record.ts";
import type { FieldFault } from "../record/check-fields.ts";
import type { Stamp } from "../stamp/stamp.ts";

/** Who sends, as the bundle's signature and certificates prove it, and who we are. */
export interface MergeContext {
  /** Our organisation. */
  readonly ours: string;
  readonly senderOrganisation: string;
  /** The sender is another device of our own organisation. */
  readonly senderIsOwnDevice: boolean;
  /**
   * What comes is the whole case as its owner keeps it, put in by a person: also what devices tell each other within one organisation. A
   * bundle never brings that of others.
   */
  readonly isWholeCase?: boolean;
  /** A record with a later stamp than this waits: the latest time that we can vouch for and `MAX_AHEAD_MS`. */
  readonly latestMs: number;
}

/** Why nothing of a record was taken. */
export type Refusal =
  /** It belongs to a third organisation: only its owner may tell about it. */
  | { readonly kind: "not-owner"; readonly owner: string }
  /** We have a record of this id that belongs to somebody else. */
  | { readonly kind: "owner-changed"; readonly owner: string }
  /** We have a record of another kind under this id. */
  | { readonly kind: "kind-changed"; readonly knownKind: string }
  /** A change to a note, event or sighting of ours: others add their own instead. */
  | { readonly kind: "append-only" }
  /** It can't be stored: fields that a new record must have did not come, because an earlier bundle is missing or they were withheld. */
  | { readonly kind: "incomplete"; readonly fields: readonly string[] }
  | ({ readonly kind: "invalid-field" } & FieldFault)
  /** A clock was wrong, theirs or ours. */
  | { readonly kind: "clock-ahead"; readonly stamp: Stamp }
  /** Kind of a newer version, about a record of ours: there is no rule by which to propose it. */
  | { readonly kind: "unknown-kind" };

/** A part of a record that takes another state; also where the value stays the same and only the stamp is newer. */
export type FieldWrite =
  | { readonly kind: "life"; readonly before: LifeState | undefined; readonly after: LifeState }
  | {
      readonly kind: "register";
      readonly field: string;
      readonly before: FieldValue | undefined;
      readonly value: FieldValue;
      readonly stamp: Stamp;
    }
  | {
      readonly kind: "set";
      readonly field: string;
      /** The elements whose state changes. */
      readonly elements: readonly SetElement[];
    }
  | {
      readonly kind: "text";
      readonly field: string;
      readonly before: TextState | undefined;
      readonly after: TextState;
    };

/**
 * A change that is not in the merged state, whether ours or theirs: kept and shown. Whoever knows the journal leaves out those whose
 * stamp stands there already: they came before, or were replaced by somebody who had seen them.
 */
export interface LostEdit {
  readonly side: "ours" | "theirs";
  readonly field: string;
  readonly edit:
    | { readonly kind: "life"; readonly isAlive: boolean }
    | { readonly kind: "register"; readonly value: FieldValue }
    | { readonly kind: "element"; readonly value: string; readonly isPresent: boolean }
    | { readonly kind: "text"; readonly value: string };
  readonly stamp: Stamp;
  /** The change that won. */
  readonly lostTo: Stamp;
}

/** What the analyst has to settle. */
export type MergeConflict =
  /** Texts side by side. */
  | { readonly kind: "text"; readonly field: string; readonly siblings: readonly TextSibling[] }
  /** A deleted record was changed by somebody who did not know: revive it, or leave it. */
  | { readonly kind: "changed-after-deletion"; readonly fields: readonly string[] }
  /** One stamp, two values: a replica exists twice. The values are in `lost` or side by side. */
  | { readonly kind: "same-stamp"; readonly field: string; readonly stamp: Stamp };

/** A change by another organisation to a record of ours, for our analyst to accept or reject. */
export type Proposal =
  | { readonly kind: "life"; readonly isAlive: boolean; readonly stamp: Stamp }
  | {
      readonly kind: "register";
      readonly field: string;
      readonly ours: FieldValue | undefined;
      readonly theirs: FieldValue;
      readonly stamp: Stamp;
    }
  | {
      readonly kind: "element";
      readonly field: string;
      readonly value: string;
      readonly isPresent: boolean;
      readonly stamp: Stamp;
    }
  | {
      readonly kind: "text";
      readonly field: string;
      readonly ours: TextState | undefined;
      /** Texts that we have not seen. */
      readonly theirs: readonly TextSibling[];
    };

/** What comes of one record that somebody sent. */
export type MergePlan<Kind extends string> =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "unchanged"; readonly lost: readonly LostEdit[] }
  | {
      readonly kind: "merge";
      readonly isNew: boolean;
      readonly merged: RecordState<Kind>;
      readonly writes: readonly FieldWrite[];
      readonly lost: readonly LostEdit[];
      readonly conflicts: readonly MergeConflict[];
      /** The marking becomes less strict: the analyst is asked. */
      readonly loweredTlp: { readonly from: TlpLabel; readonly to: TlpLabel } | null;
    }
  | {
      readonly kind: "propose";
      /** A record that should be ours and is not here: a restored vault gets it back this way, if an analyst agrees. */
      readonly isUnknownHere: boolean;
      readonly theirs: RecordState<Kind>;
      readonly proposals: readonly Proposal[];
    };
