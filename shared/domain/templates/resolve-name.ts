import { err, ok, type Result } from "../../result.ts";
import type {
  TemplateError,
  TemplateField,
  TemplateFields,
  TemplateName,
  TemplatePlace,
} from "./template.ts";

/** What names mean at a place of a template. */
export interface Scope {
  readonly fields: TemplateFields;
  /** What `for` has named around this place. */
  readonly variables: ReadonlyMap<
    string,
    { readonly fields: TemplateFields; readonly path: string }
  >;
}

interface Known {
  readonly name: TemplateName;
  readonly field: TemplateField;
}

type FieldKind = "text" | "flag" | "each";

/** Finds what a name means; only fields that were handed in count, nothing that objects have of their own. */
export function resolveName(
  text: string,
  { fields, variables }: Scope,
  kinds: readonly FieldKind[],
  place: TemplatePlace,
): Result<Known, TemplateError> {
  const dot = text.indexOf(".");
  const variable = dot === -1 ? undefined : variables.get(text.slice(0, dot));
  const field = variable === undefined ? text : text.slice(dot + 1);
  const known = variable?.fields ?? fields;
  const found = Object.hasOwn(known, field) ? known[field] : undefined;
  if (found === undefined) {
    return err({
      kind: "unknown-name",
      found: text,
      expected: namesIn({ fields, variables }),
      ...place,
    });
  }
  if (!kinds.includes(typeof found === "string" ? found : "each")) {
    return err({ kind: "wrong-kind", found: text, ...place });
  }
  const path = variable === undefined ? field : `${variable.path}.${field}`;
  const name = { variable: variable === undefined ? null : text.slice(0, dot), field, path };
  return ok({ name, field: found });
}

/** The scope inside a `for`: its name hides an equal one from outside. */
export function withVariable(
  scope: Scope,
  variable: string,
  field: TemplateField,
  path: string,
): Scope {
  const fields = typeof field === "string" ? {} : field.each;
  return { ...scope, variables: new Map([...scope.variables, [variable, { fields, path }]]) };
}

function namesIn({ fields, variables }: Scope): readonly string[] {
  const inner = [...variables].flatMap(([variable, { fields: own }]) =>
    Object.keys(own).map((field) => `${variable}.${field}`),
  );
  return [...inner, ...Object.keys(fields)];
}
