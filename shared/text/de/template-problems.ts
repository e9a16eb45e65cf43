import { assertNever } from "../../assert-never.ts";
import type { TemplateProblem } from "../../contract/template-problem.ts";

/** Why a template can't be used, with the place. */
export function describeTemplateProblem(problem: TemplateProblem): string {
  if (problem.kind === "filled-too-long") {
    return `Was die Vorlage ergibt, ist länger als ${String(problem.limit)} Zeichen. Es wurde nichts geschrieben.`;
  }
  const place = `Die Vorlage ist nicht verwendbar, Zeile ${String(problem.line)}, Spalte ${String(problem.column)}: `;
  return `${place}${reasonOf(problem)} Es wurde nichts geschrieben.`;
}

function reasonOf(problem: Exclude<TemplateProblem, { readonly kind: "filled-too-long" }>): string {
  switch (problem.kind) {
    case "unknown-name":
      return `„${problem.found}“ ist hier nicht bekannt. Bekannt sind: ${problem.expected.join(", ")}.`;
    case "wrong-kind":
      return `„${problem.found}“ passt hier nicht: Eine Liste braucht „for“, und nur Texte lassen sich vergleichen.`;
    case "bad-tag":
      return `„${problem.found}“ ist kein gültiger Platzhalter: {{name}}, {{#if name}}, {{#for eintrag in liste}}.`;
    case "unclosed":
      return `„${problem.found}“ hat kein Ende.`;
    case "unopened":
      return `„${problem.found}“ hat keinen Anfang.`;
    case "too-long":
      return `Sie ist länger als ${String(problem.limit)} Zeichen.`;
    case "too-deep":
      return `Mehr als ${String(problem.limit)} Blöcke stehen ineinander.`;
    default:
      return assertNever(problem);
  }
}
