import type { RecordRef } from "../../../shared/exchange/release/record-ref.ts";

/** Why a signed text has no effect here. */
export interface KeptRefusal {
  readonly kind: string;
  readonly records?: readonly RecordRef[] | undefined;
}

/** What was found out about one text that came. */
export interface Finding {
  /** The notice or question that it is, or answers. */
  readonly threadId: string;
  readonly refusal: KeptRefusal | null;
  /** Records that it speaks of. */
  readonly refs: readonly RecordRef[];
  /** Incident of this desk that a question is about. */
  readonly incidentId?: string | null;
}
