import type { Failure } from "../../shared/contract/failures.ts";
import { openInvitation, type InvitationFault } from "../exchange/identity/invitation-file.ts";
import { joinOrganisation, readInvitation } from "../exchange/identity/join-organisation.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { actorOfNewVault, settingsOfNewVault } from "../services/settings/initialise.ts";
import type { WriteHandle } from "../storage/database.ts";
import type { VaultEnvironment } from "../vault/environment.ts";
import type { VaultMeta } from "../vault/vault-meta.ts";
import type { NewVault } from "./local-core.ts";

/** What a person has who sets up a further laptop of an organisation. */
export interface Joining {
  /** Content of the invitation file. */
  readonly invitation: string;
  /** The words, as typed. */
  readonly code: string;
  readonly analyst: string;
  readonly passphrase: string;
}

/** An organisation that a new vault becomes part of. */
export interface JoinedOrganisation {
  readonly organisationId: string;
  readonly deviceId: string;
  /** Puts keys, devices and peers into the new vault. */
  readonly join: (write: WriteHandle, meta: VaultMeta) => void;
}

/**
 * Opens an invitation and says what vault is to be made of it. Name, country and kind come from the organisation. Fails with
 * `invitation-refused`, and then no folder was made.
 */
export async function prepareJoining(
  environment: VaultEnvironment,
  { invitation, code, analyst, passphrase }: Joining,
): Promise<Result<{ readonly vault: NewVault; readonly joined: JoinedOrganisation }, Failure>> {
  const { kdfPolicy, nowMs, random } = environment;
  const opened = await openInvitation(invitation, code, { kdfPolicy, nowMs: nowMs() });
  if (!opened.ok) return refused(opened.error);
  const ready = await readInvitation(opened.value);
  if (!ready.ok) return refused(ready.error);
  const { state } = ready.value.verified;
  const { organisationId, vaultKind: kind, name: organisation, countryCode } = state;
  const vault = { organisation, countryCode, kind, analyst, passphrase };
  const join = (write: WriteHandle, meta: VaultMeta): void => {
    const actor = actorOfNewVault(meta, { analyst, nowMs, random });
    joinOrganisation(
      write,
      {
        actor: () => actor,
        settings: () => settingsOfNewVault(vault),
        organisationId: () => organisationId,
        vaultKind: kind,
        replicaId: meta.replicaId,
        random,
      },
      ready.value,
    );
  };
  const { deviceId } = opened.value.device;
  return ok({ vault, joined: { organisationId, deviceId, join } });
}

function refused({ reason, expected }: InvitationFault): Result<never, Failure> {
  return err({ kind: "invitation-refused", reason, expected });
}
