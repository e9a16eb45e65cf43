import type { QueryEntity, QueryField, QueryFieldName } from "./query-fields-table.ts";
import { QUERY_FIELDS } from "./query-fields-table.ts";

/** Every field name in the order of the table: what a help page lists. */
export const QUERY_FIELD_NAMES: readonly QueryFieldName[] =
  Object.keys(QUERY_FIELDS).filter(isQueryFieldName);

/** The names under which a field can be written, canonical name first. */
const NAME_OF_SPELLING: ReadonlyMap<string, QueryFieldName> = new Map(
  QUERY_FIELD_NAMES.flatMap((name) =>
    [name, ...queryField(name).aliases].map((spelling) => [spelling, name] as const),
  ),
);

export function isQueryFieldName(name: string): name is QueryFieldName {
  return Object.hasOwn(QUERY_FIELDS, name);
}

/** The definition of a field. */
export function queryField(name: QueryFieldName): QueryField {
  return QUERY_FIELDS[name];
}

/** The field that a written name means, in any case and under any alias; null when there is none. */
export function findQueryField(spelling: string): QueryFieldName | null {
  return NAME_OF_SPELLING.get(spelling.toLowerCase()) ?? null;
}

/** The fields that make sense for one kind of record. */
export function queryFieldsOf(entity: QueryEntity): readonly QueryFieldName[] {
  return QUERY_FIELD_NAMES.filter((name) => queryField(name).entities.includes(entity));
}

/** The names that values of this field can take, for menus and completion; empty when they are free. */
export function queryFieldChoices(
  name: QueryFieldName,
  entity: QueryEntity | null,
): readonly string[] {
  const { value } = queryField(name);
  switch (value.kind) {
    case "choice":
      return value.values;
    case "flag":
      return Object.entries(value.values)
        .filter(([, entities]) => entity === null || entities.includes(entity))
        .map(([flag]) => flag);
    default:
      return [];
  }
}
