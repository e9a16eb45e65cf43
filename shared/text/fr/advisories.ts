import type { Texts } from "../texts.ts";
import { csafTests } from "./csaf-tests.ts";

export const advisories: Texts["advisories"] = {
  describe: (test, detail) => {
    const sentence = csafTests.get(test);
    if (sentence === undefined) return detail;
    return detail === "" ? sentence : `${sentence} (${detail})`;
  },
  untested: {
    "needs-network": "non exécuté, car il faudrait interroger des adresses sur le réseau",
    "needs-dictionary": "non exécuté, car il faudrait un dictionnaire",
    "not-built": "non exécuté, car cette version ne sait pas encore le faire",
    broke: "n’a pas pu être appliqué à ce document",
  },
};
