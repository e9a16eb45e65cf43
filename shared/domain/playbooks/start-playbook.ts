import type { Language } from "../../text/language.ts";
import { playbookReference } from "./playbook-catalogue.ts";
import type { Playbook, PlaybookPhase, PlaybookTask } from "./playbook.ts";

/** A task of an incident as a started playbook proposes it; texts are in the language of whoever started it. */
export interface StartedTask {
  /** Id inside the playbook: `dependsOn` speaks of these. */
  readonly templateTaskId: string;
  readonly title: string;
  readonly detail: string;
  readonly phase: PlaybookPhase;
  /** ISO 8601 UTC, null without a term. */
  readonly dueAtIso: string | null;
  readonly position: number;
  /** `ransomware@1`. */
  readonly playbook: string;
  /** The question and the answer under which the task is needed; null: always. */
  readonly condition: string | null;
  readonly dependsOn: readonly string[];
}

const HOUR_MS = 3_600_000;

/** The tasks of a playbook for one incident, with terms counted from the start. */
export function startPlaybook(
  playbook: Playbook,
  language: Language,
  startedAtMs: number,
): readonly StartedTask[] {
  return playbook.tasks.map((task, position) => ({
    templateTaskId: task.id,
    title: task.title[language],
    detail: task.detail[language],
    phase: task.phase,
    dueAtIso:
      task.dueAfterHours === null
        ? null
        : new Date(startedAtMs + task.dueAfterHours * HOUR_MS).toISOString(),
    position,
    playbook: playbookReference(playbook),
    condition: conditionText(playbook, task, language),
    dependsOn: task.dependsOn,
  }));
}

const ANSWERS: Readonly<Record<Language, Readonly<Record<"yes" | "no", string>>>> = {
  en: { yes: "yes", no: "no" },
  de: { yes: "ja", no: "nein" },
  fr: { yes: "oui", no: "non" },
};

function conditionText(playbook: Playbook, task: PlaybookTask, language: Language): string | null {
  if (task.onlyIf === null) return null;
  const { decision, answer } = task.onlyIf;
  const question =
    playbook.decisions.find(({ id }) => id === decision)?.question[language] ?? decision;
  return `${question} ${ANSWERS[language][answer]}`;
}
