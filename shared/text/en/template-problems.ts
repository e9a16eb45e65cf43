import { assertNever } from "../../assert-never.ts";
import type { TemplateProblem } from "../../contract/template-problem.ts";

/** Why a template can't be used, with the place. */
export function describeTemplateProblem(problem: TemplateProblem): string {
  if (problem.kind === "filled-too-long") {
    return `What the template makes is longer than ${String(problem.limit)} characters. Nothing was written.`;
  }
  const place = `The template can’t be used: line ${String(problem.line)}, column ${String(problem.column)}: `;
  return `${place}${reasonOf(problem)} Nothing was written.`;
}

function reasonOf(problem: Exclude<TemplateProblem, { readonly kind: "filled-too-long" }>): string {
  switch (problem.kind) {
    case "unknown-name":
      return `“${problem.found}” is not known here. Known are: ${problem.expected.join(", ")}.`;
    case "wrong-kind":
      return `“${problem.found}” can’t stand here: a list needs “for”, and only texts can be compared.`;
    case "bad-tag":
      return `“${problem.found}” is not written as a tag is: {{name}}, {{#if name}}, {{#for entry in list}}.`;
    case "unclosed":
      return `“${problem.found}” has no end.`;
    case "unopened":
      return `“${problem.found}” has no beginning.`;
    case "too-long":
      return `It is longer than ${String(problem.limit)} characters.`;
    case "too-deep":
      return `More than ${String(problem.limit)} blocks stand in each other.`;
    default:
      return assertNever(problem);
  }
}
