import type { Revocation, RevocationTarget } from "../../../shared/exchange/identity/revocation.ts";
import { isSignedBy } from "../../../shared/exchange/identity/signed-statement.ts";
import type { RevocationReason } from "../../../shared/exchange/identity/values.ts";
import type { SigningKey } from "../../crypto/ed25519.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import { IDENTITY_CRYPTO } from "./identity-crypto.ts";
import { changesOf, isoOf, logicalNowMs, type IdentityContext } from "./identity-context.ts";
import { issueRevocation } from "./issue-statements.ts";
import { listRevocations } from "./stored-identity.ts";

/** Why keys are given up, and since when they may have been in other hands. */
export interface KeyLoss {
  readonly reason: RevocationReason;
  /** ISO instant, or null when nobody else had them. */
  readonly compromisedSince: string | null;
  /** In the analyst's words, for the journal alone. */
  readonly cause: string;
}

/** Signs a revocation and gives the record that keeps it. */
export function revokeTarget(
  write: WriteHandle,
  context: IdentityContext,
  root: SigningKey,
  target: RevocationTarget,
  { reason, compromisedSince }: Pick<KeyLoss, "reason" | "compromisedSince">,
  /** Revocations of the same act that are signed but not stored yet. */
  offset = 0,
): SubjectChanges {
  const nowMs = logicalNowMs(write, context);
  const organisationId = context.organisationId();
  const last = listRevocations(write, organisationId).at(-1)?.statement.body.number ?? 0;
  const revocation: Omit<Revocation, "$domain"> = {
    organisationId,
    number: last + 1 + offset,
    target,
    reason,
    revokedAt: isoOf(nowMs),
    compromisedSince,
  };
  const statement = issueRevocation(root, revocation);
  return revocationRecord(context, organisationId, revocation.number, statement);
}

/** Signs own revocations anew that a former root key signed: peers ask the present one only. */
export function signRevocationsAnew(
  write: WriteHandle,
  context: IdentityContext,
  root: SigningKey,
): readonly SubjectChanges[] {
  const rootKey = Buffer.from(root.publicKey).toString("base64");
  return listRevocations(write, context.organisationId()).flatMap(({ id, statement }) => {
    if (isSignedBy(IDENTITY_CRYPTO, statement, rootKey)) return [];
    const { $domain: _same, ...revocation } = statement.body;
    const title = String(revocation.number);
    const fields = { statement: issueRevocation(root, revocation) };
    return [changesOf("revocation", id, title, { op: "update", fields })];
  });
}

/** The record of a revocation, ours or a peer's. */
export function revocationRecord(
  context: IdentityContext,
  organisationId: string,
  number: number,
  statement: string,
): SubjectChanges {
  const actor = context.actor();
  const fields = { createdAt: isoOf(actor.nowMs()), organisationId, number, statement };
  return changesOf("revocation", actor.ids.newId(), String(number), { op: "create", fields });
}
