import type { casePartsContract } from "../../../shared/contract/case-parts.ts";
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { CaseContext } from "../case-context.ts";
import { partCalls } from "./part-calls.ts";
import {
  COUNTERMEASURE_RULES,
  INVESTIGATION_RULES,
  NOTE_RULES,
  TASK_RULES,
  TIMELINE_RULES,
} from "./part-rules.ts";
import { applyPlaybook, listPlaybooks } from "./playbooks.ts";
import { addRelation, listRelations, removeRelation } from "./relations.ts";

/** What the calls on the parts of an incident do. */
export function casePartCalls(context: CaseContext): Handlers<typeof casePartsContract> {
  return {
    tasks: {
      ...partCalls(context, TASK_RULES),
      applyPlaybook: ({ incidentId, playbookId }) => applyPlaybook(context, incidentId, playbookId),
    },
    notes: partCalls(
      context,
      NOTE_RULES(() => context.actor().name),
    ),
    timeline: partCalls(context, TIMELINE_RULES),
    investigations: partCalls(context, INVESTIGATION_RULES),
    countermeasures: partCalls(context, COUNTERMEASURE_RULES),
    relations: {
      list: ({ kind, id }) => listRelations(context, kind, id),
      add: (draft) => addRelation(context, draft),
      remove: ({ id }) => removeRelation(context, id),
    },
    playbooks: {
      list: ({ classification, language }) =>
        ok({ items: listPlaybooks(classification, language) }),
    },
  };
}
