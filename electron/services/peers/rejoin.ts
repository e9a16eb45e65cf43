import type { Failure } from "../../../shared/contract/failures.ts";
import type { SealedFileRefusal } from "../../../shared/exchange/identity/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { admitState } from "../../exchange/identity/absorb-state.ts";
import { logicalNowMs } from "../../exchange/identity/identity-context.ts";
import { openInvitation } from "../../exchange/identity/invitation-file.ts";
import { joinOrganisation, readInvitation } from "../../exchange/identity/join-organisation.ts";
import { changeVault } from "../case-context.ts";
import { ownIdentity, type PeersContext } from "./peers-context.ts";

/** The open vault becomes the device of an invitation of its own organisation: after a restore, or with a root key that was lost. */
export async function rejoin(
  context: PeersContext,
  text: string,
  code: string,
): Promise<Result<string, Failure>> {
  const { identity } = await ownIdentity(context);
  const { kdfPolicy, database } = context;
  const nowMs = logicalNowMs(database.read, context);
  const opened = await openInvitation(text, code, { kdfPolicy, nowMs });
  if (!opened.ok) return refused(opened.error.reason, opened.error.expected);
  const ready = await readInvitation(opened.value);
  if (!ready.ok) return refused(ready.error.reason, ready.error.expected);
  const admitted = admitState(ready.value.verified, identity, context.vaultKind);
  if (!admitted.ok) return refused(admitted.error, "an invitation to this vault's organisation");
  return changeVault(database, (write) => {
    joinOrganisation(write, context, ready.value);
    return ok(ready.value.invitation.device.deviceId);
  });
}

function refused(reason: SealedFileRefusal, expected: string): Result<never, Failure> {
  return err({ kind: "invitation-refused", reason, expected });
}
