import type { PlaybookDecision, PlaybookPhase, PlaybookTask } from "./playbook.ts";

/** Title and detail in one language. */
type Wording = readonly [title: string, detail: string];

interface TaskConditions {
  readonly dependsOn?: readonly string[];
  readonly ifYes?: string;
  readonly ifNo?: string;
}

/** Writes a task as the templates do: hours after the start (null: no term), then English, German and French. */
export function task(
  id: string,
  phase: PlaybookPhase,
  dueAfterHours: number | null,
  wording: { readonly en: Wording; readonly de: Wording; readonly fr: Wording },
  conditions: TaskConditions = {},
): PlaybookTask {
  const { en, de, fr } = wording;
  return {
    id,
    phase,
    title: { en: en[0], de: de[0], fr: fr[0] },
    detail: { en: en[1], de: de[1], fr: fr[1] },
    dueAfterHours,
    dependsOn: conditions.dependsOn ?? [],
    onlyIf: onlyIf(conditions),
  };
}

/** Writes a question with yes or no for an answer. */
export function decision(id: string, en: string, de: string, fr: string): PlaybookDecision {
  return { id, question: { en, de, fr } };
}

function onlyIf({ ifYes, ifNo }: TaskConditions): PlaybookTask["onlyIf"] {
  if (ifYes !== undefined) return { decision: ifYes, answer: "yes" };
  return ifNo === undefined ? null : { decision: ifNo, answer: "no" };
}
