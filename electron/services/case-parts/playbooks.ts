import type { Failure } from "../../../shared/contract/failures.ts";
import { PLAYBOOKS, playbooksFor } from "../../../shared/domain/playbooks/playbook-catalogue.ts";
import {
  startPlaybook,
  type StartedTask,
} from "../../../shared/domain/playbooks/start-playbook.ts";
import { isRsitMachineValue } from "../../../shared/domain/rsit/rsit.ts";
import type { Language } from "../../../shared/text/language.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import { nextTaskPosition } from "../../storage/tables/part-records.ts";
import { changeVault, notFound, nowIso, type CaseContext } from "../case-context.ts";
import { incidentSubject, readIncidentState } from "../incidents/incident-state.ts";
import { partBase } from "./part-calls.ts";

/** Every playbook in a language, those that fit the classifications first. */
export function listPlaybooks(classification: readonly string[], language: Language) {
  const fitting = playbooksFor(classification.filter(isRsitMachineValue));
  const suggested = classification.length === 0 ? new Set<unknown>() : new Set<unknown>(fitting);
  const ordered = [...fitting, ...PLAYBOOKS.filter((playbook) => !fitting.includes(playbook))];
  return ordered.map((playbook) => ({
    id: playbook.id,
    version: playbook.version,
    title: playbook.name[language],
    classification: [...playbook.appliesTo],
    isSuggested: suggested.has(playbook),
    tasks: startPlaybook(playbook, language, 0).map(({ title, phase, condition }) => ({
      title,
      phase,
      condition,
    })),
  }));
}

/**
 * Adds the tasks of a playbook to an incident in one action; they keep the playbook's version. Fails with `not-found`,
 * or `invalid-value` for a playbook that does not exist.
 */
export function applyPlaybook(
  context: CaseContext,
  incidentId: string,
  playbookId: string,
): Result<AppliedAction, Failure> {
  const playbook = PLAYBOOKS.find(({ id }) => id === playbookId);
  if (playbook === undefined) {
    const expected = PLAYBOOKS.map(({ id }) => id).join(", ");
    return err({ kind: "invalid-value", field: "playbook", found: playbookId, expected });
  }
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const incident = readIncidentState(write, incidentId);
    if (incident === undefined) return err(notFound("incident", incidentId));
    const base = partBase(context, incident.id, nowIso(actor), null);
    const first = nextTaskPosition(write, incident.rowId);
    const tasks = startPlaybook(playbook, context.language?.() ?? "en", actor.nowMs());
    const changes = tasks.map((task) => {
      const fields = { ...base, ...taskFields(task, first) };
      return { op: "create", kind: "task", id: actor.ids.newId(), fields } as const;
    });
    return ok(
      applyAction(write, actor, {
        verb: "playbook-applied",
        cause: playbook.name[context.language?.() ?? "en"],
        subjects: [{ subject: incidentSubject(incident), changes }],
      }),
    );
  });
}

function taskFields(task: StartedTask, firstPosition: number) {
  return {
    title: task.title,
    detail: task.detail,
    phase: task.phase,
    owner: null,
    dueAt: task.dueAtIso,
    position: firstPosition + task.position,
    status: "open",
    statusReason: null,
    playbook: task.playbook,
    condition: task.condition,
  } as const;
}
