import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import { readOptOuts } from "../../storage/tables/notifications.ts";
import { changeVault, notFound, nowIso, type CaseContext } from "../case-context.ts";

/** Notes that an address wants no more messages. Kept by address, so that a new import of the register does not forget it. */
export function addOptOut(
  context: CaseContext,
  wanted: { readonly address: string; readonly reason: string },
): Result<{ id: string; actionId: number }, Failure> {
  const actor = context.actor();
  const address = wanted.address.toLowerCase();
  return changeVault(context.database, (write) => {
    if (readOptOuts(write).some((one) => one.address === address)) {
      const expected = "an address that has not opted out yet";
      return err({ kind: "invalid-value", field: "address", found: address, expected });
    }
    const id = actor.ids.newId();
    const fields = { createdAt: nowIso(actor), address, reason: wanted.reason, author: actor.name };
    const { actionId } = applyAction(write, actor, {
      verb: "opt-out-added",
      subjects: [
        {
          subject: { kind: "opt-out", id, title: address },
          changes: [{ op: "create", kind: "opt-out", id, fields }],
        },
      ],
    });
    return ok({ id, actionId });
  });
}

export function removeOptOut(context: CaseContext, wanted: string): Result<AppliedAction, Failure> {
  const address = wanted.toLowerCase();
  return changeVault(context.database, (write) => {
    const one = readOptOuts(write).find((optOut) => optOut.address === address);
    if (one === undefined) return err(notFound("opt-out", address));
    return ok(
      applyAction(write, context.actor(), {
        verb: "opt-out-removed",
        subjects: [
          {
            subject: { kind: "opt-out", id: one.id, title: address },
            changes: [{ op: "delete", kind: "opt-out", id: one.id }],
          },
        ],
      }),
    );
  });
}
