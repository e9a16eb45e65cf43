import type { z } from "zod";
import type { searchHitSchema } from "../../../shared/contract/find.ts";
import type { RecordKind } from "../../../shared/model/ids.ts";
import type { ListedKind } from "../target-records.ts";

export type SearchHit = z.input<typeof searchHitSchema>;

/** A hit whose texts are read only if it is among the best. */
export interface RankedHit {
  readonly score: number;
  readonly toHit: () => Omit<SearchHit, "score">;
}

export interface SearchRequest {
  readonly limit: number;
  readonly allows: (kind: RecordKind) => boolean;
  /** Whether a record (for a part: its incident) fulfils the query's conditions on fields. */
  readonly passes: (kind: ListedKind, rowId: number) => boolean;
}
