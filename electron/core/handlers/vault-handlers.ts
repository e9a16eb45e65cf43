import type { vaultContract } from "../../../shared/contract/vault.ts";
import { vaultIdSchema } from "../../../shared/model/ids.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { addKeychainSlot, changePassphrase, removeKeychainSlot } from "../../vault/manage-slots.ts";
import type { KeychainPort } from "../../vault/keychain.ts";
import type { DeskSession } from "../desk-session.ts";
import type { Incoming } from "../incoming.ts";
import { draftHandlers } from "./draft-handlers.ts";
import { progressStream } from "../progress-stream.ts";
import type { VaultWork } from "../vault-work.ts";

/** The vault's calls over the session that opens and closes it. */
export function vaultHandlers(
  session: DeskSession,
  work: VaultWork,
  incoming: Incoming,
  keychain: KeychainPort | null,
): Handlers<typeof vaultContract> {
  return {
    ...openingHandlers(session, work, keychain),
    ...keyHandlers(session, keychain),
    ...upkeepHandlers(session, work, incoming),
  };
}

type VaultHandlers = Handlers<typeof vaultContract>;

function openingHandlers(
  session: DeskSession,
  work: VaultWork,
  keychain: KeychainPort | null,
): Pick<
  VaultHandlers,
  | "watch"
  | "state"
  | "create"
  | "select"
  | "unlock"
  | "unlockWithKeychain"
  | "recover"
  | "lock"
  | "touch"
  | "demonstration"
> {
  return {
    watch: async function* (_input, { signal }) {
      yield* session.feed.follow(signal);
      return ok(undefined);
    },
    state: () => ok(session.feed.get()),
    create: async ({ name, countryCode, ...rest }) => {
      const made = await work.createHere(name, { ...rest, countryCode });
      if (!made.ok) return made;
      const { vaultId, organisationId, recoveryCode } = made.value;
      return ok({ vaultId: vaultIdSchema.parse(vaultId), organisationId, recoveryCode });
    },
    select: async ({ name }) => {
      const known = await session.find(name);
      if (!known.ok) return known;
      await session.select(known.value);
      return ok(session.feed.get());
    },
    unlock: async ({ name, passphrase, analyst }) => {
      const known = await session.find(name);
      if (!known.ok) return known;
      const opened = await session.open(known.value, { kind: "passphrase", passphrase }, analyst);
      return opened.ok ? ok(session.feed.get()) : opened;
    },
    unlockWithKeychain: async ({ name }) => {
      if (!keychain) return err({ kind: "keychain-unavailable", why: "not in this shell" });
      const known = await session.find(name);
      if (!known.ok) return known;
      const opened = await session.open(known.value, { kind: "keychain", keychain });
      return opened.ok ? ok(session.feed.get()) : opened;
    },
    recover: async ({ name, recoveryCode, newPassphrase }) => {
      const known = await session.find(name);
      return known.ok ? work.recover(known.value, recoveryCode, newPassphrase) : known;
    },
    lock: async ({ why }) => {
      await session.lock(why);
      return ok(undefined);
    },
    touch: () => {
      session.touch();
      return ok(undefined);
    },
    demonstration: () =>
      progressStream(async (report) => {
        const opened = await work.openDemonstration(report);
        return opened.ok ? ok(session.feed.get()) : opened;
      }),
  };
}

function keyHandlers(
  session: DeskSession,
  keychain: KeychainPort | null,
): Pick<VaultHandlers, "changePassphrase" | "setKeychain" | "draftKey" | "drafts"> {
  return {
    changePassphrase: async ({ oldPassphrase, newPassphrase }) => {
      const desk = session.require();
      if (!desk.ok) return desk;
      return changePassphrase(desk.value.vault, { current: oldPassphrase, next: newPassphrase });
    },
    setKeychain: async ({ isEnabled }) => {
      const desk = session.require();
      if (!desk.ok) return desk;
      if (!keychain) return err({ kind: "keychain-unavailable", why: "not in this shell" });
      if (isEnabled) {
        const added = await addKeychainSlot(desk.value.vault, keychain);
        if (!added.ok) return added;
      } else {
        await removeKeychainSlot(desk.value.vault, keychain);
      }
      await session.refresh();
      return ok(undefined);
    },
    drafts: draftHandlers(session),
    draftKey: () => {
      const desk = session.require();
      return desk.ok ? ok({ key: desk.value.vault.copyDraftKey() }) : desk;
    },
  };
}

function upkeepHandlers(
  session: DeskSession,
  work: VaultWork,
  incoming: Incoming,
): Pick<VaultHandlers, "info" | "check" | "backup" | "restore" | "rehearseRestore" | "settings"> {
  return {
    info: async () => {
      const desk = session.require();
      return desk.ok ? ok(await work.describe(desk.value)) : desk;
    },
    check: (_input, { signal }) =>
      progressStream(async (report) => {
        const desk = session.require();
        return desk.ok ? work.check(desk.value, report, signal) : desk;
      }),
    backup: (_input, { signal }) =>
      progressStream(async (report) => {
        const desk = session.require();
        return desk.ok ? work.backUp(desk.value, report, signal) : desk;
      }),
    restore: ({ uploadId, name, passphrase }, { signal }) =>
      progressStream(async (report) => {
        const file = incoming.pathOf(uploadId);
        if (!file.ok) return file;
        try {
          return await work.restoreHere(name, { file: file.value, passphrase }, report, signal);
        } finally {
          await incoming.discard(uploadId);
        }
      }),
    rehearseRestore: ({ uploadId, passphrase }, { signal }) =>
      progressStream(async (report) => {
        const file = incoming.pathOf(uploadId);
        if (!file.ok) return file;
        try {
          return await work.rehearse({ file: file.value, passphrase }, report, signal);
        } finally {
          await incoming.discard(uploadId);
        }
      }),
    settings: {
      get: () => {
        const desk = session.require();
        return desk.ok ? ok(desk.value.services.settings.get()) : desk;
      },
      set: async (patch) => {
        const desk = session.require();
        if (!desk.ok) return desk;
        const settings = desk.value.services.settings.set(patch);
        await session.refresh();
        return ok(settings);
      },
    },
  };
}
