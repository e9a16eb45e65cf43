import { assertNever } from "../../assert-never.ts";
import type { TemplateProblem } from "../../contract/template-problem.ts";

/** Why a template can't be used, with the place. */
export function describeTemplateProblem(problem: TemplateProblem): string {
  if (problem.kind === "filled-too-long") {
    return `Ce que donne le modèle dépasse ${String(problem.limit)} caractères. Rien n’a été écrit.`;
  }
  const place = `Le modèle est inutilisable, ligne ${String(problem.line)}, colonne ${String(problem.column)} : `;
  return `${place}${reasonOf(problem)} Rien n’a été écrit.`;
}

function reasonOf(problem: Exclude<TemplateProblem, { readonly kind: "filled-too-long" }>): string {
  switch (problem.kind) {
    case "unknown-name":
      return `« ${problem.found} » n’est pas connu ici. Sont connus : ${problem.expected.join(", ")}.`;
    case "wrong-kind":
      return `« ${problem.found} » n’a pas sa place ici : une liste demande « for », et seuls les textes se comparent.`;
    case "bad-tag":
      return `« ${problem.found} » n’est pas une balise : {{nom}}, {{#if nom}}, {{#for entree in liste}}.`;
    case "unclosed":
      return `« ${problem.found} » n’a pas de fin.`;
    case "unopened":
      return `« ${problem.found} » n’a pas de début.`;
    case "too-long":
      return `Il dépasse ${String(problem.limit)} caractères.`;
    case "too-deep":
      return `Plus de ${String(problem.limit)} blocs sont imbriqués.`;
    default:
      return assertNever(problem);
  }
}
