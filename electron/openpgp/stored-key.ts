import { readPrivateKey, type PrivateKey } from "openpgp";
import { recordAct } from "../exchange/identity/identity-context.ts";
import { ensureIdentity } from "../exchange/identity/ensure-identity.ts";
import type { IdentityDesk } from "../exchange/identity/identity-context.ts";
import {
  insertSecret,
  readSecrets,
  removeSecret,
  retireSecrets,
} from "../exchange/identity/secret-rows.ts";
import type { ReadHandle } from "../storage/database.ts";

/** The organisation's key as the vault keeps it: one at a time, with those that it replaced behind it. */
export async function loadOrganisationKey(read: ReadHandle): Promise<PrivateKey | undefined> {
  const [newest] = readSecrets(read, "openpgp").filter(({ retiredMs }) => retiredMs === null);
  if (newest === undefined) return undefined;
  const armoredKey = new TextDecoder().decode(newest.secret);
  newest.secret.fill(0);
  return readPrivateKey({ armoredKey });
}

/** Keeps a key in place of the one before; the history says so and holds only the fingerprint. */
export async function storeOrganisationKey(
  context: IdentityDesk,
  key: PrivateKey,
  verb: "openpgp-key-kept" | "openpgp-key-revoked",
): Promise<void> {
  const { identity } = await ensureIdentity(context);
  const fingerprint = key.getFingerprint().toUpperCase();
  const nowMs = context.actor().nowMs();
  const secret = new TextEncoder().encode(key.armor());
  context.database.transaction((write) => {
    const [newest] = readSecrets(write, "openpgp");
    const epoch = (newest?.epoch ?? 0) + 1;
    retireSecrets(write, "openpgp", nowMs);
    // A revoked key takes the place of itself.
    removeSecret(write, fingerprint);
    insertSecret(write, {
      purpose: "openpgp",
      epoch,
      publicText: fingerprint,
      secret,
      replicaId: null,
      createdMs: nowMs,
      retiredMs: null,
    });
    const subject = { kind: "identity", id: identity.id, title: fingerprint } as const;
    recordAct(write, context, verb, [{ subject, changes: [], isAct: true }]);
  });
  secret.fill(0);
}
