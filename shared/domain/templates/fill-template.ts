import { assertNever } from "../../assert-never.ts";
import { err, ok, type Result } from "../../result.ts";
import type {
  Template,
  TemplateCondition,
  TemplateName,
  TemplateNode,
  TemplateValue,
  TemplateValues,
} from "./template.ts";

/** Far above any letter or report; a list within a list within a list grows fast. */
export const MAX_FILLED_CHARS = 4_000_000;
const MAX_STEPS = 1_000_000;

export interface FillOptions {
  /** How a value is written; a format that gives signs a meaning escapes it here. Without it a value stands as it is. */
  readonly write?: (value: string, path: string) => string;
}

export interface FillError {
  readonly kind: "filled-too-long";
  readonly limit: number;
}

interface Filling {
  readonly values: TemplateValues;
  readonly write: (value: string, path: string) => string;
  readonly pieces: string[];
  chars: number;
  steps: number;
}

/** Puts the values into a template. Values are text and stay text: tags in them mean nothing. */
export function fillTemplate(
  { nodes }: Template,
  values: TemplateValues,
  { write = (value) => value }: FillOptions = {},
): Result<string, FillError> {
  const filling: Filling = { values, write, pieces: [], chars: 0, steps: 0 };
  if (!fillNodes(nodes, new Map(), filling)) {
    return err({ kind: "filled-too-long", limit: MAX_FILLED_CHARS });
  }
  return ok(filling.pieces.join(""));
}

type Variables = ReadonlyMap<string, TemplateValues>;

/** False when the limits are reached. */
function fillNodes(
  nodes: readonly TemplateNode[],
  variables: Variables,
  filling: Filling,
): boolean {
  return nodes.every((node) => {
    filling.steps += 1;
    return filling.steps <= MAX_STEPS && fillNode(node, variables, filling);
  });
}

function fillNode(node: TemplateNode, variables: Variables, filling: Filling): boolean {
  switch (node.kind) {
    case "literal":
      return put(node.text, filling);
    case "value": {
      const value = valueOf(node.name, variables, filling.values);
      return typeof value !== "string" || put(filling.write(value, node.name.path), filling);
    }
    case "if": {
      const branch = holds(node.condition, variables, filling.values) ? node.body : node.otherwise;
      return fillNodes(branch, variables, filling);
    }
    case "for": {
      const list = valueOf(node.list, variables, filling.values);
      if (typeof list !== "object") return true;
      return list.every((entry) =>
        fillNodes(node.body, new Map([...variables, [node.variable, entry]]), filling),
      );
    }
    default:
      return assertNever(node);
  }
}

function put(text: string, filling: Filling): boolean {
  filling.pieces.push(text);
  filling.chars += text.length;
  return filling.chars <= MAX_FILLED_CHARS;
}

function holds(
  { name, isNegated, equals }: TemplateCondition,
  variables: Variables,
  values: TemplateValues,
): boolean {
  const value = valueOf(name, variables, values);
  const isSo = equals === null ? isThere(value) : value === equals;
  return isSo !== isNegated;
}

function isThere(value: TemplateValue | undefined): boolean {
  if (typeof value === "string") return value.trim() !== "";
  return typeof value === "object" ? value.length > 0 : value === true;
}

/** A name that the template was allowed but that has no value counts as not there. */
function valueOf(
  { variable, field }: TemplateName,
  variables: Variables,
  values: TemplateValues,
): TemplateValue | undefined {
  const from = variable === null ? values : variables.get(variable);
  return from !== undefined && Object.hasOwn(from, field) ? from[field] : undefined;
}
