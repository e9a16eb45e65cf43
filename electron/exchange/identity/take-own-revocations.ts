import { REVOCATION, type Revocation } from "../../../shared/exchange/identity/revocation.ts";
import {
  isSignedBy,
  parseStatement,
  type Statement,
} from "../../../shared/exchange/identity/signed-statement.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import { IDENTITY_CRYPTO } from "./identity-crypto.ts";
import { changesOf, recordAct, type IdentityContext } from "./identity-context.ts";
import { revocationRecord } from "./revoke-keys.ts";
import { listRevocations, readDevice, readIdentity } from "./stored-identity.ts";

/**
 * Takes in revocations of our own organisation that a sibling carried: the revoked laptops lose their certificates here too,
 * so that nothing is encrypted to them any more. A laptop that was lost and comes back learns it the same way and seals
 * itself: its signing key serves nothing from then on (threats row 80). Gives what was new.
 */
export function takeOwnRevocations(
  write: WriteHandle,
  context: IdentityContext,
  texts: readonly string[],
): readonly Revocation[] {
  const identity = readIdentity(write);
  if (identity === undefined) return [];
  const known = new Set(
    listRevocations(write, identity.id).map(({ statement }) => statement.bodyText),
  );
  const fresh: Statement<Revocation>[] = [];
  for (const text of texts) {
    const statement = parseStatement(text, REVOCATION);
    if (!statement.ok || known.has(statement.value.bodyText)) continue;
    if (statement.value.body.organisationId !== identity.id) continue;
    if (!isSignedBy(IDENTITY_CRYPTO, statement.value, identity.rootKey)) continue;
    known.add(statement.value.bodyText);
    fresh.push(statement.value);
  }
  if (fresh.length === 0) return [];
  recordAct(write, context, "revocations-taken", [
    ...fresh.map(({ body, text }) => revocationRecord(context, identity.id, body.number, text)),
    ...fresh.flatMap(({ body }) => deviceChanges(write, body)),
  ]);
  return fresh.map(({ body }) => body);
}

function deviceChanges(write: WriteHandle, { target }: Revocation): readonly SubjectChanges[] {
  if (target.kind !== "device") return [];
  const device = readDevice(write, target.deviceId);
  if (device === undefined || device.epoch > target.upToEpoch) return [];
  const fields = { status: "revoked", certificate: null };
  return [changesOf("device", device.id, device.name, { op: "update", fields })];
}
