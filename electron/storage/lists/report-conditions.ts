import { PAP_LABELS } from "../../../shared/domain/markings/pap.ts";
import { TLP_LABELS } from "../../../shared/domain/markings/tlp.ts";
import type { QueryFieldTerm } from "../../../shared/domain/query/query.ts";
import { SEVERITIES } from "../../../shared/domain/severity/severity.ts";
import { REPORT_STATUSES } from "../../../shared/domain/status/statuses.ts";
import type { QueryContext, QueryTarget } from "./compile-query.ts";
import { classificationMatch, numberMatch } from "./incident-conditions.ts";
import {
  ALWAYS,
  any,
  byIndex,
  condition,
  facet,
  isAmong,
  NEVER,
  type SqlCondition,
} from "./sql-condition.ts";
import {
  columnMatch,
  freeTextMatch,
  tagMatch,
  valueMatch,
  type RecordColumns,
} from "./text-conditions.ts";
import {
  flagCondition,
  instantCondition,
  nameCondition,
  nameOf,
  numberCondition,
  rankCondition,
  sinceCondition,
  textOf,
  untilCondition,
} from "./value-conditions.ts";

/** How reports are asked; `r` is the report's row. */
const RECORD: RecordColumns = { id: "r.id", tags: "r.tags", classification: "r.classification" };

export const REPORT_TARGET: QueryTarget = {
  text: (term) => freeTextMatch("r.id", "report", term),
  field: reportField,
};

/** A dispatch and nothing else: one line per field. */
// oxlint-disable-next-line max-lines-per-function -- splitting a flat switch would only hide that it is complete
function reportField(term: QueryFieldTerm, context: QueryContext): SqlCondition {
  switch (term.field) {
    case "kind":
      return term.values.some((value) => nameOf(value) === "report") ? ALWAYS : NEVER;
    case "is":
      return flagCondition(term, STATE_FLAGS);
    case "has":
      return flagCondition(term, PART_FLAGS);
    case "status":
      return facet(rankCondition("r.status", REPORT_STATUSES, term));
    case "severity":
      return facet(rankCondition("r.severity", SEVERITIES, term));
    case "tlp":
      return facet(rankCondition("r.tlp", TLP_LABELS, term));
    case "pap":
      return rankCondition("r.pap", PAP_LABELS, term);
    case "class":
      return classificationMatch("report", RECORD, term);
    case "tag":
      return tagMatch("report", RECORD, term);
    case "number":
      return any(term.values.map((value) => numberMatch("report", "r.id", textOf(value))));
    case "title":
      return columnMatch("r.id", "report", "title", term);
    case "description":
      return columnMatch("r.id", "report", "body", term);
    case "sender":
      return any(
        term.values.map((value) => senderMatch(value.kind === "none" ? null : textOf(value))),
      );
    case "intake":
      return facet(nameCondition("r.intake_kind", term));
    case "observable":
      return any(term.values.map((value) => valueMatch("r.id", "report", textOf(value))));
    case "observables":
      return numberCondition("r.observable_count", term);
    case "incident":
      return any(
        term.values.map((value) =>
          value.kind === "none"
            ? condition("r.incident_id IS NULL")
            : incidentMatch("r.incident_id", textOf(value)),
        ),
      );
    case "created":
      return instantCondition("r.created_at", term, context);
    case "updated":
      return byIndex("report", "r", instantCondition("r.updated_at", term, context), {
        bounds: "updated_at",
      });
    case "received":
      return byIndex("report", "r", instantCondition("r.received_at", term, context), {
        bounds: "received_at",
      });
    case "occurred":
      return instantCondition("r.occurred_ms", term, context);
    case "since":
      return byIndex("report", "r", sinceCondition("r.received_at", term, context), {
        bounds: "received_at",
      });
    case "until":
      return byIndex("report", "r", untilCondition("r.received_at", term, context), {
        bounds: "received_at",
      });
    default:
      return NEVER;
  }
}

const STATE_FLAGS: Readonly<Record<string, SqlCondition>> = {
  open: facet(condition("r.status = 0")),
  closed: facet(condition("r.status <> 0")),
  unmarked: facet(condition("r.tlp = -1")),
  unclassified: condition("r.classification = '[]'"),
};

const PART_FLAGS: Readonly<Record<string, SqlCondition>> = {
  observable: condition("r.observable_count > 0"),
  evidence: condition("r.evidence_count > 0"),
  incident: condition("r.incident_id IS NOT NULL"),
  tag: condition("r.tags <> '[]'"),
  classification: condition("r.classification <> '[]'"),
  notice: condition("r.notices <> '[]'"),
};

/** Senders are matched by any part of their text, as addresses come with and without names. */
function senderMatch(text: string | null): SqlCondition {
  return text === null
    ? condition("r.sender = ''")
    : condition("instr(lower(r.sender), lower(?)) > 0", text);
}

/** Records that belong to an incident with this number, or this piece of one. */
export function incidentMatch(column: string, text: string): SqlCondition {
  const { sql, parameters } = isAmong(column, {
    sql: "SELECT id FROM incident WHERE instr(number, ?) > 0",
    parameters: [text.trim().toUpperCase()],
  });
  return { sql, parameters };
}
