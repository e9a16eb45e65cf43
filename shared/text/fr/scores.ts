import { assertNever } from "../../assert-never.ts";
import type { Texts } from "../texts.ts";

export const scores: Texts["scores"] = {
  fault: (fault) => {
    switch (fault.kind) {
      case "not-a-vector":
        return "Ce n’est pas un vecteur CVSS 2.0, 3.0, 3.1 ou 4.0.";
      case "unknown-metric":
        return `Cette version de CVSS ne connaît pas la métrique ${fault.metric}.`;
      case "unknown-value":
        return `${fault.metric} ne peut pas être ${fault.found === "" ? "vide" : fault.found} ; valeurs possibles : ${fault.expected}.`;
      case "metric-twice":
        return `${fault.metric} figure deux fois.`;
      case "metric-missing":
        return `La métrique de base ${fault.metric} manque.`;
      case "wrong-order":
        return `${fault.metric} n’est pas à sa place ; CVSS 4.0 fixe l’ordre des métriques.`;
      default:
        return assertNever(fault);
    }
  },
};
