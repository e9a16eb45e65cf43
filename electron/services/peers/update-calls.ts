import type { Failure } from "../../../shared/contract/failures.ts";
import type { SealedFileRefusal } from "../../../shared/exchange/identity/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { absorbState, admitState, readState } from "../../exchange/identity/absorb-state.ts";
import { collectState } from "../../exchange/identity/collect-state.ts";
import { recipientsOfSiblings } from "../../exchange/identity/recipients-for.ts";
import { readSecrets } from "../../exchange/identity/secret-rows.ts";
import { openUpdate, sealUpdate } from "../../exchange/identity/update-file.ts";
import { changeVault } from "../case-context.ts";
import { ownIdentity, type PeersContext } from "./peers-context.ts";

/** What the other laptops have to know, sealed to each that was not revoked. Fails with `no-root-key` or when there is none. */
export async function exportUpdate(
  context: PeersContext,
): Promise<Result<{ readonly text: string; readonly deviceIds: readonly string[] }, Failure>> {
  await ownIdentity(context);
  const siblings = recipientsOfSiblings(context.database.read, context);
  if (siblings.length === 0) {
    return err({
      kind: "invalid-value",
      field: "devices",
      found: "0",
      expected: "another laptop of the organisation",
    });
  }
  const state = changeVault(context.database, (write) => collectState(write, context));
  if (!state.ok) return state;
  const text = await sealUpdate(
    state.value,
    siblings.map(({ hybrid }) => hybrid),
  );
  return ok({ text, deviceIds: siblings.map(({ deviceId }) => deviceId) });
}

/** Takes in such a file: newer keys, devices, revocations and peers of the own organisation. */
export async function takeUpdate(
  context: PeersContext,
  text: string,
): Promise<Result<void, Failure>> {
  const { identity } = await ownIdentity(context);
  const [secret] = readSecrets(context.database.read, "device-hybrid");
  if (secret === undefined) return refused("does-not-open", "a key of this laptop");
  const opened = await openUpdate(text, Buffer.from(secret.secret).toString("utf8"));
  if (!opened.ok) return refused(opened.error.reason, opened.error.expected);
  const verified = await readState(opened.value);
  if (!verified.ok) return refused(verified.error.reason, verified.error.expected);
  const admitted = admitState(verified.value, identity, context.vaultKind);
  if (!admitted.ok) return refused(admitted.error, "an update of this vault's organisation");
  return changeVault(context.database, (write) => {
    absorbState(write, context, verified.value);
    return ok(undefined);
  });
}

function refused(reason: SealedFileRefusal, expected: string): Result<never, Failure> {
  return err({ kind: "update-refused", reason, expected });
}
