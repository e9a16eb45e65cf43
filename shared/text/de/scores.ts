import { assertNever } from "../../assert-never.ts";
import type { Texts } from "../texts.ts";

export const scores: Texts["scores"] = {
  fault: (fault) => {
    switch (fault.kind) {
      case "not-a-vector":
        return "Das ist kein Vektor von CVSS 2.0, 3.0, 3.1 oder 4.0.";
      case "unknown-metric":
        return `Diese Version von CVSS kennt die Metrik ${fault.metric} nicht.`;
      case "unknown-value":
        return `${fault.metric} kann nicht ${fault.found === "" ? "leer" : fault.found} sein, sondern nur einer dieser Werte: ${fault.expected}.`;
      case "metric-twice":
        return `${fault.metric} kommt zweimal vor.`;
      case "metric-missing":
        return `Die Basismetrik ${fault.metric} fehlt.`;
      case "wrong-order":
        return `${fault.metric} steht nicht an seiner Stelle; CVSS 4.0 legt die Folge der Metriken fest.`;
      default:
        return assertNever(fault);
    }
  },
};
