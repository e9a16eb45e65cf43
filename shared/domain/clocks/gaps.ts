import type { ClockEntry } from "./clock-entry.ts";
import type { ContentKey } from "./content-text-data.ts";
import type { RequiredContent, Stage } from "./instrument.ts";

/** What an incident holds that stages may ask for. */
export interface CaseHoldings {
  readonly descriptionChars: number;
  readonly classificationCount: number;
  readonly observableCount: number;
  readonly measuresDone: number;
  readonly measuresOpen: number;
}

/** `statement`: written down for this content. `case`: the incident's own records say it. */
export interface ContentState extends RequiredContent {
  readonly heldBy: "statement" | "case" | null;
  /** What was stated; empty when nothing was. */
  readonly statement: string;
}

/** For each content of a stage whether the case holds it, in the order of the act. */
export function contentStates(
  { content }: Pick<Stage, "content">,
  holdings: CaseHoldings,
  entries: readonly ClockEntry[],
): readonly ContentState[] {
  return content.map((item) => {
    const statement = latestStatement(item.key, entries);
    const inCase = isHeld(item.key, holdings) ? "case" : null;
    return { ...item, heldBy: statement === "" ? inCase : "statement", statement };
  });
}

/** What has to be in the stage and isn't there yet. */
export function missingOf(states: readonly ContentState[]): readonly ContentKey[] {
  return states
    .filter(({ when, heldBy }) => when === "always" && heldBy === null)
    .map(({ key }) => key);
}

/** What belongs in the stage only where it applies, and isn't there: somebody has to say whether it does. */
export function unsettledOf(states: readonly ContentState[]): readonly ContentKey[] {
  return states
    .filter(({ when, heldBy }) => when === "if-any" && heldBy === null)
    .map(({ key }) => key);
}

function latestStatement(key: ContentKey, entries: readonly ClockEntry[]): string {
  return (
    entries
      .filter(({ type, target }) => type === "statement" && target === key)
      .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id))
      .at(-1)
      ?.detail.trim() ?? ""
  );
}

/** A description shorter than this names an incident but doesn't describe it in detail. */
const DETAILED_CHARS = 400;

/** What no record of an incident can say, such as consequences, needs a statement. */
function isHeld(key: ContentKey, holdings: CaseHoldings): boolean {
  switch (key) {
    case "nature":
    case "malicious-cause":
      return holdings.classificationCount > 0;
    case "first-assessment":
    case "status-update":
      return holdings.descriptionChars > 0;
    case "detailed-description":
      return holdings.descriptionChars >= DETAILED_CHARS;
    case "indicators":
      return holdings.observableCount > 0;
    case "measures-applied":
      return holdings.measuresDone > 0;
    case "measures-ongoing":
      return holdings.measuresOpen > 0;
    default:
      return false;
  }
}
