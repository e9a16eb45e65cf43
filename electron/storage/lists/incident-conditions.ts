import { PAP_LABELS } from "../../../shared/domain/markings/pap.ts";
import { TLP_LABELS } from "../../../shared/domain/markings/tlp.ts";
import type { QueryFieldTerm } from "../../../shared/domain/query/query.ts";
import { RSIT_MACHINE_VALUES } from "../../../shared/domain/rsit/rsit.ts";
import { SEVERITIES } from "../../../shared/domain/severity/severity.ts";
import { INCIDENT_STATUSES } from "../../../shared/domain/status/statuses.ts";
import { INCIDENT_WORKFLOW } from "../../../shared/domain/status/workflows.ts";
import { isFinished } from "../../../shared/domain/status/workflow.ts";
import type { QueryContext, QueryTarget } from "./compile-query.ts";
import {
  ALWAYS,
  any,
  byIndex,
  condition,
  facet,
  isAmong,
  isOneOf,
  NEVER,
  not,
  type SqlCondition,
} from "./sql-condition.ts";
import {
  columnMatch,
  freeTextMatch,
  noteMatch,
  tagMatch,
  valueMatch,
  type RecordColumns,
} from "./text-conditions.ts";
import {
  flagCondition,
  instantCondition,
  nameOf,
  numberCondition,
  personCondition,
  rankCondition,
  sinceCondition,
  textOf,
  untilCondition,
} from "./value-conditions.ts";

/** How incidents are asked; `i` is the incident's line in the list, and has its row id. */
export const INCIDENT_TARGET: QueryTarget = {
  text: (term) => freeTextMatch("i.id", "incident", term),
  field: incidentField,
};

/** A dispatch and nothing else: one line per field. */
// oxlint-disable-next-line max-lines-per-function -- splitting a flat switch would only hide that it is complete
function incidentField(term: QueryFieldTerm, context: QueryContext): SqlCondition {
  switch (term.field) {
    case "kind":
      return term.values.some((value) => nameOf(value) === "incident") ? ALWAYS : NEVER;
    case "is":
      return flagCondition(term, stateFlags(context));
    case "has":
      return flagCondition(term, PART_FLAGS);
    case "status":
      return facet(rankCondition("i.status", INCIDENT_STATUSES, term));
    case "severity":
      return facet(rankCondition("i.severity", SEVERITIES, term));
    case "score":
      return indexed(numberCondition("i.score", term), "score");
    case "tlp":
      return facet(rankCondition("i.tlp", TLP_LABELS, term));
    case "pap":
      return rankCondition(ofRecord("pap"), PAP_LABELS, term);
    case "class":
      return classificationMatch("incident", RECORD, term);
    case "owner":
      return facet(personCondition("i.owner", term, context));
    case "tag":
      return tagMatch("incident", RECORD, term);
    case "number":
      return any(term.values.map((value) => numberMatch("incident", "i.id", textOf(value))));
    case "title":
      return columnMatch("i.id", "incident", "title", term);
    case "description":
      return columnMatch("i.id", "incident", "body", term);
    case "note":
      return noteMatch("i.id", term);
    case "observable":
      return any(term.values.map((value) => valueMatch("i.id", "incident", textOf(value))));
    case "observables":
      return indexed(numberCondition("i.observable_count", term), "observable_count");
    case "reports":
      return numberCondition(ofRecord("report_count"), term);
    case "created":
      return indexed(instantCondition("i.created_at", term, context), "created_at");
    case "updated":
      return indexed(instantCondition("i.updated_at", term, context), "updated_at");
    case "occurred":
      return instantCondition(ofRecord("occurred_ms"), term, context);
    case "detected":
      return instantCondition(ofRecord("detected_ms"), term, context);
    case "closed":
      return instantCondition(ofRecord("closed_at"), term, context);
    case "since":
      return indexed(sinceCondition("i.updated_at", term, context), "updated_at");
    case "until":
      return indexed(untilCondition("i.updated_at", term, context), "updated_at");
    default:
      return NEVER;
  }
}

