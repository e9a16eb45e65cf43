import { err, ok, type Result } from "../../../shared/result.ts";
import type { IdentityDesk } from "../../exchange/identity/identity-context.ts";
import {
  describeKey,
  type OpenPgpKeyView,
  type UnreadableKey,
} from "../../openpgp/key-description.ts";
import {
  createOrganisationKey,
  readOrganisationKey,
  revokedOrganisationKey,
  type KeyHolder,
} from "../../openpgp/organisation-key.ts";
import { loadOrganisationKey, storeOrganisationKey } from "../../openpgp/stored-key.ts";

/** What can keep a key from being made, shown or used. */
export type OpenPgpKeyProblem =
  | UnreadableKey
  | { readonly kind: "openpgp-no-key" }
  /** There is one that still holds; it is replaced only on purpose. */
  | { readonly kind: "openpgp-key-there"; readonly fingerprint: string }
  | { readonly kind: "openpgp-key-unusable"; readonly fingerprint: string; readonly state: string };

/** The organisation's OpenPGP key in the open vault. */
export interface OpenPgpKeyService {
  readonly create: (
    holder: KeyHolder,
    options: { readonly validDays: number; readonly replaces: boolean },
  ) => Promise<Result<OpenPgpKeyView, OpenPgpKeyProblem>>;
  readonly takeIn: (
    armored: string,
    passphrase: string | null,
    options: { readonly replaces: boolean },
  ) => Promise<Result<OpenPgpKeyView, OpenPgpKeyProblem>>;
  readonly show: () => Promise<Result<OpenPgpKeyView, OpenPgpKeyProblem>>;
  /** The public half, ASCII-armoured. */
  readonly exportPublic: () => Promise<
    Result<{ readonly key: OpenPgpKeyView; readonly armored: string }, OpenPgpKeyProblem>
  >;
  readonly revoke: (reason: string) => Promise<Result<OpenPgpKeyView, OpenPgpKeyProblem>>;
}

export function createOpenPgpKeys(desk: IdentityDesk): OpenPgpKeyService {
  const nowMs = () => desk.actor().nowMs();
  const load = () => loadOrganisationKey(desk.database.read);
  const admit = async (replaces: boolean): Promise<Result<void, OpenPgpKeyProblem>> => {
    const present = await load();
    if (present === undefined || replaces) return ok(undefined);
    const { state, fingerprint } = await describeKey(present, nowMs());
    return state === "valid" ? err({ kind: "openpgp-key-there", fingerprint }) : ok(undefined);
  };
  return {
    create: async (holder, { validDays, replaces }) => {
      const admitted = await admit(replaces);
      if (!admitted.ok) return admitted;
      const key = await createOrganisationKey(holder, { nowMs: nowMs(), validDays });
      await storeOrganisationKey(desk, key, "openpgp-key-kept");
      return ok(await describeKey(key, nowMs()));
    },
    takeIn: async (armored, passphrase, { replaces }) => {
      const read = await readOrganisationKey(armored, passphrase);
      if (!read.ok) return read;
      const view = await describeKey(read.value, nowMs());
      const { fingerprint, state } = view;
      if (!view.canSign) return err({ kind: "openpgp-key-unusable", fingerprint, state });
      const admitted = await admit(replaces);
      if (!admitted.ok) return admitted;
      await storeOrganisationKey(desk, read.value, "openpgp-key-kept");
      return ok(view);
    },
    show: async () => {
      const key = await load();
      return key === undefined
        ? err({ kind: "openpgp-no-key" })
        : ok(await describeKey(key, nowMs()));
    },
    exportPublic: async () => {
      const key = await load();
      if (key === undefined) return err({ kind: "openpgp-no-key" });
      return ok({ key: await describeKey(key, nowMs()), armored: key.toPublic().armor() });
    },
    revoke: async (reason) => {
      const key = await load();
      if (key === undefined) return err({ kind: "openpgp-no-key" });
      const revoked = await revokedOrganisationKey(key, reason, nowMs());
      await storeOrganisationKey(desk, revoked, "openpgp-key-revoked");
      return ok(await describeKey(revoked, nowMs()));
    },
  };
}
