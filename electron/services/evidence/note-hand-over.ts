import {
  formatCustodyFile,
  type HandOver,
  type HandOverStatement,
} from "../../../shared/domain/custody/hand-over.ts";
import { viewOfHandOver } from "../../../shared/domain/custody/hand-over-view.ts";
import { verifyHandOver } from "../../../shared/domain/custody/verify-hand-over.ts";
import type { Evidence } from "../../../shared/model/case-parts.ts";
import type { IdentityDesk } from "../../exchange/identity/identity-context.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import { CUSTODY_CRYPTO } from "./custody-crypto.ts";
import type { NotedHandOver } from "./custody.ts";
import { custodyFields, custodyLog } from "./evidence-fields.ts";
import { historySubject } from "./history-subject.ts";

/** Verbs of the journal by what the custody log says. */
const VERBS = {
  "handed-over": "evidence-handed-over",
  "taken-over": "evidence-taken-over",
  countersigned: "evidence-countersigned",
} as const;

/** Adds a hand-over to the custody logs of these files, in one act that stands: signatures can't be taken back. */
export function noteHandOver(
  { database, actor: actorOf }: IdentityDesk,
  items: readonly Evidence[],
  act: keyof typeof VERBS,
  statement: HandOverStatement,
  handOver: HandOver,
): NotedHandOver {
  const actor = actorOf();
  const { taker, giver, place, purpose } = statement;
  const other = act === "taken-over" ? giver : taker;
  const who = [other.person, other.organisationName].filter(isSaid).join(", ");
  const detail = [who, ...[place, purpose].filter(isSaid)].join("; ");
  const seal = (id: string): string => {
    const number = statement.items.find((item) => item.id === id)?.sealNumber ?? null;
    return number === null ? "" : ` [${number}]`;
  };
  const subjects = items.map((item) => ({
    subject: historySubject(item),
    changes: [
      {
        op: "update",
        kind: "evidence",
        id: item.id,
        fields: {
          custody: [
            ...custodyLog(item.custody),
            {
              ...custodyFields({
                atMs: actor.nowMs(),
                actor: actor.name,
                act,
                detail: detail + seal(item.id),
                sha256: item.sha256,
              }),
              handOver: { ...handOver },
            },
          ],
        },
      } as const,
    ],
  }));
  const { actionId, changed } =
    subjects.length === 0
      ? { actionId: 0, changed: 0 }
      : database.transaction((write) =>
          applyAction(write, actor, { verb: VERBS[act], isUndoable: false, subjects }),
        );
  const view = viewOfHandOver(verifyHandOver(handOver, [], CUSTODY_CRYPTO));
  return { view, file: formatCustodyFile(handOver), actionId, noted: changed };
}

/** A statement has a dash where nobody said anything. */
function isSaid(text: string): boolean {
  return text !== "-";
}