/** A column that the list has not. */
function ofRecord(column: string): string {
  return `(SELECT x.${column} FROM incident x WHERE x.id = i.id)`;
}

const RECORD: RecordColumns = {
  id: "i.id",
  tags: ofRecord("tags"),
  classification: ofRecord("classification"),
};

function indexed(inner: SqlCondition, bounds: string): SqlCondition {
  return byIndex("incident_list", "i", inner, { bounds });
}

/** Finished incidents as ranks. */
const FINISHED = INCIDENT_STATUSES.flatMap((status, rank) =>
  isFinished(INCIDENT_WORKFLOW, status) ? [rank] : [],
);

function stateFlags({ me }: QueryContext): Readonly<Record<string, SqlCondition>> {
  return {
    open: facet(not(isOneOf("i.status", FINISHED))),
    closed: facet(isOneOf("i.status", FINISHED)),
    mine: facet(condition("i.owner = ?", me)),
    unassigned: facet(condition("i.owner = ''")),
    unmarked: facet(condition("i.tlp = -1")),
    unclassified: condition(`${ofRecord("classification")} = '[]'`),
    merged: condition("i.merged_into IS NOT NULL"),
  };
}

const PART_FLAGS: Readonly<Record<string, SqlCondition>> = {
  report: condition(`${ofRecord("report_count")} > 0`),
  observable: condition("i.observable_count > 0"),
  evidence: condition(`${ofRecord("evidence_count")} > 0`),
  task: hasPart("task"),
  "open-task": condition(`${ofRecord("open_task_count")} > 0`),
  note: hasPart("note"),
  event: hasPart("timeline_event"),
  relation: condition(
    `EXISTS (SELECT 1 FROM relation x WHERE x.from_uuid = ${ofRecord("uuid")}) OR EXISTS (SELECT 1 FROM relation x WHERE x.to_uuid = ${ofRecord("uuid")})`,
  ),
  investigation: hasPart("investigation"),
  countermeasure: hasPart("countermeasure"),
  hypothesis: hasPart("hypothesis"),
  owner: facet(condition("i.owner <> ''")),
  tag: condition(`${ofRecord("tags")} <> '[]'`),
  classification: condition(`${ofRecord("classification")} <> '[]'`),
  description: condition(`${ofRecord("description")} <> ''`),
};

function hasPart(table: string): SqlCondition {
  return {
    sql: `EXISTS (SELECT 1 FROM ${table} x WHERE x.incident_id = i.id)`,
    parameters: [],
    rows: { sql: `SELECT DISTINCT incident_id AS id FROM ${table}`, parameters: [] },
  };
}

/** A class stands for all its types. */
export function classificationMatch(
  kind: "incident" | "report",
  record: RecordColumns,
  term: QueryFieldTerm,
): SqlCondition {
  return any(
    term.values.map((value) => {
      if (value.kind === "none") return condition(`${record.classification} = '[]'`);
      const wanted = nameOf(value);
      const names = RSIT_MACHINE_VALUES.filter(
        (name) => name === wanted || name.startsWith(`${wanted}=`),
      );
      const among = isOneOf("classification", names);
      return {
        sql: `EXISTS (SELECT 1 FROM ${kind}_classification c WHERE c.${among.sql} AND c.${kind}_id = ${record.id})`,
        parameters: among.parameters,
        rows: {
          sql: `SELECT ${kind}_id AS id FROM ${kind}_classification WHERE ${among.sql}`,
          parameters: among.parameters,
        },
      };
    }),
  );
}

/** A number, or a piece of one, in any case. */
export function numberMatch(
  table: "incident" | "report",
  idColumn: string,
  text: string,
): SqlCondition {
  return isAmong(idColumn, {
    sql: `SELECT id FROM ${table} WHERE instr(number, ?) > 0`,
    parameters: [text.trim().toUpperCase()],
  });
}
