import { z } from "zod";
import { instant, optionalText, text, type FieldCodec } from "../records/field-codecs.ts";
import type { RecordDefinition } from "../records/record-definitions-table.ts";
import type { ObservableInterner } from "./intern-observables.ts";

const observableSchema = z.object({ type: z.string(), value: z.string() });

/**
 * Sightings name their observable by type and value: an observable is brought in by what refers to it, and may come back
 * under another row after an action was taken back and done again.
 */
export function sightingDefinition(interner: () => ObservableInterner): RecordDefinition {
  const observable: FieldCodec = {
    column: "observable_id",
    toSql: (field) => {
      const { type, value } = observableSchema.parse(field);
      return interner().intern(type, value, UNSEEN).id;
    },
    fromSql: (rowId, read) => {
      const row = read.get<{ readonly type: string; readonly value: string }>(
        `SELECT t.name AS type, coalesce(o.full_value, o.value) AS value
           FROM observable o CROSS JOIN observable_type t ON t.id = o.type_id WHERE o.id = ?`,
        [rowId],
      );
      return observableSchema.parse(row);
    },
  };
  return {
    table: "sighting",
    hasUpdatedAt: false,
    fields: { observable, kind: text("kind"), at: instant("at"), source: optionalText("source") },
  };
}

/** Times of a value that is brought in here come from the sighting, when the action settles. */
const UNSEEN = { seenAtMs: 0, incidentCount: 0 } as const;
