import type { RecordKind } from "../../../shared/model/ids.ts";
import type { HybridTime } from "./action-stamp.ts";
import type { LinkColumns } from "../links/link-columns.ts";
import type { Fields, JsonValue } from "../records/json-value.ts";
import type { PlainKind } from "../records/record-definitions-table.ts";
import type { IdRange } from "../records/uuid.ts";

/** Kinds that have a row of their own in a table; links of observables are made and removed in batches. */
export type ChangeableKind = Exclude<PlainKind, "observable-link"> | "sighting";

/** The incident or report that carries observables. */
export interface LinkSubject {
  readonly kind: "incident" | "report";
  readonly id: string;
}

/** What an action wants. Values of fields that are the same already are no change. */
export type Change =
  | {
      readonly op: "create";
      readonly kind: ChangeableKind;
      readonly id: string;
      readonly fields: Fields;
    }
  | {
      readonly op: "update";
      readonly kind: ChangeableKind | "observable-link";
      readonly id: string;
      readonly fields: Fields;
    }
  | { readonly op: "delete"; readonly kind: ChangeableKind; readonly id: string }
  | {
      readonly op: "create-links";
      readonly subject: LinkSubject;
      readonly ids: readonly IdRange[];
      readonly columns: LinkColumns;
    }
  | { readonly op: "delete-links"; readonly ids: readonly IdRange[] }
  /** Moves uses of observables from one incident to another. */
  | { readonly op: "move-links"; readonly ids: readonly IdRange[]; readonly incidentId: string };

/** What an action did, as the journal keeps it: enough to take it back and to tell what stood there before. */
export type JournaledChange =
  | {
      readonly op: "create" | "delete";
      readonly kind: ChangeableKind;
      readonly id: string;
      readonly fields: Fields;
    }
  | {
      readonly op: "update";
      readonly kind: ChangeableKind | "observable-link";
      readonly id: string;
      /** Before and after. */
      readonly fields: Readonly<Record<string, readonly [JsonValue, JsonValue]>>;
    }
  | {
      readonly op: "create-links" | "delete-links";
      readonly subject: LinkSubject;
      readonly ids: readonly IdRange[];
      readonly columns: LinkColumns;
    }
  | {
      readonly op: "move-links";
      readonly ids: readonly IdRange[];
      readonly from: string;
      readonly to: string;
    };

/** The record under which changes stand in the journal: its history tab shows them. */
export interface JournalSubject {
  readonly kind: RecordKind;
  readonly id: string;
  /** As it is called at the time, for the lists. */
  readonly title: string;
}

/** The changes of one action to one subject, in the order in which they are made. */
export interface SubjectChanges {
  readonly subject: JournalSubject;
  /** Taken one by one, each after the one before was made. */
  readonly changes: Iterable<Change>;
  /** Stands in the journal though no record changes: a document was made. */
  readonly isAct?: boolean;
}

/** Everything that one act of a person does: taken back as one. */
export interface Action {
  /** Kebab-case: `incident-updated`, `report-accepted`, `undo`. */
  readonly verb: string;
  /** Reason or source in the analyst's words. */
  readonly cause?: string | null;
  /** False for what stands whatever happens: a custody entry, an export. */
  readonly isUndoable?: boolean;
  readonly undoOf?: number;
  /** Newest time that the action has seen elsewhere: what is changed from now on is newer than that. */
  readonly seenTime?: HybridTime | undefined;
  readonly subjects: Iterable<SubjectChanges>;
}
