import type { Texts } from "../texts.ts";
import { csafTests } from "./csaf-tests.ts";

export const advisories: Texts["advisories"] = {
  describe: (test, detail) => {
    const sentence = csafTests.get(test);
    if (sentence === undefined) return detail;
    return detail === "" ? sentence : `${sentence} (${detail})`;
  },
  untested: {
    "needs-network": "nicht ausgeführt, weil dafür Adressen im Netz abgefragt würden",
    "needs-dictionary": "nicht ausgeführt, weil dafür ein Wörterbuch nötig ist",
    "not-built": "nicht ausgeführt, weil diese Version das noch nicht kann",
    broke: "ließ sich auf dieses Dokument nicht anwenden",
  },
};
