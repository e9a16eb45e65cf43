import type { Profile } from "../../../shared/exchange/identity/profile.ts";
import type { VaultSettings } from "../../../shared/model/settings.ts";
import type { VaultKind } from "../../../shared/vault/header.ts";
import type { RandomPort } from "../../crypto/random.ts";
import type { Database, ReadHandle, WriteHandle } from "../../storage/database.ts";
import type { Actor } from "../../storage/journal/action-stamp.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import { readHead } from "../../storage/journal/journal-rows.ts";
import type { Fields } from "../../storage/records/json-value.ts";

/** What the identity of an organisation works with. All of it is handed in. */
export interface IdentityContext {
  readonly actor: () => Actor;
  readonly settings: () => VaultSettings;
  readonly organisationId: () => string;
  readonly vaultKind: VaultKind;
  /** This copy of the vault; another one after a restore. */
  readonly replicaId: string;
  readonly random: RandomPort;
}

/** The same with the open vault's database. */
export interface IdentityDesk extends IdentityContext {
  readonly database: Database;
}

/**
 * The present, but never before what this vault has seen: a clock that was set back does not bring an expired card back to
 * life (threats D3.19).
 */
export function logicalNowMs(read: ReadHandle, context: IdentityContext): number {
  const seenMs = readHead(read).hybridTime?.ms ?? 0;
  return Math.max(context.actor().nowMs(), seenMs);
}

export function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** One act on keys or trust. It stands by its nature: what it told others can't be taken back by an undo. */
export function recordAct(
  write: WriteHandle,
  context: IdentityContext,
  verb: string,
  subjects: readonly SubjectChanges[],
  cause: string | null = null,
): AppliedAction {
  return applyAction(write, context.actor(), { verb, cause, isUndoable: false, subjects });
}

/** A profile as a field of a record: sections that are not filled in are absent. */
export function profileFields(profile: Profile): Fields {
  return Object.fromEntries(
    Object.entries(profile).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  );
}

/** Subject of the journal for a device, peer, revocation or the identity itself. */
export function changesOf(
  kind: "identity" | "device" | "peer" | "revocation",
  id: string,
  title: string,
  change: { readonly op: "create" | "update"; readonly fields: Fields },
): SubjectChanges {
  return { subject: { kind, id, title }, changes: [{ ...change, kind, id }] };
}
