import { z } from "zod";
import type { Result } from "../../result.ts";
import { err, ok } from "../../result.ts";
import { RSIT_MACHINE_VALUES } from "../rsit/rsit.ts";

/** The phases of handling an incident, in the order of the work; notifying runs beside the others. */
export const PLAYBOOK_PHASES = [
  "identify",
  "contain",
  "eradicate",
  "recover",
  "notify",
  "learn",
] as const;
export type PlaybookPhase = (typeof PLAYBOOK_PHASES)[number];

/** Most tasks, decisions and characters of one text: far above any real playbook, low enough for an imported one. */
const MAX_TASKS = 100;
const MAX_DECISIONS = 20;
const MAX_TITLE = 200;
const MAX_TEXT = 4_000;

const idSchema = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);

function localised(maxLength: number) {
  const text = z.string().trim().min(1).max(maxLength);
  return z.object({ en: text, de: text, fr: text }).readonly();
}

/** A question on which later tasks depend; the analyst answers it with yes or no. */
const decisionSchema = z.object({ id: idSchema, question: localised(MAX_TITLE) }).readonly();

const taskSchema = z
  .object({
    id: idSchema,
    phase: z.enum(PLAYBOOK_PHASES),
    title: localised(MAX_TITLE),
    detail: localised(MAX_TEXT),
    /** Hours after the playbook was started; null: no term. */
    dueAfterHours: z.number().min(0).max(8_760).nullable(),
    /** Tasks to be finished first; each stands earlier in the list. */
    dependsOn: z.array(idSchema).max(MAX_TASKS).readonly(),
    /** The task is needed only if that decision was answered so. */
    onlyIf: z
      .object({ decision: idSchema, answer: z.enum(["yes", "no"]) })
      .readonly()
      .nullable(),
  })
  .readonly();

/**
 * A versioned list of tasks for one kind of incident. An incident keeps id and version of the playbook it was started
 * with; a change to any text or task gets a new version.
 */
export const playbookSchema = z
  .object({
    id: idSchema,
    version: z.int().min(1).max(10_000),
    name: localised(MAX_TITLE),
    summary: localised(MAX_TEXT),
    appliesTo: z
      .array(z.enum(RSIT_MACHINE_VALUES))
      .min(1)
      .max(RSIT_MACHINE_VALUES.length)
      .readonly(),
    decisions: z.array(decisionSchema).max(MAX_DECISIONS).readonly(),
    tasks: z.array(taskSchema).min(1).max(MAX_TASKS).readonly(),
  })
  .readonly();

export type Playbook = z.infer<typeof playbookSchema>;
export type PlaybookTask = Playbook["tasks"][number];
export type PlaybookDecision = Playbook["decisions"][number];

/**
 * What is wrong with a playbook. `shape`: not as the schema wants it. `duplicate-id`: two tasks or decisions share an id.
 * `unknown-dependency`: depends on a task that doesn't stand before it. `unknown-decision`: no such question.
 */
export type PlaybookProblem =
  | { readonly kind: "shape"; readonly pointer: string; readonly message: string }
  | { readonly kind: "duplicate-id"; readonly id: string }
  | { readonly kind: "unknown-dependency"; readonly task: string; readonly dependsOn: string }
  | { readonly kind: "unknown-decision"; readonly task: string; readonly decision: string };

/** Checks a playbook that comes from a file or a setting. */
export function parsePlaybook(input: unknown): Result<Playbook, readonly PlaybookProblem[]> {
  const parsed = playbookSchema.safeParse(input);
  if (!parsed.success) {
    return err(
      parsed.error.issues.map(({ path, message }) => ({
        kind: "shape",
        pointer: path.map((part) => `/${String(part)}`).join(""),
        message,
      })),
    );
  }
  const problems = referenceProblems(parsed.data);
  return problems.length === 0 ? ok(parsed.data) : err(problems);
}

function referenceProblems(playbook: Playbook): readonly PlaybookProblem[] {
  const ids = [...playbook.tasks, ...playbook.decisions].map(({ id }) => id);
  const decisions = new Set(playbook.decisions.map(({ id }) => id));
  const duplicates = ids.filter((id, index) => ids.indexOf(id) !== index);
  const broken = playbook.tasks.flatMap((task, index): readonly PlaybookProblem[] => {
    const earlier = new Set(playbook.tasks.slice(0, index).map(({ id }) => id));
    const missing = task.dependsOn.filter((id) => !earlier.has(id));
    const isUnknown = task.onlyIf !== null && !decisions.has(task.onlyIf.decision);
    return [
      ...missing.map((id): PlaybookProblem => ({
        kind: "unknown-dependency",
        task: task.id,
        dependsOn: id,
      })),
      ...(isUnknown && task.onlyIf !== null
        ? [{ kind: "unknown-decision", task: task.id, decision: task.onlyIf.decision } as const]
        : []),
    ];
  });
  return [...duplicates.map((id): PlaybookProblem => ({ kind: "duplicate-id", id })), ...broken];
}
