import { z } from "zod";
import type { GroundKind } from "../../../shared/domain/judgement/scales.ts";
import { defangValue } from "../../../shared/domain/observables/defang.ts";
import { isObservableType } from "../../../shared/domain/observables/types.ts";
import type { ReadHandle } from "../database.ts";
import { uuidBytes } from "../records/uuid.ts";
import { titleOfRecord } from "./relations.ts";

const rowSchema = z.object({ type: z.string(), value: z.string() });

/** What the record is called that an item of judgement rests on, an observable defanged; undefined when it is gone. */
export function titleOfGround(read: ReadHandle, kind: GroundKind, id: string): string | undefined {
  if (kind !== "observable-link") return titleOfRecord(read, kind, id);
  const row = read.get(
    `SELECT t.name AS type, substr(o.value, 1, 256) AS value FROM observable_link l
      CROSS JOIN observable o ON o.id = l.observable_id CROSS JOIN observable_type t ON t.id = o.type_id
      WHERE l.uuid = ?`,
    [uuidBytes(id)],
  );
  if (row === undefined) return undefined;
  const { type, value } = rowSchema.parse(row);
  return isObservableType(type) ? defangValue(type, value) : value;
}
