import { TLP_LABELS } from "../../../shared/domain/markings/tlp.ts";
import type { QueryFieldTerm } from "../../../shared/domain/query/query.ts";
import type { QueryContext, QueryTarget } from "./compile-query.ts";
import { ALWAYS, any, condition, isAmong, NEVER, type SqlCondition } from "./sql-condition.ts";
import { valueRows } from "./text-conditions.ts";
import {
  flagCondition,
  instantCondition,
  nameOf,
  numberCondition,
  rankCondition,
  sinceCondition,
  textOf,
  untilCondition,
} from "./value-conditions.ts";

/** How observables are asked; `o` is the observable's row. Free text is looked for inside values. */
export const OBSERVABLE_TARGET: QueryTarget = {
  text: (term) => valueCondition(term.text),
  field: observableField,
};

/** A dispatch and nothing else: one line per field. */
// oxlint-disable-next-line max-lines-per-function -- splitting a flat switch would only hide that it is complete
function observableField(term: QueryFieldTerm, context: QueryContext): SqlCondition {
  switch (term.field) {
    case "kind":
      return term.values.some((value) => nameOf(value) === "observable") ? ALWAYS : NEVER;
    case "is":
      return flagCondition(term, STATE_FLAGS);
    case "has":
      return flagCondition(term, PART_FLAGS);
    case "type":
      return any(term.values.map((value) => typeCondition(textOf(value))));
    case "value":
      return any(term.values.map((value) => valueCondition(textOf(value))));
    case "tlp":
      return ofLink(rankCondition("l.tlp", TLP_LABELS, term));
    case "tag":
      return any(
        term.values.map((value) =>
          value.kind === "none"
            ? ofLink(condition("l.tags IS NULL"))
            : ofLink(
                condition(
                  "EXISTS (SELECT 1 FROM json_each(l.tags) j WHERE lower(j.value) = lower(?))",
                  textOf(value),
                ),
              ),
        ),
      );
    case "warninglist":
      return any(
        term.values.map((value) =>
          value.kind === "none"
            ? condition("o.warninglists IS NULL")
            : listed("instr(lower(warninglists), lower(?)) > 0", textOf(value)),
        ),
      );
    case "incidents":
      return numberCondition("o.incident_count", term);
    case "sightings":
      return numberCondition("o.sighting_count", term);
    case "incident":
      return any(
        term.values.map((value) =>
          value.kind === "none" ? condition("o.incident_count = 0") : incidentOf(textOf(value)),
        ),
      );
    case "created":
    case "first-seen":
      return instantCondition("o.first_seen_at", term, context);
    case "updated":
    case "seen":
      return instantCondition("o.last_seen_at", term, context);
    case "since":
      return sinceCondition("o.last_seen_at", term, context);
    case "until":
      return untilCondition("o.last_seen_at", term, context);
    default:
      return NEVER;
  }
}

const STATE_FLAGS: Readonly<Record<string, SqlCondition>> = {
  shared: condition("o.incident_count > 1"),
  listed: listed("1"),
  "for-detection": ofLink(condition("l.is_for_detection = 1")),
  unmarked: ofLink(condition("l.tlp = -1")),
};

const PART_FLAGS: Readonly<Record<string, SqlCondition>> = {
  incident: condition("o.incident_count > 0"),
  tag: ofLink(condition("l.tags IS NOT NULL")),
  sighting: condition("o.sighting_count > 0"),
  warninglist: listed("1"),
};

function valueCondition(text: string): SqlCondition {
  const rows = valueRows(text);
  return rows === null ? NEVER : isAmong("o.id", rows);
}

function typeCondition(type: string): SqlCondition {
  return {
    sql: "o.type_id = (SELECT id FROM observable_type WHERE name = ? COLLATE NOCASE)",
    parameters: [type],
  };
}

function listed(sql: string, ...parameters: readonly string[]): SqlCondition {
  return isAmong("o.id", {
    sql: `SELECT id FROM observable WHERE warninglists IS NOT NULL AND ${sql}`,
    parameters,
  });
}

/** Observables with at least one use for which the condition holds. */
function ofLink({ sql, parameters }: SqlCondition): SqlCondition {
  return {
    sql: `EXISTS (SELECT 1 FROM observable_link l WHERE l.observable_id = o.id AND (${sql}))`,
    parameters,
  };
}

function incidentOf(number: string): SqlCondition {
  return isAmong("o.id", {
    sql: `SELECT l.observable_id AS id FROM incident n
          CROSS JOIN observable_link l ON l.incident_id = n.id WHERE instr(n.number, ?) > 0`,
    parameters: [number.trim().toUpperCase()],
  });
}
