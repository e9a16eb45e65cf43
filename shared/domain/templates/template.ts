/**
 * What a template may speak of. A template can read what its caller hands to it by these names and nothing else: it has no
 * expressions, no calls, and no way to reach another value.
 */
export interface TemplateFields {
  readonly [name: string]: TemplateField;
}

/** `flag` can only be asked for; `each` is a list whose entries have fields of their own. */
export type TemplateField = "text" | "flag" | { readonly each: TemplateFields };

/** Values by the names of the fields; an empty text, a false flag and an empty list count as not there. */
export interface TemplateValues {
  readonly [name: string]: TemplateValue;
}

export type TemplateValue = string | boolean | readonly TemplateValues[];

/** A template that was read: every name in it is known and every block is closed. */
export interface Template {
  readonly nodes: readonly TemplateNode[];
}

export type TemplateNode =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "value"; readonly name: TemplateName }
  | {
      readonly kind: "if";
      readonly condition: TemplateCondition;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    }
  | {
      readonly kind: "for";
      readonly variable: string;
      readonly list: TemplateName;
      readonly body: readonly TemplateNode[];
    };

/** `variable` null: of the case itself; else of the entry that a `for` gave this name. */
export interface TemplateName {
  readonly variable: string | null;
  readonly field: string;
  /** From the outermost list down, as in `observables.value`; what `namesOf` tells. */
  readonly path: string;
}

export interface TemplateCondition {
  readonly name: TemplateName;
  readonly isNegated: boolean;
  /** Compared as text; null: whether there is anything. */
  readonly equals: string | null;
}

/** Where a template is wrong: line and column from 1. */
export interface TemplatePlace {
  readonly line: number;
  readonly column: number;
}

/**
 * `unknown-name`: nothing of this name is handed to the template. `wrong-kind`: a list where a text belongs, or the other
 * way round. `bad-tag`: not written as a tag is. `unclosed`: a block that has no end; `unopened`: an end or `else` without a
 * beginning. `too-long` and `too-deep`: above the limits.
 */
export type TemplateError =
  | (TemplatePlace & {
      readonly kind: "unknown-name";
      readonly found: string;
      readonly expected: readonly string[];
    })
  | (TemplatePlace & {
      readonly kind: "wrong-kind" | "bad-tag" | "unclosed" | "unopened";
      readonly found: string;
    })
  | (TemplatePlace & { readonly kind: "too-long" | "too-deep"; readonly limit: number });
