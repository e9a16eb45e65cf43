import type { MatchStep } from "../domain/constituents/match-constituent.ts";
import type { Texts } from "./texts.ts";

/** One step of the explanation of a match as a sentence. */
export function describeMatchStep(step: MatchStep, { steps }: Texts["constituents"]): string {
  switch (step.kind) {
    case "read-as":
      return steps.readAs(step.as, step.value);
    case "not-readable":
      return steps.notReadable;
    case "won": {
      const { rule, entry, constituent, validFrom, validTo, onDate } = step;
      const won = steps.won[rule](entry, constituent.name);
      return `${won} ${steps.valid(validFrom, validTo, onDate)}`;
    }
    case "same-entry":
      return steps.sameEntry(step.entry, step.constituent.name);
    case "less-specific":
      return steps.lessSpecific(step.entry, step.constituent.name);
    case "not-valid": {
      const { entry, constituent, validFrom, validTo, onDate } = step;
      return steps.notValid(entry, constituent.name, validFrom, validTo, onDate);
    }
    case "nothing-holds":
      return steps.nothingHolds;
    case "fallback":
      return steps.fallback[step.to];
  }
}
