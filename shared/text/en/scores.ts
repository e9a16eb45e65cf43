import { assertNever } from "../../assert-never.ts";
import type { VectorFault } from "../../domain/scores/read-vector.ts";

/** Words about CVSS vectors. */
export const scores = {
  fault: (fault: VectorFault): string => {
    switch (fault.kind) {
      case "not-a-vector":
        return "This is no vector of CVSS 2.0, 3.0, 3.1 or 4.0.";
      case "unknown-metric":
        return `This version of CVSS has no metric ${fault.metric}.`;
      case "unknown-value":
        return `${fault.metric} can't be ${fault.found === "" ? "empty" : fault.found}; it is one of ${fault.expected}.`;
      case "metric-twice":
        return `${fault.metric} stands twice.`;
      case "metric-missing":
        return `The base metric ${fault.metric} is missing.`;
      case "wrong-order":
        return `${fault.metric} is not in its place; CVSS 4.0 fixes the order of metrics.`;
      default:
        return assertNever(fault);
    }
  },
};
